import type { StorageProps } from '../../constructs/volume-claim';
import type { Issue } from '../../core/errors';
import { grafanaBackupName } from '../../servers/grafana-backup/spec';
import { grafanaAddress } from '../../servers/grafana/spec';
import { isAgentStack, type StackProps } from '../../stack/stack';
import type { KubernetesOptions } from './options';

/**
 * Returns what a stack may have and a reader of its output should know: backups on the storage that
 * they protect.
 */
export function warningsOf(stack: StackProps, { storage = {} }: KubernetesOptions): Issue[] {
  if (isAgentStack(stack)) return [];
  const target = stack.grafana.backup?.target;
  if (!target?.volume || target.sameStorageReason !== undefined) return [];
  const [database, backups] = [originOf(storage[grafanaAddress.name]), originOf(storage[grafanaBackupName])];
  if (database !== backups) return [];
  return [
    {
      path: 'grafana.backup.target',
      problem: 'the backups lie on the storage of the database, so one lost disk takes both',
      given: database,
      remedy: `store them elsewhere with s3, or with another storageClass of ${grafanaBackupName} in the target, or give a sameStorageReason`,
    },
  ];
}

/** Name of the storage of a volume. A claim that exists already is a storage of its own. */
function originOf({ storageClass, existingClaim }: StorageProps = {}): string {
  if (storageClass !== undefined) return storageClass === '' ? 'no storage class' : `storage class ${storageClass}`;
  return existingClaim === undefined ? 'default storage class' : `claim ${existingClaim}`;
}
