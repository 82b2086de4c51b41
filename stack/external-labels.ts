import { knownAlerts } from '../alerts';
import { isSomething, valuesOf } from '../alerts/routing/label-values';
import { environmentIssues, environmentLabel } from '../core/environment';
import { collectIssues, inPath, type Issue } from '../core/errors';
import { labelNameIssues } from '../core/label-name';
import { characterIssues } from '../core/characters';
import { shortened } from '../servers/prometheus/jobs/label-conflicts';
import type { StackProps } from './stack';

/** Returns the external labels of the Prometheus of a stack: its environment and the given ones. */
export function externalLabelsOf({
  environment,
  prometheus,
}: Pick<StackProps, 'environment'> & {
  readonly prometheus: Pick<StackProps['prometheus'], 'externalLabels'>;
}): Readonly<Record<string, string>> {
  return { [environmentLabel]: environment, ...prometheus.externalLabels };
}

/**
 * Returns the issues of the environment and the external labels of a stack. Where several servers
 * write, they distinguish the samples.
 */
export function externalLabelIssues(stack: StackProps): Issue[] {
  const { environment, prometheus } = stack;
  const { externalLabels = {}, remoteWrites = [] } = prometheus;
  return [
    ...environmentIssues(environment),
    ...inPath('prometheus.externalLabels', [...labelNameIssues(externalLabels), ...characterIssues(externalLabels)]),
    ...(Object.hasOwn(externalLabels, environmentLabel)
      ? [
          {
            problem: `prometheus.externalLabels contains ${environmentLabel}`,
            given: externalLabels[environmentLabel],
            remedy: 'remove it, and set the property environment of the stack',
          },
        ]
      : []),
    ...(remoteWrites.length > 0 && Object.keys(externalLabels).length === 0
      ? [
          {
            problem:
              'prometheus has remote writes but no externalLabels, so its samples mix with those of other servers',
            remedy: "set prometheus.externalLabels, such as { cluster: 'shop' }",
          },
        ]
      : []),
    ...(remoteWrites.length > 0 ? keptLabelIssues(stack) : []),
    ...hiddenEnvironmentIssues(stack),
  ];
}

/** Returns an issue for each label of metrics that Prometheus writes elsewhere in place of an external label. */
function keptLabelIssues(stack: StackProps): Issue[] {
  const labels = Object.keys(externalLabelsOf(stack));
  return stack.jobs.flatMap(({ job, catalogue, targetLabels }) =>
    labels.flatMap((label): Issue[] => {
      const metrics = Object.entries(catalogue.metrics).filter(
        ([, metric]) => targetLabels.includes(label) || Object.hasOwn(metric.labels, label),
      );
      if (metrics.length === 0) return [];
      return [
        {
          problem: `the job ${job} has metrics with the label ${label}, which remote writes keep in place of the external label, so no query there finds them`,
          given: shortened(metrics.map(([name]) => name)),
          remedy: 'rename the label of the metric, or the external label',
        },
      ];
    }),
  );
}

/** Returns an issue when alerts have another environment than that of the stack. */
function hiddenEnvironmentIssues({ rules }: StackProps): Issue[] {
  // Invalid expressions are reported by their rules.
  const hiding = collectIssues([], () => knownAlerts(rules), []).filter(({ labels }) =>
    isSomething(valuesOf(labels, environmentLabel)),
  );
  if (hiding.length === 0) return [];
  return [
    {
      problem: `these alerts have a label ${environmentLabel} of their own, which hides that of the stack`,
      given: shortened(hiding.map(({ name }) => name)),
      remedy: 'remove it from labels; where a metric has it, aggregate without it, or rename it with labelReplace()',
    },
  ];
}
