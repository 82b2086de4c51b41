import type { Issue } from '../core/errors';
import type { StoredOutputs } from './stored-outputs';

/** Issues of a stack whose state an earlier version may have written. */
export interface UpgradeIssues {
  /** Secrets that this run would delete. */
  readonly errors: readonly Issue[];
  /** Changes that this run cannot detect. */
  readonly warnings: readonly Issue[];
}

/**
 * Returns the issues of the first run after an upgrade. Versions that stored no identity of the
 * cluster also stored that Pulumi deletes a Secret which it no longer manages.
 *
 * @param identifier identity of the cluster, as the kubeconfig or the configuration gives it
 * @param existing paths of Secrets that exist already: `namespace/secret`, or `namespace/secret/key`
 */
export function upgradeIssues(
  { cluster, passwords }: StoredOutputs,
  identifier: string | undefined,
  existing: readonly string[],
): UpgradeIssues {
  if (cluster !== undefined || identifier === undefined) return { errors: [], warnings: [] };
  const made = new Set(Object.keys(passwords).map(secretOf));
  const [lost, others] = [
    existing.filter((path) => made.has(secretOf(path))),
    existing.filter((path) => !made.has(secretOf(path))),
  ];
  return {
    errors: lost.map((path) => ({
      path: 'existingSecrets',
      problem: 'an earlier version deployed this Secret, and its state would delete it now',
      given: path,
      remedy: 'run pulumi up once without it, then add it',
    })),
    warnings: [
      {
        problem:
          'the last pulumi up stored no identity of the cluster: with the kubeconfig of another one, every object is replaced',
        remedy: 'look at pulumi preview before pulumi up; it must replace no provider',
      },
      ...others.map((path) => ({
        path: 'existingSecrets',
        problem: 'if an earlier version deployed this Secret, its state deletes it now',
        given: path,
        remedy: 'if pulumi preview deletes it, run pulumi up once without it, then add it',
      })),
    ],
  };
}

/** Returns the Secret of a path: `namespace/secret`. */
function secretOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}
