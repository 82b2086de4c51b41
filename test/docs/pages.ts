import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Files of the working tree that git does not ignore. */
export const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

/** Pages of the documentation, without the changelog, which also describes what no longer exists. */
export const pages = files.filter((file) => /^(README|CONTRIBUTING|SECURITY|docs\/.*)\.md$/.test(file));

/** Text of a page by its path from the root. */
export function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** Code block of a page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Last line of text before it. */
  readonly lead: string;
}

/** Code blocks of a text. */
export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/(?:^(?<lead>\S.*)\n\n)?^```(?<language>\w*)\n(?<code>[^]*?)^```/gm)].map(({ groups }) => ({
    language: groups!.language!,
    text: groups!.code!,
    lead: groups!.lead ?? '',
  }));
}

/**
 * Text below a heading, up to the next one of its level or above.
 *
 * @throws Error when the page has no such heading
 */
export function sectionOf(page: string, heading: string): string {
  const [, text] = `\n${textOf(page)}`.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`${page} has no section "${heading}"`);
  return text.split(/\n##? /)[0]!;
}
