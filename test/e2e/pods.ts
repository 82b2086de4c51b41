import type { Kubernetes } from './kubernetes';
import { templateOf, type Manifest, type PodTemplate } from './manifest';
import { until } from '../../tools/until';

/** A pod, as far as tests look into it. */
export type Pod = Manifest & PodTemplate;

/** Objects that the API server has. */
export function list<T = Manifest>({ run }: Kubernetes, ...args: readonly string[]): T[] {
  return (JSON.parse(run(['get', '--output=json', ...args])) as { items: T[] }).items;
}

/** Makes namespaces, unless they are there, in which every pod must meet a Pod Security Standard. */
export function makeNamespaces(
  { run }: Kubernetes,
  names: readonly string[],
  standard: 'restricted' | 'privileged' = 'privileged',
): void {
  const labels = { 'pod-security.kubernetes.io/enforce': standard };
  for (const name of names) {
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
    run(['apply', '--server-side', '--filename=-'], { input });
  }
}

/** The pods that a controller made from the template of a workload. */
export function podsOf(kubernetes: Kubernetes, workload: Manifest): Pod[] {
  return labelledPods(kubernetes, workload.metadata.namespace!, templateOf(workload).metadata.labels);
}

/** The pods of a namespace that have labels. */
export function labelledPods(
  kubernetes: Kubernetes,
  namespace: string,
  labels: Readonly<Record<string, string>>,
): Pod[] {
  const selector = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return list<Pod>(kubernetes, 'pods', `--namespace=${namespace}`, `--selector=${selector.join(',')}`);
}

/** What controllers said about pods that they were not allowed to make. */
export function refusals(kubernetes: Kubernetes): string[] {
  const events = list<{ message: string }>(
    kubernetes,
    'events',
    '--all-namespaces',
    '--field-selector=reason=FailedCreate',
  );
  return events.map(({ message }) => message);
}

/**
 * Waits until there are pods.
 *
 * @param find looks for them
 * @throws Error when a controller was refused a pod, or there is none in time
 */
export async function admitted(kubernetes: Kubernetes, what: string, find: () => readonly Pod[]): Promise<void> {
  await until(`a pod of ${what}`, () => {
    const refused = refusals(kubernetes);
    if (refused.length > 0) throw new Error(`pods were refused:\n${refused.join('\n')}`);
    return find().length > 0 ? true : undefined;
  });
}
