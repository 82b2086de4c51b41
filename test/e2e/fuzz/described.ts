import { App, Chart } from 'cdk8s';
import type { TargetedStack } from '../../../targets';
import { StackChart } from '../../../targets/kubernetes/chart';
import type { KubernetesTarget } from '../../../targets/kubernetes/target';

/** Call of a function that belongs to no description, such as a helper of tests or a component of Pulumi. */
export class Call {
  constructor(
    /** Checks the arguments; throws a ValidationError when they are refused. */
    readonly check: () => unknown,
    /** Returns what the call makes, or a promise of it. */
    readonly result: () => unknown = check,
  ) {}
}

/** Description with a value: a stack with its target, a chart of a user, or a call. */
export type Described = TargetedStack<KubernetesTarget> | Chart | Call;

/** Creates an App that is never written. */
export function testApp(): App {
  return new App({ outdir: 'unused' });
}

/** Returns the stack of a description with its target; `undefined` when it is another one. */
export function stackOf(described: Described): TargetedStack<KubernetesTarget> | undefined {
  return described instanceof Chart || described instanceof Call ? undefined : described;
}

/** Returns the chart with the Kubernetes objects of a description. A call has none. */
export function chartOf(described: Described): Chart {
  if (described instanceof Chart) return described;
  if (described instanceof Call) return new Chart(testApp(), 'call');
  const { stack, target } = described;
  return new StackChart(testApp(), 'stack', { stack, ...target.options });
}
