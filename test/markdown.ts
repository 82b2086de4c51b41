/** Node of a document of CommonMark. */
interface MarkdownNode {
  readonly type: string;
  readonly literal: string | null;
  readonly destination: string | null;
}

interface Walker {
  next(): { readonly node: MarkdownNode; readonly entering: boolean } | null;
}

// The package has no types.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { Parser } = require('commonmark') as {
  readonly Parser: new () => { parse(text: string): { walker(): Walker } };
};

/** Returns what a reader of Markdown sees of a text: its characters and line breaks, without markup. */
export function shownMarkdown(text: string): string {
  const shown: string[] = [];
  for (const { node, entering } of stepsOf(text)) {
    if (node.type === 'linebreak' || node.type === 'softbreak' || (node.type === 'paragraph' && !entering))
      shown.push('\n');
    if (entering && node.literal !== null) shown.push(node.literal);
  }
  return shown.join('').trimEnd();
}

/** Nodes of a document in their order, each when the walk enters and when it leaves it. */
function stepsOf(text: string): { readonly node: MarkdownNode; readonly entering: boolean }[] {
  const walker = new Parser().parse(text).walker();
  const steps = [];
  for (let step = walker.next(); step; step = walker.next()) steps.push(step);
  return steps;
}

/** Returns the destinations of the links and images of a document. */
export function linksOf(text: string): string[] {
  return stepsOf(text).flatMap(({ node: { type, destination }, entering }) =>
    entering && (type === 'link' || type === 'image') ? [destination!] : [],
  );
}

/** Returns the anchors of the headings of a document, as GitHub makes them. */
export function slugsOf(text: string): string[] {
  const headings: string[] = [];
  let heading: string | undefined;
  for (const { node, entering } of stepsOf(text)) {
    if (node.type === 'heading' && entering) heading = '';
    else if (node.type === 'heading') headings.push(heading!);
    else if (heading !== undefined && entering) heading += node.literal ?? '';
    if (node.type === 'heading' && !entering) heading = undefined;
  }
  const slugs = headings.map((one) =>
    one
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return slugs.map((slug, index) => {
    const earlier = slugs.slice(0, index).filter((one) => one === slug).length;
    return earlier === 0 ? slug : `${slug}-${earlier}`;
  });
}
