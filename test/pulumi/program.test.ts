import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { parse, stringify } from 'yaml';
import { focusApi } from '../../infra/stacks/focus-api/stack';
import { keys } from '../../pulumi/configuration';
import { deploy } from '../../pulumi/program';
import { fullStack, minimalStack, testStacks } from '../stacks';
import { givenSecrets } from './deployed';
import { record, type Recording, type Registration } from './recording';
import { monitoringStacks as stacks, targeted } from '../targeted';

/** Deploys stacks with a configuration. All required secrets are given. */
function deployed(config: Readonly<Record<string, string>>, among = testStacks): Promise<Recording> {
  const stack = among.find(({ name }) => name === config.stack);
  const all = Object.entries({ ...config, ...(stack ? givenSecrets(stack) : {}) });
  return record(
    async () => {
      await deploy(among.map((one) => targeted(one)));
    },
    { config: Object.fromEntries(all.map(([key, value]) => [`vigie:${key}`, value])) },
  );
}

/** Reads another kubeconfig during a test. */
async function withKubeconfig<T>(content: string, body: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-kubeconfig-'));
  const path = join(folder, 'config');
  writeFileSync(path, content);
  const before = process.env.KUBECONFIG;
  process.env.KUBECONFIG = path;
  try {
    return await body();
  } finally {
    if (before === undefined) delete process.env.KUBECONFIG;
    else process.env.KUBECONFIG = before;
    rmSync(folder, { recursive: true });
  }
}

// The provider would replace all resources when the address of its cluster changes.
test('identifies the cluster by its authority, not by its address', async () => {
  const identifiers = async (address: string, authority: string) => {
    const data = Buffer.from(authority).toString('base64');
    const content = {
      'current-context': 'k3s',
      contexts: [{ name: 'k3s', context: { cluster: 'k3s' } }],
      clusters: [{ name: 'k3s', cluster: { server: `https://${address}:6443`, 'certificate-authority-data': data } }],
    };
    const { resources } = await withKubeconfig(stringify(content), () => deployed({ stack: 'minimal' }));
    const providers = resources.filter(({ type }) => type === 'pulumi:providers:kubernetes');
    expect(providers).toHaveLength(2);
    return new Set(providers.map(({ inputs }) => inputs.clusterIdentifier));
  };
  const local = await identifiers('127.0.0.1', 'one');
  expect([...local]).toEqual([expect.any(String)]);
  expect(await identifiers('192.0.2.1', 'one')).toEqual(local);
  expect(await identifiers('127.0.0.1', 'two')).not.toEqual(local);
});

