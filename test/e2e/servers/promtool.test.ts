import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { synthesize } from '../../../targets/synthesize';
import { programFile } from '../../../tools/build';
import { agents, stacks } from '../stacks/stacks';
import { Workplace } from '../workplace';
import { allStacks as deployed, inOwnCluster } from '../../targeted';

const place = new Workplace();
beforeAll(() => {
  synthesize(stacks.map(inOwnCluster), { output: place.folder });
});
afterAll(() => place.stop());

function promtool(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(programFile('promtool'), args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe.each(deployed.map(({ name }) => name))('promtool with the rules of %s', (name) => {
  const rules = () => {
    const folder = join(place.folder, name, 'rules');
    return readdirSync(folder).map((file) => join(folder, file));
  };

  test('has no findings', () => {
    expect(promtool('check', 'rules', '--lint=all', '--lint-fatal', ...rules())).toMatchObject({ status: 0 });
  });

  test('finds a repeated rule', () => {
    const content = parse(readFileSync(rules()[0]!, 'utf8')) as { groups: { rules: unknown[] }[] };
    const [group] = content.groups;
    group!.rules.push(group!.rules[0]);
    const planted = join(place.folder, 'planted.yml');
    writeFileSync(planted, stringify(content));
    const { status, output } = promtool('check', 'rules', '--lint=all', '--lint-fatal', planted);
    expect(output).toMatch(/duplicate rule\(s\) found/);
    expect(status).not.toBe(0);
  });
});

describe.each(stacks.map(({ name }) => name))('promtool with the configuration of %s', (name) => {
  test('finds rules and credentials at their paths', () => {
    // promtool uses the paths of the container, which are below a folder of the test.
    const root = join(place.folder, 'container', name);
    mkdirSync(root, { recursive: true });
    // A stack without rules has no such files.
    const rules = join(place.folder, name, 'rules');
    if (existsSync(rules)) cpSync(rules, join(root, 'etc/prometheus/rules'), { recursive: true });
    const text = readFileSync(join(place.folder, name, 'prometheus.yml'), 'utf8');
    const config = join(root, 'prometheus.yml');
    writeFileSync(config, text.replaceAll(/\/(etc\/prometheus|var\/run\/secrets)\//g, `${root}$&`));
    const mode = agents.includes(name) ? ['--agent'] : [];
    const check = () => promtool('check', 'config', ...mode, '--lint=all', '--lint-fatal', config);
    // It does not check the credentials of remote writes.
    const [scraped] = text.split('\nremote_write:');
    const credentials = [...scraped!.matchAll(/_file: (\S+)/g)].map(([, file]) => join(root, file!));
    expect(check()).toMatchObject({ status: credentials.length > 0 ? 1 : 0 });
    for (const file of credentials) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, 'a token');
    }
    expect(check()).toMatchObject({ status: 0 });
  });
});
