import { spawnSync } from 'node:child_process';
import { ValidationError } from '../../core/errors';

/**
 * Runs kubectl with the caller's own configuration.
 *
 * @param input goes to its standard input, so that nothing secret stands on a command line
 * @throws ValidationError when it is not installed, or with its own words when it fails
 */
export type Kubectl = (args: readonly string[], input?: string) => string;

export const kubectl: Kubectl = (args, input) => {
  const { error, status, stdout, stderr } = spawnSync('kubectl', args, { input: input ?? '', encoding: 'utf8' });
  if (error) {
    throw new ValidationError({
      problem: `kubectl does not start: ${error.message}`,
      remedy: 'install it: https://kubernetes.io/docs/tasks/tools/',
    });
  }
  if (status !== 0) throw new ValidationError({ problem: `kubectl ${args[0] ?? ''} failed: ${stderr.trim()}` });
  return stdout;
};

/** The values of a Secret by their keys; `undefined` when there is no such Secret. */
export function readSecret(run: Kubectl, namespace: string, name: string): Record<string, string> | undefined {
  const text = run(['get', 'secret', name, '--namespace', namespace, '--ignore-not-found', '--output', 'json']);
  if (text.trim() === '') return undefined;
  const { data = {} } = JSON.parse(text) as { data?: Record<string, string> };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

/** Sets keys of a Secret and leaves its others; the Secret is made when there is none. */
export function writeSecret(
  run: Kubectl,
  { namespace, name, stringData }: { namespace: string; name: string; stringData: Readonly<Record<string, string>> },
): void {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type: 'Opaque', stringData };
  // Applied by the server, so that the value is not copied into an annotation.
  const args = ['apply', '--server-side', '--force-conflicts', '--field-manager=vigie-secrets', '--filename=-'];
  run(args, JSON.stringify(secret));
}
