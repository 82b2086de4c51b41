import type { StorageProps } from '../../constructs/volume-claim';
import type { Issue } from '../../core/errors';
import { grafanaBackupName } from '../../servers/grafana-backup/spec';
import { grafanaAddress } from '../../servers/grafana/spec';
import { isAgentStack, type StackProps } from '../../stack/stack';
import { isInCluster } from './neighbours';
import type { KubernetesOptions } from './options';

/** Class that k3s chooses where none is named. */
const k3sClass = 'local-path';

/**
 * Returns what a stack may have and a reader of its output should know: backups on the storage that
 * they protect.
 */
export function warningsOf(stack: StackProps, options: KubernetesOptions): Issue[] {
  const { storage = {} } = options;
  if (isAgentStack(stack)) return [];
  const target = stack.grafana.backup?.target;
  if (!target || target.sameStorageReason !== undefined) return [];
  const path = 'grafana.backup.target';
  if (target.s3) {
    return isInCluster(new URL(target.s3.endpoint).hostname, stack, options)
      ? [
          {
            path,
            problem:
              'the backups lie in object storage of the cluster or machine of the database, so one lost disk may take both',
            given: target.s3.endpoint,
            remedy: 'store them elsewhere, or give a sameStorageReason',
          },
        ]
      : [];
  }
  const [database, backups] = [storage[grafanaAddress.name] ?? {}, storage[grafanaBackupName] ?? {}];
  if (!mayBeShared(database, backups)) return [];
  const lie = originOf(database) === originOf(backups) ? 'lie' : 'may lie';
  return [
    {
      path,
      problem: `the backups ${lie} on the storage of the database, so one lost disk takes both`,
      given: originOf(database),
      remedy: `store them elsewhere with s3, or with another storageClass of ${grafanaBackupName} in the target, or give a sameStorageReason`,
    },
  ];
}

/** Tests whether backups may have the storage of the database. The class of a claim that exists is not known. */
function mayBeShared(database: StorageProps, backups: StorageProps): boolean {
  if (backups.existingClaim !== undefined) return backups.existingClaim === database.existingClaim;
  const databaseClass = database.existingClaim === undefined ? database.storageClass : undefined;
  return (backups.storageClass ?? k3sClass) === (databaseClass ?? k3sClass);
}

/** Name of the storage of a volume. */
function originOf({ storageClass, existingClaim }: StorageProps): string {
  if (existingClaim !== undefined) return `claim ${existingClaim}`;
  if (storageClass === undefined) return 'default storage class';
  return storageClass === '' ? 'no storage class' : `storage class ${storageClass}`;
}
