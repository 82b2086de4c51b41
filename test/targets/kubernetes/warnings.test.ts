import { config } from '../../../infra/stacks';
import { SecretValue, Size } from '../../../core';
import { formatIssue } from '../../../core/errors';
import type { BackupTarget } from '../../../servers/grafana-backup/options';
import type { StorageProps } from '../../../constructs/volume-claim';
import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { MonitoringStackProps } from '../../../stack/stack';
import { redisExporter } from '../../../library/redis/exporter';
import { kubernetes } from '../../../targets/kubernetes';
import type { KubernetesOptions } from '../../../targets/kubernetes/options';
import { shop } from '../../shop';
import { minimalStack } from '../../stacks';

const volume = { size: Size.gibibytes(1) };
const s3 = {
  endpoint: 'https://s3.shop.example',
  bucket: 'backups',
  prefix: 'grafana',
  rcloneConfig: SecretValue.fromExisting('grafana-backup', 'rclone.conf'),
};

const beside = (host: string) => ({ ...s3, endpoint: `http://${host}:9000` });

/** Address ranges of a cluster. */
const ranges = {
  apiServer: { cidrs: ['203.0.113.7/32'] },
  network: {
    hostNetwork: {
      nodes: ['192.168.5.0/28', '2001:db8:5::/64'],
      pods: [{ namespace: 'edge', labels: { app: 'proxy' } }],
    },
  },
} as const satisfies KubernetesOptions;

/** Jobs and patches by which a stack knows namespaces. */
const known: Partial<MonitoringStackProps> = {
  jobs: [
    podJob({ job: 'shop', catalogue: shop, namespace: 'apps', selector: { app: 'shop' }, port: 8080 }),
    staticJob({ job: 'mail', catalogue: { ...shop, targetLabels: [] }, targets: ['mail.office.svc:25', 'a.far:80'] }),
  ],
  patches: [
    {
      workload: { kind: 'Deployment', name: 'db', namespace: 'data' },
      exporters: [redisExporter({ passwords: s3.rcloneConfig })],
    },
  ],
};

function warnings(
  target: BackupTarget | undefined,
  storage: Readonly<Record<string, StorageProps>> = {},
  stack: Partial<MonitoringStackProps> = {},
): string[] {
  const grafana = { ...minimalStack.grafana, ...(target ? { backup: { target } } : {}) };
  return kubernetes({ storage, ...ranges })
    .warnings({ ...minimalStack, ...stack, grafana })
    .map(formatIssue);
}

describe('backups on the storage that they protect', () => {
  test.each<[string, string, Readonly<Record<string, StorageProps>>, 'lie' | 'may lie']>([
    ['that the cluster chooses for both', 'default storage class', {}, 'lie'],
    [
      'of one class',
      'storage class fast',
      { grafana: { storageClass: 'fast' }, 'grafana-backup': { storageClass: 'fast' } },
      'lie',
    ],
    [
      'of the class that k3s chooses',
      'storage class local-path',
      { grafana: { storageClass: 'local-path' } },
      'may lie',
    ],
    [
      'chosen, and of the class of k3s',
      'default storage class',
      { 'grafana-backup': { storageClass: 'local-path' } },
      'may lie',
    ],
    ['of a claim of any class', 'claim old', { grafana: { existingClaim: 'old' } }, 'may lie'],
    [
      'of one claim',
      'claim old',
      { grafana: { existingClaim: 'old' }, 'grafana-backup': { existingClaim: 'old' } },
      'lie',
    ],
  ])('are a warning: %s', (_, given, storage, lie) => {
    expect(warnings({ volume }, storage)).toEqual([
      `grafana.backup.target: the backups ${lie} on the storage of the database, so one lost disk takes both; given: "${given}"; remedy: store them elsewhere with s3, or with another storageClass of grafana-backup in the target, or give a sameStorageReason`,
    ]);
  });

  test.each([
    'minio',
    'minio.focus-api.svc',
    'minio-0.minio.focus-api.svc.cluster.local',
    'localhost',
    '127.0.0.1',
    '[::1]',
    '0.0.0.0',
    'minio.apps',
    'minio-0.minio.apps',
    'minio.office',
    'minio.data',
    'minio.edge',
    'minio.monitoring',
    'minio.node-exporter',
    'minio.kube-system',
    '10-42-0-7.apps.pod.cluster.local',
    '192.168.5.4',
    '[2001:db8:5::9]',
    '[::ffff:c0a8:504]',
    '203.0.113.7',
    '10.43.12.7',
    '10.42.0.7',
  ])('are a warning in object storage at %s', (host) => {
    const target = { s3: beside(host) };
    expect(warnings(target, {}, known)).toEqual([
      `grafana.backup.target: the backups lie in object storage of the cluster or machine of the database, so one lost disk may take both; given: "http://${host}:9000"; remedy: store them elsewhere, or give a sameStorageReason`,
    ]);
  });

  test.each<[string, BackupTarget | undefined, Readonly<Record<string, StorageProps>>]>([
    ['without backups', undefined, {}],
    ['with a reason', { volume, sameStorageReason: 'Only for mistakes.' }, {}],
    ['in object storage', { s3 }, {}],
    ['in a private network beside that of the cluster', { s3: beside('192.168.5.20') }, {}],
    ['beside the server of the API', { s3: beside('203.0.113.8') }, {}],
    ['in a domain like a namespace', { s3: beside('apps.example') }, {}],
    ['in a host whose address the stack scrapes', { s3: beside('s3.far') }, {}],
    ['in the cluster with a reason', { s3: beside('minio.apps.svc'), sameStorageReason: 'Ceph on five machines.' }, {}],
    ['in another class', { volume }, { 'grafana-backup': { storageClass: 'network' } }],
    ['in a claim of its own', { volume }, { 'grafana-backup': { existingClaim: 'other' } }],
    [
      'in another claim',
      { volume },
      { grafana: { existingClaim: 'old' }, 'grafana-backup': { existingClaim: 'other' } },
    ],
    [
      'in another class than that of k3s',
      { volume },
      { grafana: { existingClaim: 'old' }, 'grafana-backup': { storageClass: 'network' } },
    ],
  ])('are none: %s', (_, target, storage) => {
    expect(warnings(target, storage, known)).toEqual([]);
  });

  test.each(config.stacks.map(({ stack, target }) => [stack.name, stack, target] as const))(
    'are none in %s',
    (_, stack, target) => {
      expect(target.warnings(stack)).toEqual([]);
    },
  );
});
