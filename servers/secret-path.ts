import { type SecretValue } from '../core/secret-value';

/** The file of a secret under the same folder. */
export function secretPath(root: string, { secretName, key }: SecretValue): string {
  return `${root}/${secretName}/${key}`;
}
