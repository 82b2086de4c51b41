import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { patchCommand } from '../../constructs/patch';
import { shopCloud, shopServer } from '../library/shop-stacks';
import { fullStack } from '../stacks';
import { targeted } from '../targeted';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  const stub = join(folder, 'kubectl');
  writeFileSync(
    stub,
    '#!/bin/sh\nfor one in "$@"; do printf "%s\\0" "$one"; done >> "$CALLS"\nprintf "\\n" >> "$CALLS"\necho Conditions\n',
  );
  chmodSync(stub, 0o755);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a command in a shell with another kubectl, whose arguments this returns. */
function callsOf(command: string): string[][] {
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  const env = { PATH: [folder, process.env.PATH].join(delimiter), CALLS: calls };
  const { status, stderr } = spawnSync('sh', ['-c', command], { env, encoding: 'utf8' });
  expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
  return readFileSync(calls, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\0').slice(0, -1));
}

/** Commands that runbooks and patches show, in code blocks and between backticks. */
const commands = (['en', 'fr'] as const)
  .flatMap((language) => [shopServer(language), shopCloud(language), { ...fullStack, language }])
  .flatMap((stack) => {
    const { stack: rendered, target } = targeted(stack);
    const pages = [...target.render(rendered)].flatMap(([path, text]) => (path.endsWith('.md') ? [text] : []));
    const patches = (stack.patches ?? []).map((patch) => patchCommand(patch, 'a.yaml'));
    const inline = pages.flatMap((page) => [...page.matchAll(/`(kubectl [^`\n]+)`/g)].map(([, command]) => command!));
    const blocks = pages.flatMap((page) =>
      [...page.matchAll(/^[ \t]*```sh\n([^]*?)^[ \t]*```/gm)].map(([, command]) => command!.trim()),
    );
    return [...inline, ...blocks, ...patches];
  });
const distinct = [...new Set(commands)].filter((command) => command.startsWith('kubectl '));

test('runbooks and patches show commands of several kinds', () => {
  const verbs = new Set(distinct.map((command) => command.split(' ')[1]));
  expect([...verbs].sort()).toEqual(expect.arrayContaining(['describe', 'exec', 'get', 'logs', 'top']));
  expect(distinct.some((command) => command.includes('silence add'))).toBe(true);
});

/** Calls of kubectl of a command that has several. */
function partsOf(command: string): string[] {
  return command.split(/ (?:&&|\|) /).filter((one) => one.startsWith('kubectl '));
}

test.each(distinct)('a shell reads %s as it is written', (command) => {
  // A command in another runs before it. The kubectl of this test answers with one word.
  const [, inner] = /\$\(([^)]*)\)/.exec(command) ?? [];
  const outer = command.replace(/\$\([^)]*\)/, 'Conditions');
  const called = callsOf(command);
  const written = [...(inner === undefined ? [] : partsOf(inner)), ...partsOf(outer)];
  // Quotation marks keep one argument together, and nothing else in a command means anything to the shell.
  const expected = written.map((one) =>
    [...one.matchAll(/(?:'[^']*'|[^ '])+/g)].slice(1).map(([argument]) => argument.replaceAll("'", '')),
  );
  expect(called).toEqual(expected);
});
