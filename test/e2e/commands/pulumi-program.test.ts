import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { synthesize } from '../../../targets/synthesize';
import { runProgram, type ProgramProps, type Registered } from '../../../tools/pulumi-engine';
import { givenSecrets } from '../../pulumi/deployed';
import { unmarked } from '../../pulumi/recording';
import { applyAll, list, makeNamespaces } from '../cluster/pods';
import { startKubernetes, type Kubernetes } from '../manifests/kubernetes';
import { externalNamespaces, readManifests, titleOf, type Manifest } from '../manifests/manifest';
import { Workplace } from '../workplace';
import { targeted } from '../../targeted';

const given = givenSecrets(gauzian);
const passwords = {
  'gauzian/monitoring/grafana-credentials/admin-password': 'gr4fana',
  'gauzian/monitoring/grafana-secret-key/secret-key': 'encrypt5',
  'gauzian/monitoring/prometheus-users/users': 'pr0metheus',
};
const secrets = [...Object.values(given), ...Object.values(passwords)];

/** Runs infra/pulumi.ts like the CLI. */
function run(
  config: Readonly<Record<string, string>>,
  isPreview = false,
  { env = process.env, stored = {} }: Pick<ProgramProps, 'env' | 'stored'> = {},
) {
  const all = Object.entries({ ...config, ...given }).map(([key, value]) => [`vigie:${key}`, value]);
  return runProgram({
    config: Object.fromEntries(all) as Record<string, string>,
    secretKeys: Object.keys(given).map((path) => `vigie:${path}`),
    isPreview,
    env,
    stored,
    made: ({ type, name }) => {
      if (type.endsWith(':RandomPassword')) return { result: passwords[name as keyof typeof passwords] };
      return type.endsWith(':RandomId') ? { hex: Buffer.from(name.padEnd(16)).subarray(0, 16).toString('hex') } : {};
    },
  });
}

const objectsOf = (registered: readonly Registered[]) =>
  registered
    .filter(({ type }) => type.startsWith('kubernetes:'))
    .map(({ inputs }) => unmarked(inputs, (value) => value) as Manifest);

const place = new Workplace();
let kubernetes: Kubernetes;
beforeAll(async () => {
  synthesize([targeted(gauzian)], { output: join(place.folder, 'dist') });
  kubernetes = await startKubernetes();
  place.running.push(kubernetes);
  const manifests = readManifests(join(place.folder, 'dist', 'gauzian.k8s.yaml'));
  makeNamespaces(kubernetes, [...new Set([...externalNamespaces(manifests), 'gauzian-v2'])]);
  applyAll(kubernetes, ['postgres', 'redis'].map(database));
});
afterAll(() => place.stop());

/** External database. */
function database(name: string): Manifest {
  const labels = { app: name };
  const containers = [{ name: 'server', image: `docker.io/library/${name}:1` }];
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'gauzian-v2' }, spec };
}

const apply = (object: Manifest) =>
  kubernetes.kubectl(
    ['apply', '--server-side', '--validate=strict', '--field-manager=pulumi', '--output=name', '--filename=-'],
    { input: JSON.stringify(object) },
  );

test('the API server accepts every registered object, in order', async () => {
  const { status, registered, output } = await run({ stack: 'gauzian' });
  const warning = /^gauzian: monitoring\/grafana-secret-key\/secret-key: .* set passwordSeed; [^\n]*\n$/;
  expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(warning) as string });
  const objects = objectsOf(registered);
  const refused = objects
    .map((object) => ({ object: titleOf(object), ...apply(object) }))
    .filter((one) => one.status !== 0);
  expect(refused).toEqual([]);

  // The databases have their own container and the exporter.
  for (const { metadata, spec } of list(kubernetes, 'deployments', '--namespace=gauzian-v2')) {
    const { containers } = (spec as { template: { spec: { containers: { name: string }[] } } }).template.spec;
    expect(containers.map(({ name }) => name).sort()).toEqual([`${metadata.name}-exporter`, 'server'].sort());
  }

  // The objects of synth exist already, and nothing changes.
  const versions = () =>
    list(kubernetes, 'deployments,statefulsets,daemonsets,configmaps,services', '--all-namespaces').map((one) => [
      titleOf(one),
      (one.metadata as { generation?: number }).generation,
    ]);
  const before = versions();
  kubernetes.run(['apply', '--server-side', `--filename=${join(place.folder, 'dist', 'gauzian.k8s.yaml')}`]);
  expect(versions()).toEqual(before);
});

test('a second run registers the same', async () => {
  const [first, second] = [await run({ stack: 'gauzian' }), await run({ stack: 'gauzian' })];
  const byName = ({ registered }: typeof first) =>
    new Map(registered.map(({ type, name, inputs }) => [`${type} ${name}`, inputs]));
  expect(byName(second)).toEqual(byName(first));
});

test('a preview registers the same resources, and shows no secret', async () => {
  const preview = await run({ stack: 'gauzian' }, true);
  expect(preview.status).toBe(0);
  const titles = ({ registered }: typeof preview) => registered.map(({ type, name }) => `${type} ${name}`).sort();
  expect(titles(preview)).toEqual(titles(await run({ stack: 'gauzian' })));
  const shown = JSON.stringify(preview.registered.map(({ inputs }) => unmarked(inputs, () => '[secret]')));
  for (const secret of secrets) {
    expect(shown).not.toContain(JSON.stringify(secret));
    expect(preview.output).not.toContain(secret);
  }
});

test('reports issues without a stack trace, and registers nothing of the cluster', async () => {
  for (const [config, message] of [
    [{}, 'the configuration key vigie:stack, of the type string, is not set'],
    [{ stack: 'gauzian', retian: 'true' }, 'the configuration key vigie:retian is unknown'],
    [{ stack: 'gauzian', readyTimeout: 'soon' }, 'readyTimeout is invalid; given: "soon"'],
  ] as [Record<string, string>, string][]) {
    const { status, registered, output } = await run(config);
    expect(status).not.toBe(0);
    expect(output).toContain(message);
    expect(output).not.toMatch(/\n\s+at /);
    // Node warns of a rejection that Pulumi handles only later.
    expect(output).not.toContain('Warning:');
    expect(objectsOf(registered)).toEqual([]);
  }
});

test('refuses a seed that would change the key of kept data, and registers nothing', async () => {
  const key = 'monitoring/grafana-secret-key/secret-key';
  const stored = { passwords: { [key]: passwords[`gauzian/${key}`] } };
  const { status, registered, output } = await run({ stack: 'gauzian', passwordSeed: 'x'.repeat(20) }, false, {
    stored,
  });
  expect(status).not.toBe(0);
  expect(output).toContain(`${key}: passwordSeed was set, changed or removed after its first deployment`);
  expect(output).not.toMatch(/\n\s+at /);
  expect(objectsOf(registered)).toEqual([]);
  expect((await run({ stack: 'gauzian' }, false, { stored })).status).toBe(0);
});

test('a preview reports a kubeconfig that cannot be read without a stack trace', async () => {
  const KUBECONFIG = join(place.folder, 'broken.yaml');
  writeFileSync(KUBECONFIG, 'clusters: [');
  const { status, output } = await run({ stack: 'gauzian' }, true, { env: { ...process.env, KUBECONFIG } });
  expect(status).not.toBe(0);
  expect(output).toContain('the kubeconfig cannot be read');
  expect(output).not.toMatch(/\n\s+at /);
});
