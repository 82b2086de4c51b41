import type { ApiObject, Chart } from 'cdk8s';
import { groupBy } from '../core/group-by';
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
  const filled = phasesOf(chart);
  filled.forEach((phase, index) => {
    for (const object of phase) object.node.addDependency(...(filled[index - 1] ?? []));
  });
}

/**
 * Returns the objects of a chart in the order of their phases. cdk8s finds the same order from the
 * dependencies, in a time that grows with the product of the numbers of objects in the phases.
 */
export function objectsInOrder(chart: Chart): ApiObject[] {
  return phasesOf(chart).flat();
}

/** Returns the objects of each phase that has some. */
function phasesOf(chart: Chart): ApiObject[][] {
  const byPhase = groupBy(objectsOf(chart), ({ kind }) => {
    const phase = phases.findIndex((kinds) => kinds.includes(kind));
    return phase < 0 ? running : phase;
  });
  return phases.flatMap((_, phase) => {
    const objects = byPhase.get(phase);
    return objects ? [objects] : [];
  });
}
