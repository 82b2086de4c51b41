import * as pulumi from '@pulumi/pulumi';
import { patchJson } from '../../constructs/patch';
import { Size } from '../../core/size';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import type { MonitoringStackProps } from '../../stack/stack';
import { fullStack, minimalStack, testTargets } from '../stacks';
import { deployed, mutableProvider, objectsOf, standard, the } from './deployed';
import type { Recording } from './recording';

describe('the order', () => {
  test("respects the dependencies of the user's program", async () => {
    class Other extends pulumi.CustomResource {}
    const options = (shape: (other: Other) => pulumi.ComponentResourceOptions['dependsOn']) => () => {
      const other = new Other('other:index:Database', 'database', {});
      return { provider: mutableProvider(), dependsOn: shape(other)! };
    };
    for (const shape of [(one: Other) => one, (one: Other) => [one], (one: Other) => pulumi.output([one])]) {
      const recording = await deployed(minimalStack, {}, { options: options(shape) });
      const database = recording.resources.find(({ name }) => name === 'database')!;
      for (const object of objectsOf(recording)) expect(object.dependencies).toContain(database.urn);
    }
  });
});

describe('retained resources', () => {
  const retained = ({ resources }: Recording) =>
    resources
      .filter(({ isRetained }) => isRetained)
      .map(({ type, name }) => `${type.split(':').at(-1)!} ${name}`)
      .sort();

  test('are the volumes, the Secrets and their namespace', async () => {
    const recording = await standard(gauzian);
    expect(retained(recording)).toEqual([
      'Namespace shop/monitoring',
      'PersistentVolumeClaim shop/monitoring/grafana-backups',
      'PersistentVolumeClaim shop/monitoring/grafana-data',
      'PersistentVolumeClaim shop/monitoring/prometheus-data',
      'Secret shop/gauzian-v2/postgres-exporter',
      'Secret shop/gauzian-v2/redis-exporter',
      'Secret shop/monitoring/grafana-credentials',
      'Secret shop/monitoring/grafana-secret-key',
      'Secret shop/monitoring/minio-metrics',
      'Secret shop/monitoring/notifications',
      'Secret shop/monitoring/prometheus-users',
    ]);
  });

  test('are only the Secrets on request; then a changed PVC stays unchanged', async () => {
    const recording = await deployed(minimalStack, { retain: false });
    expect(retained(recording)).toEqual([
      'Secret shop/monitoring/grafana-credentials',
      'Secret shop/monitoring/grafana-secret-key',
    ]);
    expect(the(recording, 'PersistentVolumeClaim', 'monitoring/prometheus-data').ignored).toEqual([
      'spec.accessModes',
      'spec.selector',
      'spec.storageClassName',
      'spec.volumeName',
    ]);
  });

  test('have their own provider with the given one, which adopts retained objects', async () => {
    const recording = await deployed(minimalStack, () => ({ retainedProvider: mutableProvider('retained') }));
    for (const { provider, isRetained } of objectsOf(recording)) expect(provider).toBe(isRetained ? 'retained' : 'k3s');
  });

  test('are the same, with the same provider, with a given password and without retention', async () => {
    const retainedProvider = () => ({ retainedProvider: mutableProvider('retained') });
    const path = 'monitoring/grafana-credentials/admin-password';
    const providers = (recording: Recording) =>
      Object.fromEntries(objectsOf(recording).map(({ urn, provider }) => [urn, provider]));
    const expected = providers(await deployed(minimalStack, retainedProvider));
    const chosen = () => ({ ...retainedProvider(), secrets: { [path]: 'a long one' } });
    expect(providers(await deployed(minimalStack, chosen))).toEqual(expected);
    const all = () => ({ ...retainedProvider(), retain: false });
    expect(providers(await deployed(minimalStack, all))).toEqual(expected);
    expect(retained(await deployed(minimalStack, chosen))).toEqual(retained(await deployed(minimalStack)));
  });

  test('are not awaited, because a PVC is bound when a pod uses it', async () => {
    const { inputs } = the(await standard(minimalStack), 'PersistentVolumeClaim', 'monitoring/grafana-data');
    expect(inputs.metadata).toMatchObject({ annotations: { 'pulumi.com/skipAwait': 'true' } });
  });
});

test('workloads are ready when all pods of the new revision are available', async () => {
  const conditions = async (stack: MonitoringStackProps, kind: string, name: string) => {
    const { metadata } = the(await standard(stack), kind, name).inputs as { metadata: { annotations?: object } };
    const text = (metadata.annotations as Record<string, string> | undefined)?.['pulumi.com/waitFor'];
    return text === undefined ? undefined : (JSON.parse(text) as string[]);
  };
  expect(await conditions(minimalStack, 'Deployment', 'monitoring/grafana')).toEqual([
    'condition=Available',
    'jsonpath={.status.updatedReplicas}=1',
    'jsonpath={.status.replicas}=1',
    'jsonpath={.status.availableReplicas}=1',
  ]);
  // The provider compares generations and revisions of StatefulSets itself.
  expect(await conditions(fullStack, 'StatefulSet', 'watch/alertmanager')).toBeUndefined();
});

