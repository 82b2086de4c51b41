import * as pulumi from '@pulumi/pulumi';
import { patchJson } from '../../constructs/patch';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import type { MonitoringArgs } from '../../pulumi';
import type { MonitoringStackProps } from '../../stack/stack';
import { expectSnapshotFiles } from '../snapshot-files';
import { fullStack, minimalStack, testStacks, testTargets } from '../stacks';
import { deployed, mutableProvider, objectsOf, standard, synthesized, the } from './deployed';
import type { Recording, Registration } from './recording';
import { monitoringStacks as stacks } from '../targeted';

const allStacks = [...stacks, ...testStacks];

interface AnyManifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

const titleOf = ({ kind, metadata }: AnyManifest) => [kind, metadata.namespace, metadata.name].join(' ');

/** Registered object, without annotations for Pulumi's provider. */
function plain({ inputs }: Registration): AnyManifest {
  return JSON.parse(
    JSON.stringify(inputs, (key, value: unknown) => {
      if (key !== 'annotations') return value;
      const entries = Object.entries(value as object).filter(
        ([name]) => name !== 'checksum/secrets' && name !== 'pulumi.com/skipAwait',
      );
      return entries.length > 0 ? Object.fromEntries(entries) : undefined;
    }),
  ) as AnyManifest;
}

const isObject = ({ type }: Registration) => !type.endsWith('Patch') && !type.endsWith(':Secret');

/** Resource as a preview groups it. */
function lineOf({ urn, parent, isRetained, timeouts }: Registration): string {
  return [
    urn.split('::').slice(2).join(' '),
    `in ${parent.split('::').at(-1)!}`,
    ...(isRetained ? ['retained'] : []),
    ...(timeouts.create === '' ? [] : [`ready within ${timeouts.create}`]),
  ].join(', ');
}

describe('one tree, two targets', () => {
  const ways: Readonly<Record<string, () => Partial<MonitoringArgs>>> = {
    'with nothing retained': () => ({ retain: false, readyTimeout: '90s' }),
    'with a provider for what is retained': () => ({ retainedProvider: mutableProvider('retained') }),
  };
  const isKept = async (stack: MonitoringStackProps, recording: Promise<Recording>) => {
    const objects = objectsOf(await recording)
      .filter(isObject)
      .map(plain);
    const byTitle = (all: readonly AnyManifest[]) => new Map(all.map((one) => [titleOf(one), one]));
    const expected = synthesized(stack) as unknown as AnyManifest[];
    expect(objects).toHaveLength(expected.length);
    expect(byTitle(objects)).toEqual(byTitle(expected));
  };
  test.each(allStacks)('the objects of $name equal those of synth', (stack) => isKept(stack, standard(stack)));

  const cases = testStacks.flatMap((stack) => Object.entries(ways).map(([way, args]) => ({ stack, way, args })));

  test.each(cases)('the objects of $stack.name equal those of synth, $way', ({ stack, args }) =>
    isKept(stack, deployed(stack, args)),
  );

  test.each(allStacks)('every object of $name has the type token of its kind and group', async (stack) => {
    for (const { type, inputs } of objectsOf(await standard(stack))) {
      const [group, version] = String(inputs.apiVersion).split('/');
      const module = version === undefined ? `core/${group!}` : `${group!}/${version}`;
      expect(type.replace(/Patch$/, '')).toBe(`kubernetes:${module}:${String(inputs.kind)}`);
    }
  });

  // A changed name deletes and recreates the object. Add an alias with its old name to the
  // resource.
  test('the resources of every stack, as a preview groups them', async () => {
    const files = new Map<string, string>();
    for (const stack of allStacks) {
      const { resources } = await standard(stack);
      expect(new Set(resources.map(({ urn }) => urn)).size).toBe(resources.length);
      files.set(`${stack.name}.txt`, `${resources.map(lineOf).sort().join('\n')}\n`);
    }
    expectSnapshotFiles('pulumi', files);
  });
});

describe('the order', () => {
  /** Returns all direct and indirect dependencies of a resource. */
  function before({ resources }: Recording, { dependencies }: Registration): Set<string> {
    const found = new Set<string>();
    const follow = (urns: readonly string[]) => {
      for (const urn of urns) {
        if (found.has(urn)) continue;
        found.add(urn);
        follow(resources.find((one) => one.urn === urn)?.dependencies ?? []);
      }
    };
    follow(dependencies);
    return found;
  }

  const names = (value: unknown, pattern: RegExp): string[] => [
    ...new Set([...JSON.stringify(value).matchAll(pattern)].map(([, name]) => name!)),
  ];

  test.each(allStacks)(
    'the dependencies of a workload of $name come before it, and it comes before its route',
    async (stack) => {
      const recording = await standard(stack);
      const objects = objectsOf(recording);
      const find = (kind: string, namespace: unknown, name: string) =>
        objects.find(
          ({ inputs }) =>
            inputs.kind === kind &&
            (inputs.metadata as AnyManifest['metadata']).name === name &&
            (inputs.metadata as AnyManifest['metadata']).namespace === namespace,
        );
      for (const object of objects) {
        const { inputs } = object;
        const { namespace } = inputs.metadata as AnyManifest['metadata'];
        const first = before(recording, object);
        const needed = [
          find('Namespace', undefined, namespace ?? ''),
          ...names(inputs, /"configMap":\{"name":"([^"]+)"/g).map((name) => find('ConfigMap', namespace, name)),
          ...names(inputs, /"secretName":"([^"]+)"/g).map((name) => find('Secret', namespace, name)),
          ...names(inputs, /"claimName":"([^"]+)"/g).map((name) => find('PersistentVolumeClaim', namespace, name)),
          ...names(inputs, /"serviceAccountName":"([^"]+)"/g).map((name) => find('ServiceAccount', namespace, name)),
          ...(inputs.kind === 'IngressRoute'
            ? names(inputs, /"services":\[\{"name":"([^"]+)"/g).map((name) => find('Service', namespace, name))
            : []),
        ].filter((one) => one !== undefined);
        if (inputs.kind === 'IngressRoute') expect(needed.length).toBeGreaterThanOrEqual(2);
        expect(needed.filter(({ urn }) => !first.has(urn)).map(({ urn }) => urn)).toEqual([]);
        // Pulumi waits until a Service has pods.
        if (inputs.kind === 'Deployment') expect([...first].filter((urn) => urn.includes(':Service:'))).toEqual([]);
        expect(first.has(object.urn)).toBe(false);
      }
    },
  );

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

  test('are the volumes, the generated secrets and their namespace', async () => {
    const recording = await standard(gauzian);
    expect(retained(recording)).toEqual([
      'Namespace shop/monitoring',
      'PersistentVolumeClaim shop/monitoring/grafana-backups',
      'PersistentVolumeClaim shop/monitoring/grafana-data',
      'PersistentVolumeClaim shop/monitoring/prometheus-data',
      'Secret shop/monitoring/grafana-credentials',
      'Secret shop/monitoring/prometheus-users',
    ]);
  });

  test('are none on request; then a changed PVC stays unchanged', async () => {
    const recording = await deployed(minimalStack, { retain: false });
    expect(retained(recording)).toEqual([]);
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
          metadata: { name, namespace },
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
    await expect(deployed(minimalStack, { readyTimeout: '10 minutes' as '10m' })).rejects.toThrow(
      'readyTimeout is invalid; given: "10 minutes"; allowed: a number of seconds, minutes or hours, such as 90s, 10m or 1h',
    );
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
