import { App } from 'cdk8s';
import { targetedStacks } from '../infra/stacks';
import type { TargetedStack } from '../targets';
import { isAgentStack, type MonitoringStackProps, type StackProps } from '../stack/stack';
import { kubernetes } from '../targets/kubernetes';
import { StackChart } from '../targets/kubernetes/chart';
import type { KubernetesTarget } from '../targets/kubernetes/target';
import { testTargets } from './stacks';

/** Every stack that is deployed. */
export const allStacks: readonly StackProps[] = targetedStacks.map(({ stack }) => stack);

/** Those that have a Prometheus and a Grafana of their own. */
export const monitoringStacks: readonly MonitoringStackProps[] = allStacks.flatMap((stack) =>
  isAgentStack(stack) ? [] : [stack],
);

const targets = new Map([
  ...targetedStacks.map(({ stack, target }) => [stack.name, target] as const),
  ...Object.entries(testTargets),
]);

/** Where a stack of `infra/` or of the tests runs, by its name; another stack runs in Kubernetes without options. */
export function targetOf({ name }: Pick<StackProps, 'name'>): KubernetesTarget {
  return targets.get(name) ?? kubernetes();
}

/** A stack with its target. */
export function targeted(stack: StackProps, target = targetOf(stack)): TargetedStack<KubernetesTarget> {
  return { stack, target };
}

/** Objects of a stack. */
export function chartOf(stack: StackProps, target = targetOf(stack)): StackChart {
  return new StackChart(new App(), stack.name, { stack, ...target.options });
}