describe('an external workload', () => {
  test('is patched, and is not an object of the stack', async () => {
    for (const stack of [gauzian, fullStack]) {
      const recording = await standard(stack);
      for (const patch of stack.patches!) {
        const { kind, name, namespace } = patch.workload;
        const ofIt = recording.resources.filter((one) => one.name === `shop/${namespace}/${name}`);
        expect(ofIt.map(({ type }) => type)).toEqual([`kubernetes:apps/v1:${kind}Patch`]);
        expect(ofIt[0]!.inputs).toEqual({
          apiVersion: 'apps/v1',
          kind,
          metadata: {
            name,
            namespace,
            annotations: { 'checksum/exporters': expect.stringMatching(/^[0-9a-f]{16}$/) as string },
          },
          ...(JSON.parse(JSON.stringify(patchJson(patch))) as object),
        });
        expect(ofIt[0]!.isRetained).toBe(false);
      }
    }
  });

  test('is patched after its Secret', async () => {
    const recording = await standard(gauzian);
    const { urn } = the(recording, 'Secret', 'gauzian-v2/postgres-exporter');
    expect(the(recording, 'DeploymentPatch', 'gauzian-v2/postgres').dependencies).toContain(urn);
  });
});

describe("the user's own program", () => {
  test('sets provider, transformations and name', async () => {
    const recording = await deployed(
      minimalStack,
      {},
      {
        options: () => ({
          providers: [mutableProvider('mine')],
          transformations: [
            ({ props, opts }) => {
              const { metadata, ...rest } = props as { metadata?: object };
              return metadata
                ? { props: { ...rest, metadata: { ...metadata, labels: { team: 'a' } } }, opts }
                : undefined;
            },
          ],
        }),
      },
    );
    for (const { provider, inputs } of objectsOf(recording)) {
      expect(provider).toBe('mine');
      expect(inputs.metadata).toMatchObject({ labels: { team: 'a' } });
    }
  });

  test('sets the timeout', async () => {
    const recording = await deployed(minimalStack, { readyTimeout: '90s' });
    for (const kind of ['Deployment', 'Service']) {
      expect(the(recording, kind, 'monitoring/grafana').timeouts).toEqual({ create: '90s', update: '90s' });
    }
    expect(the(await standard(minimalStack), 'Deployment', 'monitoring/grafana').timeouts.create).toBe('10m');
    for (const wrong of ['10 minutes', '0s', '0.0h'] as const) {
      await expect(deployed(minimalStack, { readyTimeout: wrong as '10m' })).rejects.toThrow(
        `readyTimeout is invalid; given: "${wrong}"; allowed: a number of seconds, minutes or hours above 0, such as 90s`,
      );
    }
  });

  test('gets the issues of the stack with the paths of constructs before anything is registered', async () => {
    const wrong = {
      ...minimalStack,
      grafana: { ...minimalStack.grafana, host: 'Grafana' },
    };
    await expect(deployed(wrong, { target: testTargets.full! })).rejects.toThrow(
      /minimal\/ingress: this is no host name; given: "Grafana"/,
    );
  });
});

describe('a deployment warns', () => {
  const passwordSeed = 'a seed of twenty characters';
  const warnings = async (...args: Parameters<typeof deployed>) => {
    const warn = jest.spyOn(pulumi.log, 'warn').mockResolvedValue();
    await deployed(...args);
    const calls = warn.mock.calls.map(([message]) => message);
    warn.mockRestore();
    return calls;
  };

  test('of backups on the storage of the database', async () => {
    const backup = { target: { volume: { size: Size.gibibytes(1) } } };
    const stack = { ...minimalStack, grafana: { ...minimalStack.grafana, backup } };
    expect(await warnings(stack, { passwordSeed })).toEqual([
      expect.stringMatching(/^minimal: grafana\.backup\.target: the backups lie on the storage/),
    ]);
  });

  test('of a random key of data that is kept', async () => {
    expect(await warnings(minimalStack)).toEqual([
      'minimal: monitoring/grafana-secret-key/secret-key: after pulumi destroy it gets another random value, with which the data that is kept cannot be read; remedy: before the first pulumi up, set passwordSeed; later, set the key to its value in pulumi stack output --show-secrets passwords',
    ]);
    expect(await warnings(minimalStack, { passwordSeed })).toEqual([]);
    expect(await warnings(minimalStack, { retain: false })).toEqual([]);
    const secrets = { 'monitoring/grafana-secret-key/secret-key': 'x'.repeat(32) };
    expect(await warnings(minimalStack, { secrets })).toEqual([]);
  });
});
