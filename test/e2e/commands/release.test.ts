import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Workplace } from '../workplace';

const root = resolve(__dirname, '../../..');
const place = new Workplace('release');
const clone = join(place.folder, 'clone');
const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Shop', '-c', 'user.email=shop@shop.example', '-C', clone, ...args], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trimEnd();
const release = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'tools/release/index.ts'), ...args],
    { cwd: clone, encoding: 'utf8', env },
  );
const file = (name: string) => readFileSync(join(clone, name), 'utf8');
const passes = Object.fromEntries(
  ['lint', 'types', 'types:5', 'test'].map((name) => [name, `echo checks ${name} >&2`]),
);

beforeAll(() => {
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', join(place.folder, 'origin')], { env });
  execFileSync('git', ['clone', '--quiet', join(place.folder, 'origin'), clone], { env, stdio: 'ignore' });
  for (const [key, value] of [
    ['user.name', 'Shop'],
    ['user.email', 'shop@shop.example'],
  ])
    git('config', key!, value!);
  const described = {
    name: 'vigie',
    version: '1.2.3',
    repository: { type: 'git', url: 'git+https://github.com/shop/vigie.git' },
  };
  writeFileSync(join(clone, 'package.json'), JSON.stringify({ ...described, scripts: passes }, undefined, 2));
  const packages = { '': { name: 'vigie', version: '1.2.3' } };
  const lock = { name: 'vigie', version: '1.2.3', lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify(lock, undefined, 2));
  writeFileSync(join(clone, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n### Fixed\n\n- A bug.\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  git('push', '--quiet', 'origin', 'HEAD:main');
  git('branch', '--move', '--force', 'main');
});
afterAll(() => place.stop());

test('changes nothing with --dry-run', () => {
  const { status, stderr } = release('minor', '--dry-run');
  expect(stderr).toContain('release 1.3.0: ');
  expect(stderr).toContain('checks lint\nchecks types\nchecks types:5\nchecks test\ndry run: nothing was changed\n');
  expect(status).toBe(0);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('log', '--format=%s')).toBe('Start');
  expect(git('tag')).toBe('');
});

test('changes nothing where a check fails', () => {
  const text = file('package.json');
  writeFileSync(join(clone, 'package.json'), text.replace('echo checks test >&2', 'exit 1'));
  git('commit', '--quiet', '--all', '--message', 'Break the tests');
  const { status } = release('minor');
  expect(status).toBe(1);
  expect(git('log', '-1', '--format=%s')).toBe('Break the tests');
  git('reset', '--quiet', '--hard', 'HEAD~1');
});

test('changes nothing where something is not committed', () => {
  writeFileSync(join(clone, 'new.ts'), '');
  const { status, stderr } = release('minor');
  rmSync(join(clone, 'new.ts'));
  expect(stderr).toContain('error: files are not committed; given: "?? new.ts"');
  expect(status).toBe(1);
  expect(file('package.json')).toContain('"version": "1.2.3"');
});

test('commits, tags and pushes', () => {
  const { status, stderr } = release('minor');
  expect(stderr).toContain('v1.3.0 is pushed');
  expect(status).toBe(0);
  expect(git('status', '--porcelain')).toBe('');
  expect(git('ls-remote', 'origin').split(/\s/)).toEqual(
    expect.arrayContaining(['refs/heads/main', 'refs/tags/v1.3.0', git('rev-parse', 'HEAD')]),
  );
  expect(git('log', '-1', '--format=%s', 'v1.3.0')).toBe('Release 1.3.0');
  expect(file('package.json')).toContain('"version": "1.3.0"');
  expect(file('package-lock.json').match(/"version": "1\.3\.0"/g)).toHaveLength(2);
  expect(file('CHANGELOG.md')).toMatch(/^# Changelog\n\n## 1\.3\.0 \(\d{4}-\d\d-\d\d\)\n\n### Fixed\n/);
});
