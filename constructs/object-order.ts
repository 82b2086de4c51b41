import type { ApiObject, Chart } from 'cdk8s';
import { objectsOf } from './objects';

/**
 * The kinds of objects in the order in which they are applied: what others stand in, what they may do, what they read, what runs,
 * and at last what leads to it. A kind that is not among them goes with what runs.
 */
const phases: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition'],
  ['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  ['ConfigMap', 'Secret', 'PersistentVolumeClaim', 'NetworkPolicy', 'Middleware', 'Certificate'],
  ['Service', 'Deployment', 'DaemonSet', 'StatefulSet', 'CronJob'],
  ['Ingress', 'IngressRoute'],
];
const running = phases.findIndex((kinds) => kinds.includes('Deployment'));

/** Makes every object of a chart depend on those that must be there before it. */
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
