import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageEntries, packageVersion, withLibraries } from '../../../tools/image/debian';
import { directory, file, text, tree } from '../../../tools/image/entries';
import { identityOf, writeImage, type ImageProps } from '../../../tools/image/image';
import { fullName } from '../../../tools/image/name';
import { Workplace } from '../workplace';

const place = new Workplace('image');
let archive = '';
const minimal: ImageProps = { name: 'example.org/a/b:1.2.3', version: '1.2.4', entries: [], entrypoint: ['/bin/a'] };

beforeAll(() => {
  archive = join(place.folder, 'image.tar');
});
afterAll(() => place.stop());

const tar = (...args: readonly string[]) => spawnSync('tar', args, { encoding: 'utf8', cwd: place.folder }).stdout;

/** Lists the layer of the archive with tar. */
function listed(): string[] {
  const { manifests } = JSON.parse(tar('-xOf', archive, 'index.json')) as { manifests: [{ digest: string }] };
  const blob = (digest: string) => `blobs/${digest.replace(':', '/')}`;
  const manifest = JSON.parse(tar('-xOf', archive, blob(manifests[0].digest))) as { layers: [{ digest: string }] };
  tar('-xf', archive, blob(manifest.layers[0].digest));
  return tar('-tvf', blob(manifest.layers[0].digest), '--numeric-owner', '--utc').trim().split('\n');
}

test('an image contains its version', async () => {
  await writeImage(archive, minimal);
  await expect(identityOf(archive)).resolves.toEqual({ name: 'example.org/a/b:1.2.3', version: '1.2.4' });
});

test('rejects an archive of another program', async () => {
  const other = join(place.folder, 'other.tar');
  writeFileSync(join(place.folder, 'file'), 'content');
  tar('-cf', other, 'file');
  await expect(identityOf(other)).rejects.toThrow('was not written by writeImage');
});

test('the same content gives the same bytes, at any time and in any order', async () => {
  const source = join(place.folder, 'source');
  mkdirSync(join(source, 'deep'), { recursive: true });
  for (const name of ['a', 'b', 'deep/c']) writeFileSync(join(source, name), name);
  await writeImage(archive, { ...minimal, entries: [...tree(source, '/srv'), text('/etc/x', 'y')] });
  const once = readFileSync(archive);
  utimesSync(join(source, 'a'), 1, 1);
  await writeImage(archive, { ...minimal, entries: [text('/etc/x', 'y'), ...tree(source, '/srv').reverse()] });
  expect(readFileSync(archive).equals(once)).toBe(true);
});

test('a tree keeps modes and links, and belongs to root by default', async () => {
  const source = join(place.folder, 'kept');
  mkdirSync(source);
  writeFileSync(join(source, 'program'), '');
  chmodSync(join(source, 'program'), 0o755);
  symlinkSync('program', join(source, 'link'));
  const data = directory('/data', { mode: 0o700, owner: 999 });
  await writeImage(archive, { ...minimal, entries: [...tree(source, '/opt/kept'), data] });
  expect(listed()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^drwx------ 999\/999 +0 1970-01-01 00:00 data\/?$/),
      expect.stringMatching(/^-rwxr-xr-x 0\/0 .* opt\/kept\/program$/),
      expect.stringMatching(/^lrwxrwxrwx 0\/0 .* opt\/kept\/link -> program$/),
      expect.stringMatching(/^drwxrwxrwt 0\/0 .* tmp\/?$/),
    ]),
  );
});

test('a program of Debian includes its shared libraries', async () => {
  await writeImage(archive, { ...minimal, entries: withLibraries([file('/bin/sleep')]) });
  const names = listed().join('\n');
  for (const name of ['bin/sleep', 'libc.so.6', 'ld-linux']) expect(names).toContain(name);
});

test('includes an installed Debian package, and reports a missing one', () => {
  const paths = packageEntries('coreutils').map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['/bin/sleep', '/usr/bin/sort']));
  expect(packageVersion('coreutils')).toMatch(/^\d+\.\d+/);
  expect(() => packageVersion('no-such-package')).toThrow('apt-get install no-such-package');
});

test('completes names like a container runtime', () => {
  expect(fullName('traefik:v3')).toBe('docker.io/library/traefik:v3');
  expect(fullName('prom/prometheus:v3')).toBe('docker.io/prom/prometheus:v3');
  expect(fullName('localhost:5000/a:1')).toBe('localhost:5000/a:1');
  expect(() => fullName('localhost:5000/a')).toThrow('has no tag');
  expect(() => fullName('a@sha256:00')).toThrow('has a digest');
});
