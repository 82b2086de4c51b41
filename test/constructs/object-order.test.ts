import { ApiObject, DependencyGraph } from 'cdk8s';
import { objectsInOrder } from '../../constructs/object-order';
import { testStacks } from '../stacks';
import { chartOf } from '../targeted';

/** Kinds that each kind depends on. */
const before: Readonly<Record<string, readonly string[]>> = {
  Deployment: [
    'Namespace',
    'PriorityClass',
    'ServiceAccount',
    'Role',
    'RoleBinding',
    'ConfigMap',
    'PersistentVolumeClaim',
    'NetworkPolicy',
  ],
  DaemonSet: ['Namespace', 'PriorityClass', 'ServiceAccount', 'NetworkPolicy'],
  CronJob: ['Namespace', 'PriorityClass', 'ServiceAccount', 'ConfigMap', 'PersistentVolumeClaim'],
  RoleBinding: ['Namespace'],
  IngressRoute: ['Namespace', 'Service', 'Middleware', 'Deployment', 'Certificate'],
};

test.each(testStacks)('deploys objects after their dependencies: $name', (stack) => {
  const objects = chartOf(stack).toJson() as { kind: string }[];
  const kinds = objects.map(({ kind }) => kind);
  expect(kinds[0]).toBe('Namespace');
  for (const [kind, needed] of Object.entries(before)) {
    const first = kinds.indexOf(kind);
    if (first < 0) continue;
    expect(kinds.slice(first).filter((later) => needed.includes(later))).toEqual([]);
  }
});

test.each(testStacks)('the order of the phases is that of the dependencies: $name', (stack) => {
  const chart = chartOf(stack);
  const byDependencies = new DependencyGraph(chart.node).topology().filter((one) => ApiObject.isApiObject(one));
  expect(objectsInOrder(chart).map(({ node }) => node.path)).toEqual(byDependencies.map(({ node }) => node.path));
});
