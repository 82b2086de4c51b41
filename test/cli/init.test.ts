import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { init } from '../../cli/init';
import { readFiles } from '../../testing/snapshots';
import { runDeclared } from './commands';

let folder = '';
beforeEach(() => {
  // No application has such a name: its first letter is a capital, whatever the random rest is.
  folder = mkdtempSync(join(tmpdir(), 'Vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = async (...args: readonly string[]) => (await runDeclared(init, args, { folder })).notes;

const files = [
  ...['.github/workflows/vigie.yml', '.gitignore', '.gitlab-ci.yml', 'README.md', 'catalogue.ts', 'cdk8s.yaml'],
  ...['package.json', 'routes.txt', 'stack.test.ts', 'stack.ts', 'tsconfig.json', 'vigie.config.ts'],
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

  test('overwrites nothing', async () => {
    writeFileSync(join(folder, 'stack.ts'), 'mine');
    writeFileSync(join(folder, 'catalogue.ts'), 'mine');
    const notes = await run('--name', 'shop');
    expect(notes[1]).toBe('Kept, because they exist: stack.ts, catalogue.ts.');
    expect(readFileSync(join(folder, 'stack.ts'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'catalogue.ts'), 'utf8')).toBe('mine');
  });

  describe('with a package.json', () => {
    const file = () => join(folder, 'package.json');
    const content = () =>
      JSON.parse(readFileSync(file(), 'utf8')) as Record<string, string | Readonly<Record<string, string>>>;

    test('adds what it lacks, and changes nothing else', async () => {
      const own = { name: 'own', type: 'module', scripts: { test: 'jest' }, devDependencies: { typescript: '~5.9.0' } };
      writeFileSync(file(), JSON.stringify(own, undefined, '\t'));
      const notes = await run('--name', 'shop');
      expect(notes[1]).toBe('Kept, because they exist: package.json.');
      expect(notes[2]).toMatch(/^Added to package\.json: script synth, script test:update, cdk8s, .*, vigie, .*tsx\.$/);
      expect(content()).toMatchObject({ ...own, scripts: { test: 'jest', synth: 'vigie synth' } });
      expect(Object.keys(content().dependencies!)).toContain('vigie');
      expect(readFileSync(file(), 'utf8')).toMatch(/^\{\n\t"name"/);
    });

    test('of ECMAScript modules, imports files by their compiled names', async () => {
      writeFileSync(file(), JSON.stringify({ type: 'module' }));
      await run('--name', 'shop');
      expect(readFileSync(join(folder, 'vigie.config.ts'), 'utf8')).toContain("from './stack.js';");
      expect(readFileSync(join(folder, 'stack.ts'), 'utf8')).toContain("from './catalogue.js';");
    });

    test('replaces the test of npm init, which is none', async () => {
      const scripts = { test: 'echo "Error: no test specified" && exit 1' };
      writeFileSync(file(), JSON.stringify({ scripts }));
      await run('--name', 'shop');
      expect(content().scripts).toMatchObject({ test: 'vigie test && tsx --test stack.test.ts' });
    });

    test('says which packages are too old', async () => {
      writeFileSync(file(), JSON.stringify({ devDependencies: { typescript: '^4.9.5', tsx: 'latest' } }));
      expect((await run('--name', 'shop'))[3]).toMatch(/^Vigie needs newer packages: npm install typescript@\^\S+$/);
    });

    test.each(['{', '[]'])('refuses %s', async (text) => {
      writeFileSync(file(), text);
      await expect(run('--name', 'shop')).rejects.toThrow(/^package\.json: this file is no JSON object; remedy: /);
      expect(existsSync(join(folder, 'stack.ts'))).toBe(false);
    });
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
