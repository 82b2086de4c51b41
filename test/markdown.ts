/** Node of a document of CommonMark. */
interface MarkdownNode {
  readonly type: string;
  readonly literal: string | null;
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
  const walker = new Parser().parse(text).walker();
  const shown: string[] = [];
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (node.type === 'linebreak' || node.type === 'softbreak' || (node.type === 'paragraph' && !entering))
      shown.push('\n');
    if (entering && node.literal !== null) shown.push(node.literal);
  }
  return shown.join('').trimEnd();
}