describe('a stack that is deployed to a cluster', () => {
  const kubeconfig = (cluster: Readonly<Record<string, string>>) =>
    stringify({
      'current-context': 'k3s',
      contexts: [{ name: 'k3s', context: { cluster: 'k3s' } }],
      clusters: [{ name: 'k3s', cluster: { server: 'https://127.0.0.1:6443', ...cluster } }],
    });
  const authority = (text: string) =>
    kubeconfig({ 'certificate-authority-data': Buffer.from(text).toString('base64') });
  const resources: Registration[] = [];
  let logs: readonly string[] = [];
  /** Runs the program, and returns its outputs without secrets. */
  const run = (content: string, stored: Readonly<Record<string, unknown>>, config: Record<string, string> = {}) => {
    resources.length = 0;
    const all = Object.entries({ stack: 'minimal', ...config, ...givenSecrets(minimalStack) });
    let outputs: unknown;
    return withKubeconfig(content, async () => {
      const recording = await record(
        async () => {
          outputs = await deploy(testStacks.map((one) => targeted(one)));
        },
        { config: Object.fromEntries(all.map(([key, value]) => [`vigie:${key}`, value])), stored, resources },
      );
      logs = recording.logs;
      return (outputs as { cluster?: string }).cluster;
    });
  };
  const identifiers = () =>
    resources
      .filter(({ type }) => type === 'pulumi:providers:kubernetes')
      .map(({ inputs }) => inputs.clusterIdentifier);
  const secret = pulumi.secret('p4ss');

  test('stores the identity of the cluster', async () => {
    const cluster = await run(authority('one'), {});
    expect(cluster).toMatch(/^[0-9a-f]{16}$/);
    expect(identifiers()).toEqual([cluster, cluster]);
    expect(await run(authority('one'), { cluster, passwords: { admin: secret } })).toBe(cluster);
  });

  // The provider would delete and create every object.
  test.each([
    ['another authority', authority('two')],
    ['no authority', kubeconfig({ 'insecure-skip-tls-verify': 'true' })],
    ['no kubeconfig', ''],
  ])('is not replaced when the kubeconfig has %s', async (_, content) => {
    const cluster = (await run(authority('one'), {}))!;
    const stored = { cluster, passwords: { admin: secret } };
    const refused = run(content, stored);
    await expect(refused).rejects.toThrow(
      new RegExp(
        `^this stack is deployed to another cluster, .*; allowed: ${cluster}; remedy: .*pulumi config set clusterIdentifier ${cluster};`,
      ),
    );
    await expect(refused).rejects.toBeInstanceOf(pulumi.RunError);
    expect(resources).toEqual([]);
    // The remedy.
    expect(await run(content, stored, { clusterIdentifier: cluster })).toBe(cluster);
    expect(identifiers()).toEqual([cluster, cluster]);
  });

  describe('keeps the key with which data is encrypted', () => {
    const path = 'monitoring/grafana-secret-key/secret-key';
    const admin = 'monitoring/grafana-credentials/admin-password';
    const [seed, other] = ['a'.repeat(20), 'b'.repeat(20)];
    const keyOf = () =>
      (
        resources.find(({ name }) => name === 'minimal/monitoring/grafana-secret-key')!.inputs.stringData as Record<
          string,
          string
        >
      )['secret-key']!;
    /** Runs the program after a deployment with other configuration. */
    const after = async (before: Record<string, string>, config: Record<string, string>) => {
      const cluster = (await run(authority('one'), {}, before))!;
      const key = keyOf();
      const passwords = pulumi.secret({ [path]: key, [admin]: 'p4ss' });
      return { key, change: run(authority('one'), { cluster, passwords }, config), stored: { cluster, passwords } };
    };

    test.each([
      ['set', {}, { passwordSeed: seed }],
      ['changed', { passwordSeed: seed }, { passwordSeed: other }],
      ['removed', { passwordSeed: seed }, {}],
    ] as [string, Record<string, string>, Record<string, string>][])(
      'when passwordSeed is %s after the first deployment',
      async (_, before, config) => {
        const { key, change, stored } = await after(before, config);
        await expect(change).rejects.toThrow(
          `${path}: passwordSeed was set, changed or removed after its first deployment: its value would change`,
        );
        await expect(change).rejects.toThrow(`remedy: pulumi config set --secret ${path}, with its value in `);
        await expect(change).rejects.toBeInstanceOf(pulumi.RunError);
        await expect(change).rejects.not.toThrow(key);
        expect(resources).toEqual([]);
        // The remedy.
        await run(authority('one'), stored, { ...config, [path]: key });
        expect(keyOf()).toBe(key);
      },
    );

    test('and accepts the same seed, and another given key', async () => {
      const { key, change, stored } = await after({ passwordSeed: seed }, { passwordSeed: seed });
      await change;
      expect(keyOf()).toBe(key);
      await run(authority('one'), stored, { passwordSeed: seed, [path]: 'another key of the database' });
      expect(keyOf()).toBe('another key of the database');
    });
  });

  describe('by an earlier version', () => {
    const path = 'monitoring/grafana-credentials';
    const stored = { urls: {}, passwords: pulumi.secret({ [`${path}/admin-password`]: 'p4ss' }) };

    test('is warned of another cluster', async () => {
      await run(authority('one'), stored);
      expect(logs.join('\n')).toContain('the last pulumi up stored no identity of the cluster');
      // Without a kubeconfig, there is nothing to compare.
      await run('', stored);
      expect(logs.join('\n')).not.toContain('stored no identity');
    });

    test('loses no Secret that becomes one of existingSecrets', async () => {
      const existingSecrets = JSON.stringify([path]);
      const refused = run(authority('one'), stored, { existingSecrets });
      await expect(refused).rejects.toThrow(
        `existingSecrets: an earlier version deployed this Secret, and its state would delete it now; given: "${path}"; remedy: run pulumi up once without it, then add it`,
      );
      expect(resources).toEqual([]);
      const cluster = (await run(authority('one'), stored))!;
      await run(authority('one'), { ...stored, cluster }, { existingSecrets });
      expect(resources.map(({ name }) => name)).not.toContain(`minimal/${path}`);
    });
  });
});

