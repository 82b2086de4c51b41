import type { ApiObject, Chart } from 'cdk8s';
import { objectsOf } from './objects';

/**
 * Kinds of objects in the order in which they are deployed: namespaces, priority, permissions, configuration,
 * workloads and routes. Other kinds are deployed with the workloads.
 */
const phases: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition', 'PriorityClass'],
  ['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  ['ConfigMap', 'Secret', 'PersistentVolumeClaim', 'NetworkPolicy', 'Middleware', 'Certificate'],
  ['Service', 'Deployment', 'DaemonSet', 'StatefulSet', 'CronJob'],
  ['Ingress', 'IngressRoute'],
];
const running = phases.findIndex((kinds) => kinds.includes('Deployment'));

/** Makes every object of a chart depend on the objects of the previous phase. */
export function putInOrder(chart: Chart): void {
  const objects = objectsOf(chart);
  const phaseOf = ({ kind }: ApiObject) => {
    const phase = phases.findIndex((kinds) => kinds.includes(kind));
    return phase < 0 ? running : phase;
  };
  const filled = phases
    .map((_, phase) => objects.filter((one) => phaseOf(one) === phase))
    .filter((all) => all.length > 0);
  filled.forEach((phase, index) => {
    for (const object of phase) object.node.addDependency(...(filled[index - 1] ?? []));
  });
}
