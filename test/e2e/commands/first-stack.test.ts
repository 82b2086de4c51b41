import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from '../../../tools/until';
import { freePort } from '../servers/server';

const root = resolve(__dirname, '../../..');

/** Files of a clone that a reader of the page needs. */
const clone = [
  ...['core', 'metrics', 'promql', 'dashboards', 'alerts', 'servers', 'stack', 'library', 'testing'],
  ...[
    'constructs',
    'targets',
    'pulumi',
    'cli',
    'infra',
    'index.ts',
    'vigie.cjs',
    'vigie.ts',
    'vigie.config.ts',
    'package.json',
  ],
  ...['tsconfig.json', 'cdk8s.yaml', '.prettierrc.json'],
];

/** Block of the page: a file to write, a file that a command wrote, commands, or their output. */
type Block =
  | { readonly kind: 'file' | 'written'; readonly path: string; readonly text: string }
  | { readonly kind: 'sh' | 'text'; readonly text: string };

function blocksOf(markdown: string): Block[] {
  const pattern = /(?:(It wrote )?`([\w./-]+)`:\n\n)?```(\w+)\n([^]*?)```/g;
  return [...markdown.matchAll(pattern)].map(([, written, path, language, text = '']): Block => {
    if (language === 'sh' || language === 'text') return { kind: language, text };
    if (path === undefined) throw new Error(`no sentence names the file of this block:\n${text}`);
    return { kind: written === undefined ? 'file' : 'written', path, text };
  });
}

let folder = '';
const running: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
  for (const path of clone) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => {
  for (const one of running) one.kill();
  rmSync(folder, { recursive: true });
});

test('docs/your-first-stack.md leads to a stack when followed literally', async () => {
  const markdown = readFileSync(join(root, 'docs/your-first-stack.md'), 'utf8');
  const port = String(await freePort());
  let printed = '';
  for (const block of blocksOf(markdown.replaceAll('8080', port))) {
    switch (block.kind) {
      case 'file':
        writeFileSync(join(folder, block.path), block.text);
        break;
      case 'written':
        expect(readFileSync(join(folder, block.path), 'utf8')).toBe(block.text);
        break;
      case 'sh':
        printed = '';
        for (const command of block.text.trim().split('\n')) printed += await run(command, port);
        break;
      case 'text':
        expect(printed).toContain(block.text);
    }
  }
  for (const [path] of markdown.matchAll(/dist\/[\w./-]+\w/g)) expect(existsSync(join(folder, path))).toBe(true);
});

/** Runs a command of the page and returns its output. */
async function run(command: string, port: string): Promise<string> {
  if (command.endsWith(' &')) {
    running.push(spawn('bash', ['-c', `exec ${command.slice(0, -2)}`], { cwd: folder, stdio: 'ignore' }));
    return until('the application answers', async () => {
      return fetch(`http://localhost:${port}/metrics`).then(
        () => '',
        () => undefined,
      );
    });
  }
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
  const problem = status === 0 ? '' : stdout + stderr;
  expect({ command, status, problem }).toEqual({ command, status: 0, problem: '' });
  return stdout + stderr;
}
