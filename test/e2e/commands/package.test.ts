import { spawnSync } from 'node:child_process';
import { isBuiltin } from 'node:module';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blocksOf, textOf } from '../../docs/pages';
import { Workplace } from '../workplace';
import { installPackage, run } from './packed-package';

const root = resolve(__dirname, '../../..');
const place = new Workplace('package');
const libBefore = libWritten();

/** When the working tree's own build was written, if there is one. */
function libWritten(): number | undefined {
  return statSync(join(root, 'lib'), { throwIfNoEntry: false })?.mtimeMs;
}

/** External project with the packed package and its dependencies. */
beforeAll(() => {
  const { folder } = place;
  installPackage(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"consumer","private":true}');
  const compilerOptions = {
    strict: true,
    module: 'node16',
    moduleResolution: 'node16',
    target: 'es2022',
    types: ['node'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
});
afterAll(() => place.stop());

const app = `
import { App } from 'cdk8s';
import { SecretValue, Size } from 'vigie';
import { alert, ruleGroup } from 'vigie/alerts';
import { Dashboard, query, row, statPanel } from 'vigie/dashboards';
import { Tls } from 'vigie/constructs';
import { redis } from 'vigie/library';
import { catalogue, counter } from 'vigie/metrics';
import { quantity, rate, render, selectors, sum } from 'vigie/promql';
import { podJob } from 'vigie/servers';
import type { MonitoringStackProps } from 'vigie/stack';
import { StackChart } from 'vigie/targets';

const shop = catalogue({
  name: 'shop', software: 'shop', version: '1',
  metrics: { sales_total: counter({ help: 'Sales.', unit: 'events' }) },
});
const { sales_total } = selectors(shop);
const sales = sum(rate(sales_total)).by('job');
const job = podJob({ job: 'shop', catalogue: shop, namespace: 'shop', selector: { app: 'shop' }, port: 8080 });
const dashboard = new Dashboard({
  uid: 'shop', title: 'Shop', description: 'The shop.', jobs: [job.job],
  rows: { all: row('All', { sales: statPanel({ title: 'Sales', description: 'Sales.', queries: [query(sales)] }) }) },
});
const stack: MonitoringStackProps = {
  name: 'shop',
  environment: 'production',
  jobs: [job],
  prometheus: { retention: { time: '15d', size: Size.gibibytes(4) }, volume: { size: Size.gibibytes(5) } },
  grafana: {
    host: 'grafana.shop.example',
    adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
    secretKey: SecretValue.fromExisting('grafana-secret-key', 'secret-key'),
    folder: 'Shop',
    volume: { size: Size.gibibytes(1) },
    backup: { target: { volume: { size: Size.gibibytes(1) } } },
  },
  dashboards: [dashboard],
  rules: [ruleGroup({ name: 'shop', job: job.job, rules: [alert({
    name: 'NoSales', condition: sales.lessThan(quantity(1, 'events/s')), severity: 'info', summary: 'No sales', description: 'No sales.',
    panel: dashboard.panel('sales'), runbook: { impact: 'None.', steps: ['Open the shop.'] },
  })] })],
};
console.log(render(sales.node), 'redis_up' in redis.catalogue.metrics);
const app = new App({ outdir: 'out' });
new StackChart(app, 'shop', { stack, namespace: 'watch', ingress: { tls: Tls.fromResolver('letsencrypt') } });
app.synth();
`;

describe('the package', () => {
  test('is packed without a trace in the working tree, as other suites pack it at the same time', () => {
    expect(libWritten()).toBe(libBefore);
  });

  test('contains exactly the required files', () => {
    const files = readdirSync(join(place.folder, 'node_modules/vigie'), { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'README.md',
        'LICENSE',
        'CHANGELOG.md',
        'docs/index.md',
        'lib/promql/index.js',
      ]),
    );
    expect(files.filter((file) => /^((lib\/)?(test|infra|tools|bench|\.ci)|lib\/docs)\b/.test(file))).toEqual([]);
    const scripts = readdirSync(join(root, 'servers/grafana-backup/scripts'));
    expect(files).toEqual(expect.arrayContaining(scripts.map((file) => `lib/scripts/${file}`)));
  });

  test('requires only its dependencies', () => {
    const bundle = readFileSync(join(place.folder, 'node_modules/vigie/lib/bundle.js'), 'utf8');
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly dependencies: object;
      readonly peerDependencies: object;
    };
    const required = [...bundle.matchAll(/\brequire\("((?:@[^/"]+\/)?[^/"]+)[^"]*"\)/g)].map(([, name]) => name!);
    const packages = new Set(required.filter((name) => !isBuiltin(name) && name !== 'vigie'));
    expect(Object.keys({ ...dependencies, ...peerDependencies })).toEqual(expect.arrayContaining([...packages]));
    expect(packages).toContain('cdk8s');
  });

  test('has no findings of publint and of Are the types wrong?', () => {
    const [packed] = readdirSync(place.folder).filter((file) => file.endsWith('.tgz'));
    run(root, 'npx', 'tsx', 'tools/package-findings.ts', join(place.folder, packed!));
  });

  test('loads every export', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
    const names = Object.keys(exports).filter((name) => name !== './package.json');
    const load = names.map((name) => `require(${JSON.stringify(name.replace('.', 'vigie'))});`).join('');
    run(place.folder, 'node', '-e', load);
    const imported =
      "import { defineConfig } from 'vigie'; import { Dashboard } from 'vigie/dashboards'; new Dashboard({ rows: {} });";
    run(place.folder, 'node', '--input-type=module', '-e', imported);
    writeFileSync(join(place.folder, 'app.ts'), load.replaceAll('require', 'void import'));
    run(place.folder, 'node', join(root, 'node_modules/typescript/bin/tsc'), '--skipLibCheck', '--noEmit');
  });

  test('an external project compiles and synthesizes with it', () => {
    writeFileSync(join(place.folder, 'app.ts'), app);
    run(place.folder, 'node', join(root, 'node_modules/typescript/bin/tsc'), '--skipLibCheck');
    expect(run(place.folder, 'node', 'app.js')).toBe('sum by (job) (rate(sales_total[$__rate_interval])) true\n');
    const manifests = readFileSync(join(place.folder, 'out/shop.k8s.yaml'), 'utf8');
    expect(manifests).toContain('NoSales');
    expect(manifests).toContain('PRAGMA integrity_check');
  });

  test('and deploys with Pulumi', () => {
    const program = app
      .replace(/console\.log[^]*$/, '')
      .replace("import { App } from 'cdk8s';", "import * as pulumi from '@pulumi/pulumi';")
      .replace(/import \{ (StackChart|Tls) \} from .*\n/g, '').concat(`
import { Provider } from '@pulumi/kubernetes/provider';
import { Monitoring } from 'vigie/pulumi';
const names: string[] = [];
void pulumi.runtime.setMocks({
  newResource: ({ type, name, inputs }) => { names.push(type + ' ' + name); return { id: name, state: inputs }; },
  call: () => ({}),
});
const provider = new Provider('k3s', { enableConfigMapMutable: true, enableSecretMutable: true });
new Monitoring('shop', { stack }, { provider });
pulumi.runtime.disconnect().then(() => console.log(names.includes('kubernetes:apps/v1:Deployment shop/monitoring/grafana')));
`);
    writeFileSync(join(place.folder, 'app.ts'), program);
    run(place.folder, 'node', join(root, 'node_modules/typescript/bin/tsc'), '--skipLibCheck');
    expect(run(place.folder, 'node', 'app.js')).toBe('true\n');
  });

  test('and the program of the guide compiles', () => {
    const [program] = blocksOf(textOf('docs/how-to/write-a-pulumi-program.md'));
    writeFileSync(join(place.folder, 'app.ts'), program!.text);
    run(place.folder, 'node', join(root, 'node_modules/typescript/bin/tsc'), '--skipLibCheck', '--noEmit');
  });

  test('and a mistake does not compile there either', () => {
    writeFileSync(join(place.folder, 'app.ts'), app.replace("by('job')", "by('shop')"));
    expect(() =>
      run(place.folder, 'node', join(root, 'node_modules/typescript/bin/tsc'), '--skipLibCheck', '--noEmit'),
    ).toThrow(/'"shop"' is not assignable to parameter of type '"job" \| "instance" \| "__name__"'/);
  });
});

