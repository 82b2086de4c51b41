import type { Explanation } from './explainer';

/** Width of a line, in characters. */
const width = 100;

/** Width of the titles of facts, in characters. */
const titleWidth = 16;

/** Renders explanations as text of at most 100 columns. A word that is longer has a line of its own. */
export function explanationText({ kind, name, stack, facts }: Explanation): string {
  const lines = facts.flatMap(([title, ...texts]) =>
    texts
      .flatMap((text) => wrapped(text, width - titleWidth - 2))
      .map((line, index) => `  ${(index === 0 ? title : '').padEnd(titleWidth)}${line}`),
  );
  return [`${kind} ${name} of the stack ${stack}`, ...lines, ''].join('\n');
}

/** Divides a text into lines. The second and later lines are indented. */
function wrapped(text: string, longest: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replaceAll(/\s+/g, ' ').split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= longest || line === '') line = longer;
    else {
      lines.push(line);
      line = `  ${word}`;
    }
  }
  return [...lines, line];
}
