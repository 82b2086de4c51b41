import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synth } from '../../cli/synth';
import { ValidationError } from '../../core/errors';
import type { StackProps } from '../../stack/stack';
import { fullStack, minimalStack } from '../stacks';
import { targeted } from '../targeted';
import { runDeclared } from './commands';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const { name } = minimalStack;

/** Runs `vigie synth` in a folder, without a check of types unless a test says otherwise. */
async function run(args: readonly string[], stacks: readonly StackProps[], cdk8sFolder?: string) {
  const outcome = await runDeclared(synth, args, {
    folder,
    cdk8sFolder,
    findConfig: () => join(folder, 'vigie.config.ts'),
    loadStacks: () => Promise.resolve(stacks.map((stack) => targeted(stack))),
  });
  return { ...outcome, text: outcome.notes.join('\n') };
}

describe('vigie synth', () => {
  test('writes the files, and prints what it wrote and how to deploy it', async () => {
    const { status, stdout, text } = await run(['--no-check'], [minimalStack]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(readdirSync(join(folder, 'dist'))).toContain(`${name}.k8s.yaml`);
    expect(text).toMatch(/^types: not checked \(--no-check\)\n/);
    expect(text).toMatch(/\ndist\/: \d+ files, \d+ added\n/);
    expect(text).toContain(`\n  kubectl apply --server-side -f dist/${name}.k8s.yaml\n  npx vigie secrets ${name}`);
  });

  test('names the file with the table of notifications, and does not print the table', async () => {
    const { text } = await run(['--no-check'], [fullStack]);
    const { name: full } = fullStack;
    expect(text).toContain(`\n${full}: notifications in dist/${full}/notifications.txt\n`);
    expect(text).not.toContain('notified every');
    expect(text).toMatch(/\n\nNext: npx vigie test, then these commands$/);
  });

  test('prints what changed since the last time', async () => {
    await run(['--no-check'], [minimalStack]);
    expect((await run(['--no-check'], [minimalStack])).text).toMatch(/\ndist\/: \d+ files, unchanged$/);
    const changed = { ...minimalStack, prometheus: { ...minimalStack.prometheus, scrapeInterval: '45s' } } as const;
    const { text } = await run(['--no-check'], [changed]);
    expect(text).toContain(`\n  changed  dist/${name}/prometheus.yml\n`);
    expect(text).toMatch(/\ndist\/: \d+ files, \d+ changed\n/);
  });

  test('names at most twelve files', async () => {
    mkdirSync(join(folder, 'dist'));
    for (const number of '123456789') writeFileSync(join(folder, 'dist', number), '');
    const { text } = await run(['--no-check'], [minimalStack]);
    expect(text).toMatch(/ files, \d+ added, 9 removed\n/);
    expect(text.match(/^ {2}(added|changed|removed) /gm)).toHaveLength(12);
    expect(text).toMatch(/\n {2}and \d+ more\n/);
  });

  test('writes nothing when a stack is invalid', async () => {
    await run(['--no-check'], [minimalStack]);
    const before = readdirSync(join(folder, 'dist'));
    const grafana = { ...minimalStack.grafana, host: 'Grafana' };
    const { status, text } = await run(['--no-check'], [{ ...minimalStack, grafana }]);
    expect(status).toBe(1);
    expect(text).toMatch(/this is no host name; given: "Grafana".*\n\ndist\/ was not written$/s);
    expect(readdirSync(join(folder, 'dist'))).toEqual(before);
  });

  test.each(['', '.', '..'])('refuses the folder "%s" of the project itself', async (output) => {
    await expect(run(['--no-check', '--output', output], [minimalStack])).rejects.toThrow(/^--output: /);
  });

  test('refuses a file in place of the folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(run(['--no-check', '--output', 'file'], [minimalStack])).rejects.toThrow(
      /^--output: this is a file, and not a folder; given: ".*\/file"; remedy: use another path$/,
    );
  });

  test('prints the mistake of a configuration with its place in the project', async () => {
    const loadStacks = () => {
      const error = new TypeError('shop is not a function');
      error.stack = [
        'TypeError: shop is not a function',
        `    at own (${folder}/node_modules/other/index.js:1:1)`,
        `    at Object.<anonymous> (${folder}/stack.ts:3:14)`,
        '    at Module._compile (node:internal/modules/cjs/loader:1:1)',
      ].join('\n');
      return Promise.reject(error);
    };
    const { status, notes } = await runDeclared(synth, ['--no-check'], { folder, findConfig: () => '', loadStacks });
    expect(status).toBe(1);
    expect(notes[1]).toBe(
      [
        'TypeError: shop is not a function',
        `    at own (${folder}/node_modules/other/index.js:1:1)`,
        `    at Object.<anonymous> (${folder}/stack.ts:3:14)`,
        '\ndist/ was not written',
      ].join('\n'),
    );
  });

  test('prints the result as JSON', async () => {
    const { stdout } = await run(['--no-check', '--json'], [minimalStack]);
    const result = JSON.parse(stdout) as { added: string[] };
    expect(result).toMatchObject({ folder: 'dist', changed: [], removed: [], warnings: [] });
    expect(result).toMatchObject({
      stacks: [{ name, target: 'kubernetes', apply: [`kubectl apply --server-side -f dist/${name}.k8s.yaml`] }],
    });
    expect(result.added).toContain(`${name}.k8s.yaml`);
  });

  test('prints issues as JSON', async () => {
    const grafana = { ...minimalStack.grafana, host: 'Grafana' };
    const { status, stdout } = await run(['--no-check', '--json'], [{ ...minimalStack, grafana }]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ issues: [{ given: 'Grafana', problem: 'this is no host name' }] });
  });

  describe('under cdk8s synth', () => {
    test('also writes to the staging folder', async () => {
      await run(['--no-check'], [minimalStack], join(folder, '.synth'));
      expect(readdirSync(join(folder, '.synth'))).toEqual(readdirSync(join(folder, 'dist')));
    });

    test('writes only to another folder', async () => {
      const { text } = await run(['--no-check'], [minimalStack], join(folder, 'other'));
      expect(readdirSync(folder)).toEqual(['other']);
      expect(text).toContain(`${folder}/other/${name}.k8s.yaml`);
    });
  });

  describe('checks types', () => {
    const project = (source: string, options?: object) => {
      mkdirSync(join(folder, 'node_modules'));
      symlinkSync(resolve('node_modules/typescript'), join(folder, 'node_modules/typescript'));
      writeFileSync(join(folder, 'vigie.config.ts'), source);
      const tsconfig = { compilerOptions: { types: [], lib: ['es5'], ...options } };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    };

    test('of the configuration and what it imports', async () => {
      project(`export { shop as default } from './shop';\n`);
      writeFileSync(join(folder, 'shop.ts'), 'export const shop: number = "a";\n');
      const { status, text } = await run([], [minimalStack]);
      expect(status).toBe(1);
      expect(text).toContain(`shop.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.`);
      expect(text).toMatch(/\n\ndist\/ was not written$/);
      expect(existsSync(join(folder, 'dist'))).toBe(false);
    });

    test('and writes what has no errors', async () => {
      project('export default 1;\n');
      const { status, text } = await run([], [minimalStack]);
      expect(status).toBe(0);
      expect(text).toMatch(/^checking types, .*\ntypes: no errors\n/);
    });

    test('and says when the project has no compiler', async () => {
      await expect(run([], [minimalStack])).rejects.toThrow(ValidationError);
      await expect(run([], [minimalStack])).rejects.toThrow(
        /this project has no TypeScript; given: .*; remedy: npm install --save-dev typescript, or run the command with --no-check$/,
      );
    });
  });
});
