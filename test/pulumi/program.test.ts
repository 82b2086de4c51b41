import * as pulumi from '@pulumi/pulumi';
import { focusApi } from '../../infra/stacks/focus-api/stack';
import { fullStack, minimalStack } from '../stacks';
import { monitoringStacks as stacks } from '../targeted';
import { withKubeconfig } from './kubeconfig';
import type { Registration } from './recording';
import { runMinimal, runWithSecrets } from './run-program';

test('reports a kubeconfig that cannot be read', async () => {
  const failure = runMinimal('clusters: [');
  await expect(failure).rejects.toThrow(
    /^the kubeconfig cannot be read: .*; given: ".*config"; remedy: export KUBECONFIG=FILE/s,
  );
  await expect(failure).rejects.toBeInstanceOf(pulumi.RunError);
});

test('reports names that stacks have in common', async () => {
  const host = { ...minimalStack.grafana, host: 'grafana.second.example' };
  const deployment = runWithSecrets(
    { stack: 'minimal' },
    { stacks: [minimalStack, { ...minimalStack, name: 'second', grafana: host }] },
  );
  await expect(deployment).rejects.toThrow(
    /^minimal and second have the same objects; .*; remedy: give the target of each stack its own namespace$/m,
  );
});

test('deploys the stack of the configuration', async () => {
  const { name } = focusApi;
  const { resources, outputs } = await withKubeconfig('', () => runWithSecrets({ stack: name }, { stacks }));
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
  const { resources } = await runWithSecrets({
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
  const { resources } = await runWithSecrets({
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

test('reports invalid secrets and addresses together, before anything is registered', async () => {
  const resources: Registration[] = [];
  const config = {
    ...{ stack: 'full', 'apps/postgres-exporter/password': '', passwordSeed: 'short' },
    ...{ grafanaUrl: 'foo', grafanaAuth: '' },
  };
  const refused = runWithSecrets(config, { resources });
  for (const problem of [
    'the value of apps/postgres-exporter/password: it is empty',
    'passwordSeed is too short',
    'vigie:grafanaUrl, of the type string, is no address of Grafana; given: "foo"',
    'the configuration key vigie:grafanaAuth: it is empty',
  ])
    await expect(refused).rejects.toThrow(problem);
  expect(resources).toEqual([]);
});
