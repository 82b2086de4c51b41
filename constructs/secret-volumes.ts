import { SecretValue } from '../core/secret-value';
import type { Mount } from './pod';

/**
 * A folder for each Secret, with the keys that are read and no others.
 *
 * @param root the folder above them
 * @param secrets what is none has no folder: it is a mistake that whoever takes it tells
 * @param optional whether the pod starts without them too
 */
export function secretVolumes(root: string, secrets: readonly SecretValue[], optional: boolean): Mount[] {
  const keys = new Map<string, Set<string>>();
  for (const secret of secrets) {
    if (!((secret as unknown) instanceof SecretValue)) continue;
    const { secretName, key } = secret;
    keys.set(secretName, (keys.get(secretName) ?? new Set()).add(key));
  }
  return [...keys].map(([secretName, names]) => ({
    name: `secret-${secretName.replaceAll('.', '-')}`,
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
