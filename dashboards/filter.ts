import { inPath, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';
import type { GaugeSelector } from '../promql';
import type { MatcherNode, SelectorNode } from '../promql/node';

/** Variable with the values of a label, by which the user limits what a dashboard shows. */
export interface DashboardFilter {
  /** Name that users see. */
  readonly title: string;
  /** Label whose values the user selects. */
  readonly label: string;
  /** Series that have the values. @hidden */
  readonly series: readonly SelectorNode[];
}

/** Gauge of any unit with a label. */
export type WithLabel<L extends string> = Pick<GaugeSelector<L, never, never>, 'node' | 'labels'>;

/**
 * Creates a filter by a label: `filterBy('namespace', 'Namespace', m.kube_pod_info)`. Its values are
 * those of the label in the series that the other filters before it leave.
 *
 * @param series gauges that have the values, all with the same matchers
 */
export function filterBy<const L extends string>(
  label: L,
  title: string,
  ...series: readonly [WithLabel<L>, ...WithLabel<L>[]]
): DashboardFilter {
  return { title, label, series: series.map(({ node }) => node) };
}

/**
 * Matches the values that the user selects with a filter, where the label has another name:
 * `usage.where({ instance: chosen('node') })`.
 */
export function chosen(filter: string): RegExp {
  return new RegExp(`$${filter}`);
}

/** Returns the matchers that filters add to every selector with their labels. */
export function filterMatchers(filters: Readonly<Record<string, DashboardFilter>>): MatcherNode[] {
  return Object.entries(filters).map(([name, { label }]) => ({ label, operator: '=~', value: `$${name}` }));
}

/** Names of the other variables of a dashboard. */
const taken = ['datasource', 'job', 'instance'];

/** Returns the issues of filters. */
export function filterIssues(filters: Readonly<Record<string, DashboardFilter>>): Issue[] {
  const names = Object.keys(filters);
  return Object.entries(filters).flatMap(([name, { title, label, series }]) =>
    inPath('filters', [
      ...emptyTextIssues({ title }),
      ...series
        .filter((node) => !Object.hasOwn(node.series.labels, label))
        .map((node) => ({
          problem: `${node.series.name} has no label "${label}"`,
          allowed: Object.keys(node.series.labels),
        })),
      ...(/^[a-z][A-Za-z0-9]*$/.test(name) && !taken.includes(name)
        ? []
        : [
            {
              problem: `invalid name "${name}"`,
              allowed: `letters and digits, starting with a lowercase letter, except ${taken.join(', ')}`,
            },
          ]),
      // Grafana would read the shorter one in `$podName`.
      ...[...taken, ...names]
        .filter((other) => other !== name && name.startsWith(other))
        .map((other) => ({
          problem: `"${name}" begins with the name of the variable "${other}"`,
          remedy: 'rename it',
        })),
    ]),
  );
}
