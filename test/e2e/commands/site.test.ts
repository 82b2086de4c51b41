import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Workplace } from '../workplace';

const root = resolve(__dirname, '../../..');
const place = new Workplace('site');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: object };
const modules = Object.keys(exports).filter((name) => name !== './package.json');

/** Runs tsx in the repository. */
async function tsx(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const running = spawn('npx', ['tsx', ...args], { cwd: root, env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const [status] = (await once(running, 'close')) as [number];
  return { status, output };
}

/** Builds the site; issues of TypeDoc, and links that do not resolve, fail it. */
async function build(name: string, env: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  const folder = join(place.folder, name);
  const { status, output } = await tsx(['tools/site/index.ts', folder], env);
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

/** Generates the reference of a module, which can import a type `Price`, and prints its pages. */
async function reference(name: string, source: string) {
  const folder = join(place.folder, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop" }');
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true }, "files": ["index.ts"] }');
  writeFileSync(
    join(folder, 'price.ts'),
    '/** Price. */\nexport interface Price {\n  /** Euros. */\n  amount: number;\n}\n',
  );
  writeFileSync(join(folder, 'index.ts'), source);
  const props = { entryPoints: [join(folder, 'index.ts')], tsconfig: join(folder, 'tsconfig.json') };
  const generated = `require('./tools/site/reference').apiReference(${JSON.stringify(props)})`;
  const script = `${generated}.then((pages) => console.log(...pages.values()), () => process.exit(1))`;
  return tsx(['--eval', script], { NO_COLOR: '1' });
}

test('the reference rejects properties without a docstring, and types without a page', async () => {
  const { status, output } = await reference(
    'rejected',
    `import type { Price } from './price';
/** Offer. */
export interface Offer {
  until: Date;
  /** Period. */
  period: {
    start: Date;
  };
  /** Price. */
  price: Price;
}
/** Sale. */
export class Sale {
  get end() {
    return 3;
  }
}`,
  );
  for (const name of ['Offer.until', 'Offer.period.__type.start', 'Sale.end']) {
    expect(output).toContain(`${name} has no docstring\n`);
  }
  expect(output).toContain('Price, defined in');
  expect(status).toBe(1);
});

test('the reference accepts short object types and the kinds of variants, and prints their number', async () => {
  const { status, output } = await reference(
    'exempt',
    "/** Offer. */\nexport type Offer = { kind: 'trial' } | { kind: 'sale'; until: Date };",
  );
  expect(output).toContain('until`: `Date`');
  expect(output).toContain('properties without a docstring: 2, because their type is one value');
  expect(output).toContain('properties without a docstring: 1, because they stand in one line');
  expect(status).toBe(0);
});

test('the reference shows defaults in words as text, and values as code', async () => {
  const { output } = await reference(
    'defaults',
    `/** Offer. */
export interface Offer {
  /**
   * End.
   *
   * @default - never: it is valid for ever
   */
  end: Date;
  /**
   * Start.
   *
   * @default - that of \`today\`
   */
  start: Date;
  /** @default 3 */
  price: number;
}`,
  );
  expect(output).toContain('### Default\n\nnever: it is valid for ever\n');
  expect(output).toContain('### Default\n\nthat of `today`\n');
  expect(output).toContain('### Default\n\n```ts\n3\n```\n');
});