test('reports a kubeconfig that cannot be read', async () => {
  const failure = withKubeconfig('clusters: [', () => deployed({ stack: 'minimal' }));
  await expect(failure).rejects.toThrow(
    /^the kubeconfig cannot be read: .*; given: ".*config"; remedy: export KUBECONFIG=FILE/s,
  );
  await expect(failure).rejects.toBeInstanceOf(pulumi.RunError);
});

test('reports names that stacks have in common', async () => {
  const host = { ...minimalStack.grafana, host: 'grafana.second.example' };
  const deployment = deployed({ stack: 'minimal' }, [minimalStack, { ...minimalStack, name: 'second', grafana: host }]);
  await expect(deployment).rejects.toThrow(
    /^minimal and second have the same objects; .*; remedy: give the target of each stack its own namespace$/m,
  );
});

test('deploys the stack of the configuration', async () => {
  const { name } = focusApi;
  const { resources, outputs } = await withKubeconfig('', () => deployed({ stack: name }, stacks));
  const providers = resources.filter(({ type }) => type === 'pulumi:providers:kubernetes');
  const kubeconfig = expect.any(String) as string;
  const mutable = { kubeconfig, enableConfigMapMutable: 'true', enableSecretMutable: 'true' };
  expect(Object.fromEntries(providers.map((one) => [one.name, one.inputs]))).toEqual({
    kubernetes: mutable,
    'kubernetes-retained': { ...mutable, upsertExistingObjects: 'true', enablePatchForce: 'true' },
  });
  const objects = resources.filter(({ type }) => type.startsWith('kubernetes:'));
  for (const { isRetained, provider } of objects) {
    expect(provider).toBe(isRetained ? 'kubernetes-retained' : 'kubernetes');
  }
  expect([...outputs.keys()]).toContain(name);
});

test('applies the configuration', async () => {
  const { resources } = await deployed({
    stack: 'full',
    kubeContext: 'my-k3s',
    retain: 'false',
    readyTimeout: '90s',
    existingSecrets: '["watch/grafana-credentials"]',
  });
  const providers = resources.filter(({ type }) => type === 'pulumi:providers:kubernetes');
  expect(providers.map(({ inputs }) => inputs.context)).toEqual(['my-k3s', 'my-k3s']);
  for (const { type, isRetained } of resources) expect(isRetained).toBe(type === 'kubernetes:core/v1:Secret');
  expect(resources.map(({ name }) => name)).not.toContain('full/watch/grafana-credentials');
  expect(resources.find(({ type }) => type.endsWith(':DaemonSet'))!.timeouts.create).toBe('90s');
});

test('deploys the same dashboards and rules to a Grafana through its API', async () => {
  const { resources } = await deployed({
    stack: 'full',
    grafanaUrl: 'https://example.grafana.net',
    grafanaAuth: 't0ken',
  });
  const count = (type: string) => resources.filter((one) => one.type.endsWith(`:${type}`)).length;
  expect([count('Dashboard'), count('RuleGroup')]).toEqual([fullStack.dashboards.length, fullStack.rules.length]);
  expect(resources.find(({ name }) => name === 'grafana')!.shown).toMatchObject({
    url: 'https://example.grafana.net',
    auth: '[secret]',
  });
});

