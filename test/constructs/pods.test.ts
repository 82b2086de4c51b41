import { Size } from '../../core/size';
import { postgresExporter } from '../../library/postgres/exporter';
import { patchJson } from '../../constructs/patch';
import { serverResources } from '../../constructs/resources';
import { SecretValue } from '../../core/secret-value';
import { blackboxExporterSpec } from '../../servers/blackbox-exporter/spec';
import { grafanaBackupSpec } from '../../servers/grafana-backup/spec';
import { kubernetes } from '../../targets/kubernetes';
import { minimalStack, testStacks } from '../stacks';
import { allStacks, chartOf, targetOf } from '../targeted';
import { place } from './server-manifests';

interface Container {
  readonly name: string;
  readonly resources: Readonly<Record<'requests' | 'limits', Readonly<Record<string, string>>>>;
}
interface PodSpec {
  readonly priorityClassName: string;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
}
interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: unknown;
}

/** Pods of the workloads of a stack, and of the pod for restores. */
function podsIn(objects: readonly Rendered[]): PodSpec[] {
  return objects.flatMap(({ kind, spec }) => {
    if (['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind)) {
      return [(spec as { template: { spec: PodSpec } }).template.spec];
    }
    if (kind !== 'CronJob') return [];
    return [(spec as { jobTemplate: { spec: { template: { spec: PodSpec } } } }).jobTemplate.spec.template.spec];
  });
}

const objectsOf = (...args: Parameters<typeof chartOf>) => chartOf(...args).toJson() as Rendered[];

describe.each([...allStacks, ...testStacks].map((stack) => [stack.name, stack] as const))(
  'the pods of %s',
  (_, stack) => {
    const objects = objectsOf(stack);
    const pods = podsIn(objects);

    test('have a PriorityClass of the stack, which evicts no pod', () => {
      const classes = objects.filter(({ kind }) => kind === 'PriorityClass');
      expect(classes).toMatchObject([{ value: 1000, preemptionPolicy: 'Never' }]);
      expect(new Set(pods.map(({ priorityClassName }) => priorityClassName))).toEqual(
        new Set(classes.map(({ metadata }) => metadata.name)),
      );
    });

    test('have a request and a limit of ephemeral storage in every container', () => {
      const containers = pods.flatMap(({ containers: all, initContainers = [] }) => [...all, ...initContainers]);
      expect(containers.length).toBeGreaterThan(0);
      for (const { resources } of containers) {
        expect(resources.requests['ephemeral-storage']).toMatch(/^\d+[MG]i$/);
        expect(resources.limits['ephemeral-storage']).toMatch(/^\d+[MG]i$/);
      }
    });
  },
);

test('two stacks in one cluster have different PriorityClasses', () => {
  const names = [...allStacks].map((stack) => {
    const [one] = objectsOf(stack).filter(({ kind }) => kind === 'PriorityClass');
    expect(one!.metadata.name).toBe(`vigie-${targetOf(stack).namespaces.namespace}`);
    return one!.metadata.name;
  });
  expect(new Set(names).size).toBe(allStacks.length);
});

test('an existing PriorityClass is not an object of the stack', () => {
  const objects = objectsOf(minimalStack, kubernetes({ priorityClass: 'important' }));
  expect(objects.filter(({ kind }) => kind === 'PriorityClass')).toEqual([]);
  expect(podsIn(objects).map(({ priorityClassName }) => priorityClassName)).toEqual(['important', 'important']);
});

test('rejects a PriorityClass with an invalid name', () => {
  const issues = chartOf(minimalStack, kubernetes({ priorityClass: 'Important!' })).issues();
  expect(issues).toMatchObject([{ problem: expect.stringContaining('the priorityClass is "Important!"') as string }]);
});

test('an exporter beside a database does not limit what the database writes', () => {
  const exporter = postgresExporter({
    user: 'exporter',
    password: SecretValue.fromExisting('postgres-exporter', 'password'),
    database: 'shop',
  });
  const workload = { kind: 'Deployment', name: 'postgres', namespace: 'apps' } as const;
  const text = JSON.stringify(patchJson({ workload, exporters: [exporter] }));
  expect(text).toContain('"memory":"64Mi"');
  expect(text).not.toContain('ephemeral-storage');
});

describe('ephemeral storage', () => {
  const storageOf = (...[spec]: Parameters<typeof serverResources>) => {
    const { requests, limits } = serverResources(spec);
    return [requests, limits].map((one) => one!['ephemeral-storage']!.value);
  };
  const blackbox = (resources = {}) => {
    const spec = blackboxExporterSpec({ modules: {}, jobs: [] }, place);
    return { ...spec, resources: { ...spec.resources, ...resources } };
  };

  test('holds the logs of a container, and its temporary folders', () => {
    expect(storageOf(blackbox())).toEqual(['64Mi', '128Mi']);
    const s3 = {
      endpoint: 'https://s3.example.org',
      bucket: 'backups',
      prefix: 'grafana',
      rcloneConfig: SecretValue.fromExisting('rclone', 'rclone.conf'),
    };
    expect(storageOf(grafanaBackupSpec({ target: { s3 } }, place))).toEqual(['2176Mi', '2240Mi']);
  });

  test.each([
    [{ ephemeralStorageLimit: Size.gibibytes(1) }, ['64Mi', '1Gi']],
    [{ ephemeralStorageLimit: Size.mebibytes(32) }, ['32Mi', '32Mi']],
    [{ ephemeralStorageRequest: Size.gibibytes(1) }, ['1Gi', '1Gi']],
    [{ ephemeralStorageRequest: Size.mebibytes(8) }, ['8Mi', '128Mi']],
  ])('follows the options %j', (resources, expected) => {
    expect(storageOf(blackbox(resources))).toEqual(expected);
  });
});
