import { spawnSync } from 'node:child_process';
import { ValidationError } from '../../core/errors';

/**
 * Runs kubectl with the user's kubeconfig.
 *
 * @param input text for standard input, so that no secret appears in the process list
 * @throws ValidationError when kubectl is not installed or fails; the message contains its standard
 * error
 */
export type Kubectl = (args: readonly string[], input?: string) => string;

export const kubectl: Kubectl = (args, input) => {
  const { error, status, stdout, stderr } = spawnSync('kubectl', args, { input: input ?? '', encoding: 'utf8' });
  if (error) {
    throw new ValidationError({
      problem: `kubectl cannot be started: ${error.message}`,
      remedy: 'install it: https://kubernetes.io/docs/tasks/tools/',
    });
  }
  if (status !== 0) {
    throw new ValidationError({
      problem: `kubectl ${args[0] ?? ''} failed: ${stderr.trim()}`,
      remedy: 'check the cluster and the user of: kubectl config get-contexts',
    });
  }
  return stdout;
};

/** Returns the values of a Secret by key, or `undefined` when the Secret does not exist. */
export function readSecret(run: Kubectl, namespace: string, name: string): Record<string, string> | undefined {
  const text = run(['get', 'secret', name, '--namespace', namespace, '--ignore-not-found', '--output', 'json']);
  if (text.trim() === '') return undefined;
  const { data = {} } = JSON.parse(text) as { data?: Record<string, string> };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

/** Sets keys of a Secret and keeps its other keys. Creates the Secret if it does not exist. */
export function writeSecret(
  run: Kubectl,
  { namespace, name, stringData }: { namespace: string; name: string; stringData: Readonly<Record<string, string>> },
): void {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type: 'Opaque', stringData };
  // Server-side apply does not copy the value into an annotation.
  const args = ['apply', '--server-side', '--force-conflicts', '--field-manager=vigie-secrets', '--filename=-'];
  run(args, JSON.stringify(secret));
}
