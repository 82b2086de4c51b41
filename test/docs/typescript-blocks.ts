import { basename } from 'node:path';
import { blocksOf, pages, textOf } from './pages';

/** Code block in TypeScript as a file of this repository. */
export interface CodeFile {
  /** Path from the root. */
  readonly file: string;
  readonly page: string;
  /** Number of the block on its page, counted from 1. */
  readonly number: number;
  readonly text: string;
  /** Errors that its comments announce. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
}

const folder = 'test/docs/project';

/** Whether a block is compiled here: others have tests of their own, or continue a file of the reader. */
const isWhole = ({ language, text, lead }: { language: string; text: string; lead: string }) =>
  language === 'ts' && !text.startsWith('// before\n') && !/, add:$/.test(lead);

/**
 * Returns the blocks in TypeScript of all pages. A block after a line with the path of a file is that file, which
 * others of the page can import. `./catalogue` and `./stack` are those of the test, unless the page has them.
 */
export function codeFiles(): CodeFile[] {
  return pages.flatMap((page) => {
    const blocks = blocksOf(textOf(page)).filter(isWhole);
    const names = blocks.map(({ lead }, index) => /`([\w-]+)\.ts`[^`]*:$/.exec(lead)?.[1] ?? `block-${index + 1}`);
    const own = `${folder}/${page.replace(/\.md$/, '').replaceAll(/\W/g, '-')}`;
    return blocks.map(({ text }, index) => ({
      file: `${own}/${names[index]!}.ts`,
      page,
      number: index + 1,
      text: text
        .replaceAll(/'vigie(?:\/(\w+))?'/g, (_, module: string | undefined) => `'../../../../${module ?? 'index'}'`)
        .replaceAll(/'\.\/(\w+)'/g, (path, module: string) => (names.includes(module) ? path : `'../${module}'`)),
      errors: text.split('\n').flatMap((line, at) => {
        const [, message] = /\/\/ error: (.*)/.exec(line) ?? [];
        return message === undefined ? [] : [{ line: at + 1, message }];
      }),
    }));
  });
}

/** Name of a block in the title of a test: `tutorial.md, block 2`. */
export function titleOf({ page, number }: CodeFile): string {
  return `${basename(page)}, block ${number}`;
}
