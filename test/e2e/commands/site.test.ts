import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Workplace } from '../workplace';

const root = resolve(__dirname, '../../..');
const place = new Workplace('site');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: object };
const modules = Object.keys(exports).filter((name) => name !== './package.json');

/** Builds the site; issues of TypeDoc, and links that do not resolve, fail it. */
async function build(name: string, env: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  const folder = join(place.folder, name);
  const building = spawn('npx', ['tsx', 'tools/site/index.ts', folder], { cwd: root, env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [building.stdout, building.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [status] = (await once(building, 'close')) as [number];
  if (status !== 0) throw new Error(output);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = paths.map((one) => join(one.parentPath, one.name));
  return new Map(files.sort().map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]));
}

let files: ReadonlyMap<string, string>;
let again: ReadonlyMap<string, string>;

beforeAll(async () => {
  [files, again] = await Promise.all([
    build('once', {}),
    build('again', { TZ: 'Asia/Kathmandu', LANG: 'fr_FR.UTF-8', NO_COLOR: '1' }),
  ]);
});
afterAll(() => place.stop());

test('the site is the same on any machine', () => {
  expect([...again.keys()]).toEqual([...files.keys()]);
  expect([...files].filter(([path, text]) => again.get(path) !== text).map(([path]) => path)).toEqual([]);
});

test.each(modules)('the reference has a page for each export of %s', (name) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const values = Object.keys(require(join(root, name)) as object);
  const folder = `docs/reference/api/${name.replace('.', 'vigie')}`;
  const pages = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  const index = files.get(`${folder}/index.md`);
  const missing = values.filter(
    (value) =>
      !pages.some((path) => path.endsWith(`/${value}.md`) || path.endsWith(`/${value}/index.md`)) &&
      // What another module exports too has its page there.
      !index?.includes(`\n### ${value}\n\nRe-exports`),
  );
  expect(missing).toEqual([]);
  expect(files.has(`${folder}/index.html`)).toBe(true);
});

test('no page shows where it was built', () => {
  expect([...files].filter(([, text]) => text.includes(root)).map(([path]) => path)).toEqual([]);
});
