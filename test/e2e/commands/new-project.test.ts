import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeNamespaces } from '../cluster/pods';
import { startKubernetes } from '../manifests/kubernetes';
import { Workplace } from '../workplace';
import { installPackage, run } from './packed-package';

const place = new Workplace('new-project');
beforeAll(() => {
  installPackage(place.folder);
});
afterAll(() => place.stop());

const page = `# TYPE orders_total counter
orders_total{state="new"} 3
# TYPE http_requests_total counter
http_requests_total{method="GET",code="200"} 40
http_requests_total{method="GET",code="500"} 1
`;

const jestConfig = `module.exports = {
  testMatch: ['**/jest.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
};
`;

/** Test of a stack under Jest, which counts how often globals are read. */
const jestTest = `
let reads = 0;
for (const [name, value] of Object.entries({ Array, Math, Number, Object, Set })) {
  Object.defineProperty(globalThis, name, {
    get: () => {
      reads += 1;
      return value;
    },
  });
}

test('every alert fires, stays silent and resolves', async () => {
  const { problemsOf, testStack } = require('vigie/testing');
  const { stack } = require('./stack');
  reads = 0;
  expect(problemsOf(await testStack(stack))).toEqual([]);
  console.log(reads + ' reads of globals');
}, 300_000);
`;

/** Ways of a newcomer, from an empty folder to the API server. Each test continues where the previous one ended. */
describe.each([
  ['k3s', 'en', []],
  ['agent', 'fr', ['--page', 'page.txt']],
] as const)('a new project of the preset %s, in %s', (preset, language, args) => {
  let folder = '';
  const vigie = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('npx', ['vigie', ...words], { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    folder = join(place.folder, preset);
    mkdirSync(folder);
    symlinkSync('../node_modules', join(folder, 'node_modules'));
    writeFileSync(join(folder, 'page.txt'), page);
  });

  test('is written', () => {
    const { status, stderr } = vigie('init', '--name', 'shop', '--preset', preset, '--language', language, ...args);
    expect(stderr).toMatch(
      /^Wrote package\.json, .*catalogue\.ts\.\n[^]*\nNext: npm install && npx vigie synth && npm test\n$/,
    );
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'catalogue.ts'), 'utf8')).toContain("from 'vigie/metrics';");
  });

  test('is synthesized', () => {
    const { status, stderr } = vigie('synth');
    expect(stderr).toMatch(/\ntypes: no errors\n[^]*\ndist\/: \d+ files, \d+ added\n\nTo deploy:\n/);
    expect(status).toBe(0);
    expect(readdirSync(join(folder, 'dist/shop/rules')).join()).toContain('ShopErrorsHigh');
  });

  test('passes its tests, which notice a change', () => {
    const tested = run(folder, 'npm', 'test');
    expect(tested).toMatch(
      /^shop: \d+ of \d+ alerts fire, stay silent and resolve; (8[5-9]|9\d|100) % of \d+ mutants killed.*; 5 of 5 routes are as expected;/m,
    );
    expect(tested).toMatch(/\n(ℹ|#) pass 2\n/);
    const stack = join(folder, 'stack.ts');
    const text = readFileSync(stack, 'utf8');
    writeFileSync(stack, text.replace("folder: 'Shop'", "folder: 'Boutique'"));
    expect(() => run(folder, 'npm', 'test')).toThrow(/-.*Shop[^]*\+.*Boutique/);
    writeFileSync(stack, text);
    expect(run(folder, 'npm', 'test')).toMatch(/\n(ℹ|#) fail 0\n/);
  });

  test('passes its tests under Jest, whose globals are slow to read', () => {
    writeFileSync(join(folder, 'jest.config.cjs'), jestConfig);
    writeFileSync(join(folder, 'jest.test.ts'), jestTest);
    const { status, stderr, stdout } = spawnSync('node', ['node_modules/jest/bin/jest.js'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(Number(/(\d+) reads of globals/.exec(stdout)![1])).toBeLessThan(100_000);
  });

  test('shows its alerts, and is its own contract', () => {
    expect(vigie('alerts', 'shop').stdout).toMatch(/\nShopErrorsHigh +critical /);
    expect(vigie('check', 'shop', 'page.txt', '--job', 'shop').status).toBe(preset === 'agent' ? 0 : 1);
  });

  test('is accepted by the API server', async () => {
    const kubernetes = await startKubernetes();
    place.running.push(kubernetes);
    makeNamespaces(kubernetes, ['shop']);
    const applied = kubernetes.kubectl([
      ...['apply', '--server-side', '--validate=strict', '--force-conflicts'],
      ...['--filename', join(folder, 'dist/shop.k8s.yaml')],
    ]);
    expect(applied).toMatchObject({ status: 0, stderr: '' });
  });
});
