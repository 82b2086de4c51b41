import { SecretValue } from '../core/secret-value';
import type { Mount } from './pod';
import { volumeName } from './volume-name';

/**
 * Returns a mount for each Secret, with only the given keys.
 *
 * @param root the parent folder of the mounts
 * @param secrets values that are not a `SecretValue` are skipped; validation reports them elsewhere
 * @param optional whether the pod also starts without the Secrets
 */
export function secretVolumes(root: string, secrets: readonly SecretValue[], optional: boolean): Mount[] {
  const keys = new Map<string, Set<string>>();
  for (const secret of secrets) {
    if (!((secret as unknown) instanceof SecretValue)) continue;
    const { secretName, key } = secret;
    keys.set(secretName, (keys.get(secretName) ?? new Set()).add(key));
  }
  // Those without dots keep their names.
  const taken = new Set(
    [...keys.keys()].filter((name) => !name.includes('.')).map((name) => volumeName(volumeOf(name))),
  );
  return [...keys].map(([secretName, names]) => ({
    name: volumeName(volumeOf(secretName), secretName.includes('.') ? taken : undefined),
    path: `${root}/${secretName}`,
    source: {
      secret: {
        secretName,
        ...(optional ? { optional } : {}),
        items: [...names].sort().map((key) => ({ key, path: key })),
      },
    },
  }));
}

function volumeOf(secretName: string): string {
  return `secret-${secretName}`;
}
