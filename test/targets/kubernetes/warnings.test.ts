import { config } from '../../../infra/stacks';
import { SecretValue, Size } from '../../../core';
import { formatIssue } from '../../../core/errors';
import type { BackupTarget } from '../../../servers/grafana-backup/options';
import type { StorageProps } from '../../../constructs/volume-claim';
import { kubernetes } from '../../../targets/kubernetes';
import { minimalStack } from '../../stacks';

const volume = { size: Size.gibibytes(1) };
const s3 = {
  endpoint: 'https://s3.shop.example',
  bucket: 'backups',
  prefix: 'grafana',
  rcloneConfig: SecretValue.fromExisting('grafana-backup', 'rclone.conf'),
};

const beside = (host: string) => ({ ...s3, endpoint: `http://${host}:9000` });

function warnings(target: BackupTarget | undefined, storage: Readonly<Record<string, StorageProps>> = {}): string[] {
  const grafana = { ...minimalStack.grafana, ...(target ? { backup: { target } } : {}) };
  return kubernetes({ storage })
    .warnings({ ...minimalStack, grafana })
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
  ])('are a warning in object storage at %s', (host) => {
    const target = { s3: beside(host) };
    expect(warnings(target)).toEqual([
      `grafana.backup.target: the backups lie in object storage of the cluster or machine of the database, so one lost disk may take both; given: "http://${host}:9000"; remedy: store them elsewhere, or give a sameStorageReason`,
    ]);
  });

  test.each<[string, BackupTarget | undefined, Readonly<Record<string, StorageProps>>]>([
    ['without backups', undefined, {}],
    ['with a reason', { volume, sameStorageReason: 'Only for mistakes.' }, {}],
    ['in object storage', { s3 }, {}],
    ['in the network of the cluster', { s3: { ...s3, endpoint: 'http://192.168.5.4:9000' } }, {}],
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
    expect(warnings(target, storage)).toEqual([]);
  });

  test.each(config.stacks.map(({ stack, target }) => [stack.name, stack, target] as const))(
    'are none in %s',
    (_, stack, target) => {
      expect(target.warnings(stack)).toEqual([]);
    },
  );
});
