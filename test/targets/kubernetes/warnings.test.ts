import { targetedStacks } from '../../../infra/stacks';
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

function warnings(target: BackupTarget | undefined, storage: Readonly<Record<string, StorageProps>> = {}): string[] {
  const grafana = { ...minimalStack.grafana, ...(target ? { backup: { target } } : {}) };
  return kubernetes({ storage })
    .warnings({ ...minimalStack, grafana })
    .map(formatIssue);
}

describe('backups on the storage that they protect', () => {
  test.each<[string, string, Readonly<Record<string, StorageProps>>]>([
    ['that the cluster chooses for both', 'default storage class', {}],
    [
      'of one class',
      'storage class fast',
      { grafana: { storageClass: 'fast' }, 'grafana-backup': { storageClass: 'fast' } },
    ],
    ['of one claim', 'claim old', { grafana: { existingClaim: 'old' }, 'grafana-backup': { existingClaim: 'old' } }],
  ])('are a warning: %s', (_, given, storage) => {
    expect(warnings({ volume }, storage)).toEqual([
      `grafana.backup.target: the backups lie on the storage of the database, so one lost disk takes both; given: "${given}"; remedy: store them elsewhere with s3, or with another storageClass of grafana-backup in the target, or give a sameStorageReason`,
    ]);
  });

  test.each<[string, BackupTarget | undefined, Readonly<Record<string, StorageProps>>]>([
    ['without backups', undefined, {}],
    ['with a reason', { volume, sameStorageReason: 'Only for mistakes.' }, {}],
    ['in object storage', { s3 }, {}],
    ['in another class', { volume }, { 'grafana-backup': { storageClass: 'network' } }],
    ['in another claim', { volume }, { grafana: { existingClaim: 'old' } }],
  ])('are none: %s', (_, target, storage) => {
    expect(warnings(target, storage)).toEqual([]);
  });

  test.each(targetedStacks.map(({ stack, target }) => [stack.name, stack, target] as const))(
    'are none in %s',
    (_, stack, target) => {
      expect(target.warnings(stack)).toEqual([]);
    },
  );
});