/** Compiler options of `cdk8s init`, which resolves modules as Node 10 did. */
const cdk8sOptions = { ...{ module: 'CommonJS', target: 'ES2017', lib: ['es2016'] }, declaration: true, strict: true };

describe.each([
  ['CommonJS', 'commonjs', './stack', undefined],
  ['ECMAScript modules', 'module', './stack.js', { module: 'nodenext', target: 'es2022', strict: true }],
  ['the options of cdk8s init', 'commonjs', './stack', cdk8sOptions],
])('a project with %s', (name, type, module, compilerOptions) => {
  let folder = '';
  const stackText = app
    .slice(0, app.indexOf('console.log'))
    .replace(/import .* from '(cdk8s|vigie\/constructs)';/g, '');
  const vigie = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('npx', ['vigie', ...args], { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    folder = join(place.folder, name.replaceAll(' ', '-'));
    mkdirSync(folder);
    symlinkSync('../node_modules', join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', private: true, type }));
    if (compilerOptions) writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    writeFileSync(
      join(folder, 'stack.ts'),
      stackText
        .replace("import { StackChart } from 'vigie/targets';", '')
        .replace('const stack:', 'export const stack:'),
    );
    writeFileSync(
      join(folder, 'vigie.config.ts'),
      `import { defineConfig } from 'vigie';
import { kubernetes } from 'vigie/targets';
import { stack } from '${module}';

export default defineConfig([{ stack, targets: [kubernetes()] }]);
`,
    );
  });

  test('synthesizes with the command vigie', () => {
    const { status, stderr } = vigie('synth');
    expect(stderr).toMatch(/\ntypes: no errors\n/);
    expect(stderr).toMatch(
      /\ndist\/: \d+ files, \d+ added\n\nTo deploy:\n {2}kubectl apply --server-side -f dist\/shop/,
    );
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8')).toContain('NoSales');
  });

  test('loads one file of this package, and few of others', () => {
    const loaded = join(folder, 'loaded');
    const args = ['--require', join(__dirname, 'loaded.cjs'), 'node_modules/vigie/vigie.cjs', 'synth', '--no-check'];
    const { status } = spawnSync('node', args, { cwd: folder, env: { ...process.env, LOADED: loaded } });
    expect(status).toBe(0);
    const files = readFileSync(loaded, 'utf8').split('\n');
    expect(files.filter((file) => file.endsWith('/vigie/lib/bundle.js'))).toHaveLength(1);
    expect(files.length).toBeLessThan(125);
  });

  test('synthesizes with cdk8s synth', () => {
    writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: npx vigie synth\noutput: .synth\n');
    const before = readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8');
    run(folder, 'node', join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--check-upgrade=false');
    expect(readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8')).toBe(before);
  });

  test('is not synthesized with an error of types', () => {
    const file = join(folder, 'stack.ts');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace("severity: 'info'", "severity: 'crit'"));
    const { status, stderr } = vigie('synth');
    writeFileSync(file, text);
    expect(status).toBe(1);
    expect(stderr).toMatch(/stack\.ts\(\d+,\d+\): error TS\d+: .*'"crit"' is not assignable/);
    expect(stderr).toMatch(/\ndist\/ was not written\n$/);
  });
});

test('the types are found without exports too, as Node 10 does', () => {
  const { exports, typesVersions } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, { readonly types?: string }>>;
    readonly typesVersions: Readonly<Record<'*', object>>;
  };
  const types = Object.entries(exports).flatMap(([path, one]) =>
    path === '.' || one.types === undefined ? [] : [[path.slice(2), [one.types]]],
  );
  expect(typesVersions['*']).toEqual(Object.fromEntries(types));
});
