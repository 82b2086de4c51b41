import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { titleOf } from '../manifests/manifest';
import { list, type Api } from './pods';

/** Identities of all objects that a procedure must keep. */
export function kept(node: Api): Record<string, unknown> {
  const all = list(node, 'persistentvolumeclaims,secrets', '--namespace=monitoring');
  return Object.fromEntries(all.map((one) => [titleOf(one), (one.metadata as unknown as { uid: string }).uid]));
}

/** Objects of the stack in the API server. */
export function standing(node: Api): string[] {
  const kinds =
    'deployment,statefulset,daemonset,cronjob,service,serviceaccount,configmap,clusterrole,clusterrolebinding,role,rolebinding,priorityclass,networkpolicy,ingressroute,middleware,persistentvolumeclaim,namespace';
  const all = list(node, kinds, '--all-namespaces', `--selector=app.kubernetes.io/part-of=${gauzian.name}`);
  return all.map(titleOf).sort();
}

/** Returns a result, or `undefined` while it fails. */
export function attempt<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
