import { environmentIssues, environmentLabel } from '../core/environment';
import { inPath, type Issue } from '../core/errors';
import { labelNameIssues } from '../core/label-name';
import { characterIssues } from '../core/characters';
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
export function externalLabelIssues({ environment, prometheus }: StackProps): Issue[] {
  const { externalLabels = {}, remoteWrites = [] } = prometheus;
  return [
    ...environmentIssues(environment),
    ...inPath('prometheus.externalLabels', [...labelNameIssues(externalLabels), ...characterIssues(externalLabels)]),
    ...(environmentLabel in externalLabels
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
  ];
}
