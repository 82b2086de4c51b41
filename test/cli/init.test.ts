import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { init } from '../../cli/init';
import { readFiles } from '../../testing/snapshots';
import { runDeclared } from './commands';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = async (...args: readonly string[]) => (await runDeclared(init, args, { folder })).notes;

const files = [
  ...['.github/workflows/vigie.yml', '.gitignore', '.gitlab-ci.yml', 'README.md', 'catalogue.ts', 'cdk8s.yaml'],
  ...['package.json', 'stack.test.ts', 'stack.ts', 'tsconfig.json', 'vigie.config.ts'],
];

describe('vigie init', () => {
  test('writes a project', async () => {
    const notes = await run('--name', 'web-shop');
    expect([...readFiles(folder).keys()].sort()).toEqual(files);
    expect(notes).toEqual([
      expect.stringMatching(/^Wrote package\.json, .*, README\.md, catalogue\.ts\.$/),
      expect.stringMatching(/^catalogue\.ts has the metrics of an example/),
      '',
      'Next: npm install && npx vigie synth && npm test',
    ]);
    expect(readFileSync(join(folder, 'stack.ts'), 'utf8')).toMatchSnapshot();
    expect(readFileSync(join(folder, 'stack.test.ts'), 'utf8')).toMatchSnapshot();
    expect(readFileSync(join(folder, 'README.md'), 'utf8').split('\n').length).toBeLessThan(40);
  });

  test('of an agent, in French', async () => {
    await run('--name', 'shop', '--preset', 'agent', '--language', 'fr');
    expect(readFileSync(join(folder, 'stack.ts'), 'utf8')).toMatchSnapshot();
  });

  test('with the catalogue of a page', async () => {
    const page = join(folder, 'page.txt');
    writeFileSync(page, '# TYPE carts_open gauge\ncarts_open 3\n');
    await run('--name', 'shop', '--page', page);
    expect(readFileSync(join(folder, 'catalogue.ts'), 'utf8')).toContain('carts_open: gauge({ help: ');
  });

  test('overwrites nothing, and says what to install', async () => {
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'catalogue.ts'), 'mine');
    const notes = await run('--name', 'shop');
    expect(notes[1]).toBe('Kept, because they exist: package.json, catalogue.ts.');
    expect(notes[2]).toMatch(/^Install: npm install 'cdk8s@\^.*'vigie@\^.* && npm install --save-dev '@types\/node@\^/);
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{}');
    expect(readFileSync(join(folder, 'catalogue.ts'), 'utf8')).toBe('mine');
  });

  test('writes nothing when it is refused', async () => {
    await expect(run()).rejects.toThrow(
      `this is no name of an application; given: "${basename(folder)}"; allowed: at most 40 lowercase letters`,
    );
    await expect(run('--name', 'shop', '--page', join(folder, 'page.txt'))).rejects.toThrow('no such file');
    await expect(run('--name', 'shop', '--preset', 'aws')).rejects.toThrow(/Allowed choices are k3s, agent/);
    expect(existsSync(join(folder, 'package.json'))).toBe(false);
  });
});
