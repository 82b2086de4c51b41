import type { MonitoringArgs } from '../../pulumi';
import type { MonitoringStackProps } from '../../stack/stack';
import { expectSnapshotFiles } from '../snapshot-files';
import { fullStack, testStacks } from '../stacks';
import { monitoringStacks, targetOf } from '../targeted';
import { dataOf, deployed, givenSecrets, mutableProvider, objectsOf, shownOf, standard, synthesized } from './deployed';
import type { Recording, Registration } from './recording';

/** Each is recorded once, which takes most of the time of these tests. */
const allStacks = [...monitoringStacks, ...testStacks];

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
        ([name]) => !['checksum/secrets', 'checksum/files'].includes(name) && !name.startsWith('pulumi.com/'),
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

  test.each(Object.entries(ways))('the objects of full equal those of synth, %s', (_, args) =>
    isKept(fullStack, deployed(fullStack, args)),
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
});

describe('the Secrets of every stack', () => {
  test.each(allStacks)('of $name contain given and generated values', async (stack) => {
    const recording = await standard(stack);
    for (const [path, value] of Object.entries(givenSecrets(stack))) {
      const [namespace, name, key] = path.split('/');
      expect(dataOf(recording, `${namespace!}/${name!}`)[key!]).toBe(value);
    }
    const password = targetOf(stack).namespaces.namespace;
    expect(dataOf(recording, `${password}/grafana-credentials`)).toEqual({
      'admin-password': `random of shop/${password}/grafana-credentials/admin-password`,
    });
  });

  test.each(allStacks)('of $name are never visible', async (stack) => {
    const recording = await standard(stack);
    const values = recording.resources
      .filter(({ type }) => type === 'kubernetes:core/v1:Secret')
      .flatMap(({ inputs }) => Object.values(inputs.stringData as Record<string, string>));
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) {
      expect(JSON.stringify(recording.resources)).toContain(JSON.stringify(value));
      expect(shownOf(recording)).not.toContain(JSON.stringify(value));
    }
    for (const { type, shown: seen, secretOutputs } of recording.resources) {
      if (type !== 'kubernetes:core/v1:Secret') continue;
      expect(new Set(Object.values(seen.stringData as object))).toEqual(new Set(['[secret]']));
      expect(secretOutputs).toEqual(['data', 'stringData']);
    }
  });
});
