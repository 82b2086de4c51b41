import { untilSo } from '../../../tools/until';
import type { Kubernetes } from '../manifests/kubernetes';
import { templateOf, type Manifest, type PodTemplate } from '../manifests/manifest';

/** Pod with the fields that tests use. */
export type Pod = Manifest &
  PodTemplate & {
    readonly metadata: { readonly uid: string };
    readonly status: { readonly phase: string; readonly containerStatuses?: readonly ContainerState[] };
  };

/** Status of a container of a pod. */
export interface ContainerState {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state: { readonly running?: { readonly startedAt: string } };
}

/** Runner of kubectl. */
export type Api = Pick<Kubernetes, 'run'>;

/** Returns objects of the API server. */
export function list<T = Manifest>({ run }: Api, ...args: readonly string[]): T[] {
  return (JSON.parse(run(['get', '--output=json', ...args])) as { items: T[] }).items;
}

/** Applies objects together. */
export function applyAll({ run }: Api, items: readonly unknown[]): void {
  run(['apply', '--server-side', '--filename=-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  });
}

/** Creates missing namespaces that enforce a Pod Security Standard. */
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

/** Returns the pods of a workload. */
export function podsOf(api: Api, workload: Manifest): Pod[] {
  return labelledPods(api, workload.metadata.namespace!, templateOf(workload).metadata.labels);
}

/** Returns the pods of a namespace with labels. */
export function labelledPods(api: Api, namespace: string, labels: Readonly<Record<string, string>>): Pod[] {
  const selector = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return list<Pod>(api, 'pods', `--namespace=${namespace}`, `--selector=${selector.join(',')}`);
}

/** Returns the running pods of namespaces, optionally with a label. */
export function runningPods(api: Api, namespaces: readonly string[], selector = ''): Pod[] {
  return namespaces
    .flatMap((namespace) => list<Pod>(api, 'pods', `--namespace=${namespace}`, `--selector=${selector}`))
    .filter(({ status }) => status.phase === 'Running');
}

/** Returns a container of the only pod with a label. */
export function containerOf(api: Api, namespace: string, selector: string, name: string): ContainerState {
  const [pod] = runningPods(api, [namespace], selector);
  const found = pod?.status.containerStatuses?.find((one) => one.name === name);
  if (!found) throw new Error(`no pod of ${namespace} with ${selector} has a container ${name}`);
  return found;
}

/** Returns events of controllers on rejected pods. */
export function refusals(api: Api): string[] {
  const events = list<{ message: string }>(api, 'events', '--all-namespaces', '--field-selector=reason=FailedCreate');
  return events.map(({ message }) => message);
}

/**
 * Waits until pods exist.
 *
 * @param find returns the pods
 * @throws Error when a pod of a controller is rejected, or there is none in time
 */
export async function admitted(api: Api, what: string, find: () => readonly Pod[]): Promise<void> {
  await untilSo(`a pod of ${what}`, () => {
    const refused = refusals(api);
    if (refused.length > 0) throw new Error(`pods were refused:\n${refused.join('\n')}`);
    return find().length > 0;
  });
}
