import { Construct } from 'constructs';
import * as k8s from './api/k8s';

/**
 * Priority of the pods of a stack: above pods without a class, whose priority is 0, and below the
 * classes of Kubernetes, which start at 2,000,000,000.
 */
const priority = 1000;

/**
 * Name of the PriorityClass of a stack. It contains the namespace, because two stacks in one
 * cluster have different namespaces.
 */
export function priorityClassName(namespace: string): string {
  return `vigie-${namespace}`;
}

/**
 * PriorityClass of the pods of a stack. On a full cluster they are scheduled before pods without a
 * class, and when the memory or disk of a node runs out they are evicted after them. They never
 * evict another pod to get its place.
 */
export class PriorityClass extends Construct {
  constructor(scope: Construct, id: string, { namespace }: { readonly namespace: string }) {
    super(scope, id);
    new k8s.KubePriorityClass(this, 'class', {
      metadata: { name: priorityClassName(namespace) },
      description: `Monitoring in the namespace ${namespace}: before pods without a class, without preemption.`,
      value: priority,
      preemptionPolicy: 'Never',
    });
  }
}