describe('reports an invalid configuration by key', () => {
  test.each([
    [{ stack: '' }, 'the configuration key vigie:stack, of the type string, is not set'],
    [
      {},
      'the configuration key vigie:stack, of the type string, is not set; allowed: minimal, full, other; remedy: pulumi config set stack gauzian',
    ],
    [
      { stack: 'shop' },
      'vigie:stack, of the type string, is not the name of a stack; given: "shop"; allowed: minimal, full, other',
    ],
    [
      { stack: 'minimal', retain: 'yes', existingSecrets: 'all' },
      /vigie:retain, of the type boolean, has a value of another type; given: "yes"; remedy: pulumi config set retain false\n.*vigie:existingSecrets, of the type array/,
    ],
    [
      { stack: 'minimal', retian: 'true' },
      /the configuration key vigie:retian is unknown; allowed: .*; remedy: pulumi config rm retian, or did you mean retain\?/,
    ],
    [
      { stack: 'minimal', 'monitoring/grafana-credential/admin-password': 'x' },
      /is unknown; .* did you mean monitoring\/grafana-credentials\/admin-password\?/,
    ],
    [
      { stack: 'minimal', readyTimeout: '10' },
      'readyTimeout is invalid; given: "10"; allowed: a number of seconds, minutes or hours',
    ],
    [
      { stack: 'minimal', grafanaRuleResources: 'group' },
      'vigie:grafanaRuleResources, of the type string, has a value of another type; given: "group"; remedy: pulumi config set grafanaRuleResources rules',
    ],
    [
      { stack: 'minimal', grafanaUrl: 'https://example.grafana.net' },
      'vigie:grafanaAuth is not set: a secret string, the token of a service account of Grafana',
    ],
  ] as [Record<string, string>, string | RegExp][])('%j', async (config, message) => {
    const failure = deployed(config);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toBeInstanceOf(pulumi.RunError);
  });

  test('missing secrets and keys together, before anything is registered', async () => {
    const resources: Registration[] = [];
    const config = { 'vigie:stack': 'full', 'vigie:retian': 'true', 'vigie:grafanaUrl': 'https://example.grafana.net' };
    const missing = record(
      async () => {
        await deploy(testStacks.map((one) => targeted(one)));
      },
      { config, resources },
    );
    await expect(missing).rejects.toThrow(
      /vigie:retian is unknown[^]*vigie:apps\/postgres-exporter\/password is not set: a secret string[^]*vigie:grafanaAuth is not set/,
    );
    expect(resources).toEqual([]);
  });
});

test('reports invalid secrets and addresses together, before anything is registered', async () => {
  const resources: Registration[] = [];
  const config = {
    ...givenSecrets(fullStack),
    ...{ stack: 'full', 'apps/postgres-exporter/password': '', passwordSeed: 'short' },
    ...{ grafanaUrl: 'foo', grafanaAuth: '' },
  };
  const refused = record(
    async () => {
      await deploy(testStacks.map((one) => targeted(one)));
    },
    { config: Object.fromEntries(Object.entries(config).map(([key, one]) => [`vigie:${key}`, one])), resources },
  );
  for (const problem of [
    'the value of apps/postgres-exporter/password: it is empty',
    'passwordSeed is too short',
    'vigie:grafanaUrl, of the type string, is no address of Grafana; given: "foo"',
    'the configuration key vigie:grafanaAuth: it is empty',
  ])
    await expect(refused).rejects.toThrow(problem);
  expect(resources).toEqual([]);
});

test('Pulumi.yaml declares every key with its type', () => {
  const project = parse(readFileSync(join(__dirname, '../../Pulumi.yaml'), 'utf8')) as {
    main: string;
    config: Record<string, { type: string; default?: unknown; description: string }>;
  };
  const declared = Object.entries(project.config).map(([key, { type }]) => [key, type]);
  expect(declared).toEqual(Object.entries(keys).map(([key, { type }]) => [key, type]));
  // The CLI itself would report a missing key without a default, with no example.
  const must = Object.entries(project.config).filter(([, one]) => one.default === undefined);
  expect(must).toEqual([]);
  expect(project.main).toBe('infra/pulumi.ts');
});
