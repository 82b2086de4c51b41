import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripts as projectScripts } from '../../cli/init/project';
import { vigie } from '../../cli/program';
import type { Surroundings } from '../../cli/surroundings';
import { blocksOf, pages, textOf } from './pages';

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
}

const ownPackage = readFileSync(join(__dirname, '../../package.json'), 'utf8');

/** Scripts of a new project and of this repository. */
const scripts: Package['scripts'] = {
  ...projectScripts,
  ...(JSON.parse(ownPackage) as Package).scripts,
};

/** Use of `vigie` or of a script of npm. */
interface Use {
  readonly text: string;
  readonly script: string | undefined;
  /** Subcommand of `vigie`, also of a script that calls only it. */
  readonly subcommand: string | undefined;
  readonly options: readonly string[];
}

/** Uses in shell commands. */
function usesIn(shell: string): Use[] {
  const pattern =
    /(?:npm run(?: --silent)? (?<script>[\w:-]+)|(?<![\w.-])vigie (?<command>[a-z]+)\b)(?<rest>[^|;&#)\n]*)/g;
  return [...shell.matchAll(pattern)].map(({ 0: text, groups }) => {
    const { script, command, rest } = groups!;
    const subcommand = command ?? /^(?:node vigie\.cjs|vigie) (\w+)$/.exec(scripts[script!] ?? '')?.[1];
    return { text, script, subcommand, options: rest!.match(/(?<= )--[a-z][\w-]*/g) ?? [] };
  });
}

/** Returns the help of a subcommand; nothing when there is none. */
async function helpOf(subcommand: string): Promise<string> {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  // Help needs no more of the surroundings.
  const status = await vigie([subcommand, '--help'], { print, note: () => undefined } as unknown as Surroundings);
  const help = printed.join('');
  return status === 0 && help.startsWith(`Usage: vigie ${subcommand}`) ? help : '';
}

/** Uses of what does not exist. */
async function unknownUses(shell: string): Promise<string[]> {
  const unknown = usesIn(shell).map(async ({ text, script, subcommand, options }) => {
    if (subcommand === undefined) return scripts[script!] === undefined ? [text] : [];
    const help = await helpOf(subcommand);
    return help !== '' && options.every((one) => new RegExp(`${one}(?![\\w-])`).test(help)) ? [] : [text];
  });
  return (await Promise.all(unknown)).flat();
}

/** Shell commands of a page: its blocks, and its code in backquotes. */
function shellOf(page: string): string {
  const text = textOf(page);
  const blocks = blocksOf(text).filter(({ language }) => language === 'sh');
  const inline = text.replaceAll(/^```[^]*?^```/gm, '').match(/`[^`]+`/g) ?? [];
  return [...blocks.map((block) => block.text), ...inline.map((code) => code.slice(1, -1))].join('\n');
}

test.each(pages)('the commands of %s exist with their options', async (page) => {
  expect(await unknownUses(shellOf(page))).toEqual([]);
});

test.each([
  ['npm run sinth', 'a script'],
  ['vigie sinth', 'a subcommand'],
  ['vigie secrets shop --rotat monitoring/a/b', 'an option'],
  ['npm run secrets -- gauzian --rotat monitoring/a/b', 'an option of a script'],
])('%s is found', async (wrong) => {
  expect(await unknownUses(`npm run types\n${wrong} | cat`)).toEqual([`${wrong} `]);
});

test.each(pages.filter((page) => textOf(page).includes('```sh\n')))('the shell parses the blocks of %s', (page) => {
  const blocks = blocksOf(textOf(page)).filter(({ language }) => language === 'sh');
  const { stderr } = spawnSync('bash', ['-n'], { input: blocks.map(({ text }) => text).join('\n'), encoding: 'utf8' });
  expect(stderr).toBe('');
});
