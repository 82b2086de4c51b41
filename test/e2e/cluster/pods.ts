import { untilSo } from '../../../tools/until';
import type { Kubernetes } from '../manifests/kubernetes';
import { templateOf, type Manifest, type PodTemplate } from '../manifests/manifest';

/** A pod, as far as tests look into it. */
export type Pod = Manifest &
  PodTemplate & {
    readonly metadata: { readonly uid: string };
    readonly status: { readonly phase: string; readonly containerStatuses?: readonly ContainerState[] };
  };

/** How a container of a pod is. */
export interface ContainerState {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state: { readonly running?: { readonly startedAt: string } };
}

/** Whoever runs kubectl. */
export type Api = Pick<Kubernetes, 'run'>;

/** Objects that the API server has. */
export function list<T = Manifest>({ run }: Api, ...args: readonly string[]): T[] {
  return (JSON.parse(run(['get', '--output=json', ...args])) as { items: T[] }).items;
}

/** Applies objects together. */
export function applyAll({ run }: Api, items: readonly unknown[]): void {
  run(['apply', '--server-side', '--filename=-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  });
}

/** Makes namespaces, unless they are there, in which every pod must meet a Pod Security Standard. */
export function makeNamespaces(
  { run }: Api,
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
export function podsOf(api: Api, workload: Manifest): Pod[] {
  return labelledPods(api, workload.metadata.namespace!, templateOf(workload).metadata.labels);
}

/** The pods of a namespace that have labels. */
export function labelledPods(api: Api, namespace: string, labels: Readonly<Record<string, string>>): Pod[] {
  const selector = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return list<Pod>(api, 'pods', `--namespace=${namespace}`, `--selector=${selector.join(',')}`);
}

/** The pods of namespaces that run, or those of them that have a label. */
export function runningPods(api: Api, namespaces: readonly string[], selector = ''): Pod[] {
  return namespaces
    .flatMap((namespace) => list<Pod>(api, 'pods', `--namespace=${namespace}`, `--selector=${selector}`))
    .filter(({ status }) => status.phase === 'Running');
}

/** A container of the only pod that has a label. */
export function containerOf(api: Api, namespace: string, selector: string, name: string): ContainerState {
  const [pod] = runningPods(api, [namespace], selector);
  const found = pod?.status.containerStatuses?.find((one) => one.name === name);
  if (!found) throw new Error(`no pod of ${namespace} with ${selector} has a container ${name}`);
  return found;
}

/** What controllers said about pods that they were not allowed to make. */
export function refusals(api: Api): string[] {
  const events = list<{ message: string }>(api, 'events', '--all-namespaces', '--field-selector=reason=FailedCreate');
  return events.map(({ message }) => message);
}

/**
 * Waits until there are pods.
 *
 * @param find looks for them
 * @throws Error when a controller was refused a pod, or there is none in time
 */
export async function admitted(api: Api, what: string, find: () => readonly Pod[]): Promise<void> {
  await untilSo(`a pod of ${what}`, () => {
    const refused = refusals(api);
    if (refused.length > 0) throw new Error(`pods were refused:\n${refused.join('\n')}`);
    return find().length > 0;
  });
}
