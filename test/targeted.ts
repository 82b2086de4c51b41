import { App } from 'cdk8s';
import { config } from '../infra/stacks';
import type { Target, TargetedStack } from '../targets';
import { isAgentStack, type MonitoringStackProps, type StackProps } from '../stack/stack';
import { kubernetes } from '../targets/kubernetes';
import { StackChart } from '../targets/kubernetes/chart';
import { KubernetesTarget } from '../targets/kubernetes/target';
import { testTargets } from './stacks';

/** All deployed stacks. */
export const allStacks: readonly StackProps[] = config.stacks.map(({ stack }) => stack);

/** Deployed stacks with their own Prometheus and Grafana. */
export const monitoringStacks: readonly MonitoringStackProps[] = allStacks.flatMap((stack) =>
  isAgentStack(stack) ? [] : [stack],
);

const targets = new Map([
  ...config.stacks.map(({ stack, target }) => [stack.name, inKubernetes(target)] as const),
  ...Object.entries(testTargets),
]);

/** Returns a target of `infra/` with the options of Kubernetes. */
function inKubernetes(target: Target): KubernetesTarget {
  if (target instanceof KubernetesTarget) return target;
  throw new Error(`the target ${target.name} is not Kubernetes`);
}

const byDefault = kubernetes();

/** Target of a stack of `infra/` or of the tests by name; by default Kubernetes without options. */
export function targetOf({ name }: Pick<StackProps, 'name'>): KubernetesTarget {
  return targets.get(name) ?? byDefault;
}

/** Stack with its target. */
export function targeted(stack: StackProps, target = targetOf(stack)): TargetedStack<KubernetesTarget> {
  return { stack, target };
}

/** Stack with its target in a cluster of its own: stacks of the tests have the same namespaces. */
export function inOwnCluster(stack: StackProps): TargetedStack<KubernetesTarget> {
  return targeted(stack, kubernetes({ ...targetOf(stack).options, cluster: stack.name }));
}

const charts = new WeakMap<StackProps, Map<KubernetesTarget, StackChart>>();

/** Objects of a stack, made once. */
export function chartOf(stack: StackProps, target = targetOf(stack)): StackChart {
  const made = charts.get(stack) ?? new Map<KubernetesTarget, StackChart>();
  charts.set(stack, made);
  const chart = made.get(target) ?? new StackChart(new App(), stack.name, { stack, ...target.options });
  made.set(target, chart);
  return chart;
}
