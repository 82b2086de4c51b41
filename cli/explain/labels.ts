import { matcherText } from '../../alerts/routing/label-match';
import { isSomething, union, valuesOf, type LabelValues } from '../../alerts/routing/label-values';
import { labelsOfAll } from '../../alerts/routing/matcher-issues';
import { allRoutes, placedRoute } from '../../alerts/routing/placed-route';
import type { NotificationPolicy } from '../../alerts';
import { groupBy } from '../../core/group-by';
import { matcherNodes } from '../../promql/matcher';
import { externalLabelsOf } from '../../stack/external-labels';
import { routedOf } from '../../stack/routed';
import type { StackProps } from '../../stack/stack';
import { joined, shortened, type Explainer, type Fact } from './explainer';

/** Labels: where they come from, their values, and the routes that depend on them. */
export const labels: Explainer = {
  kind: 'label',
  names: ({ stack }) => [
    ...Object.keys(externalLabelsOf(stack)),
    ...stack.jobs.flatMap(({ targetLabels, catalogue }) => [
      ...targetLabels,
      ...[...catalogue.series.values()].flatMap((series) => Object.keys(series.labels)),
    ]),
    ...labelsOfAll(routedOf(stack)?.alerts ?? []),
  ],
  facts: (name, { stack }) => [
    ...externalFacts(name, stack),
    [
      'added by jobs',
      ...joined(stack.jobs.flatMap(({ job, targetLabels }) => (targetLabels.includes(name) ? job : []))),
    ],
    ['of metrics', ...metricTexts(name, stack)],
    ...alertFacts(name, stack),
  ],
};

function externalFacts(name: string, stack: StackProps): Fact[] {
  const external = externalLabelsOf(stack);
  if (!Object.hasOwn(external, name)) return [];
  return [['external label', `${external[name]!}: Prometheus adds it to all alerts, and to samples that it sends`]];
}

/** Returns the metrics of each catalogue with the label, those with the same values together. */
function metricTexts(name: string, { jobs }: StackProps): string[] {
  const catalogues = [...new Set(jobs.map(({ catalogue }) => catalogue))];
  return catalogues.flatMap((catalogue) => {
    const having = Object.entries(catalogue.metrics).flatMap(([metric, { labels: declared }]) => {
      const label = Object.hasOwn(declared, name) ? declared[name] : undefined;
      if (label === undefined) return [];
      return { metric, values: (label.values && shortened(label.values)) ?? `about ${label.expected} values` };
    });
    return [...groupBy(having, ({ values }) => values)].map(([values, all]) => {
      const names = all.map(({ metric }) => metric);
      return `${catalogue.name}: ${shortened(names, 6)} (${values})`;
    });
  });
}

function alertFacts(name: string, stack: StackProps): Fact[] {
  const routed = routedOf(stack);
  if (!routed) return [];
  const { alerts, policy } = routed;
  const having = alerts.filter(({ labels: own }) => isSomething(valuesOf(own, name)));
  if (having.length === 0) return [];
  const values = having.map(({ labels: own }) => valuesOf(own, name)).reduce(union);
  return [
    ['of alerts', `${having.length} of ${alerts.length}, with ${valuesText(values)}`],
    ['routes by it', ...routeTexts(name, policy)],
    ['inhibitions', ...inhibitionTexts(name, policy)],
  ];
}

function valuesText(values: LabelValues): string {
  return values.only ? values.only.map((value) => value || '(absent)').join(', ') : 'any value';
}

function routeTexts(name: string, { route }: NotificationPolicy): string[] {
  return allRoutes(placedRoute(route)).flatMap(({ where, route: { matchers = {}, groupBy = [] } }) => [
    ...matcherNodes(matchers)
      .filter(({ label }) => label === name)
      .map((node) => `${where}: ${matcherText(node)}`),
    ...(groupBy.includes(name) ? [`${where}: groups by it`] : []),
  ]);
}

function inhibitionTexts(name: string, { inhibitions = [] }: NotificationPolicy): string[] {
  return inhibitions.flatMap(({ source, target, equal = [] }, index) => {
    const sides = Object.entries({ source, target }).flatMap(([side, matchers]) =>
      matcherNodes(matchers)
        .filter(({ label }) => label === name)
        .map((node) => `${side} ${matcherText(node)}`),
    );
    const texts = [...sides, ...(equal.includes(name) ? ['source and target have the same value'] : [])];
    return texts.length > 0 ? [`inhibition ${index + 1}: ${texts.join(', ')}`] : [];
  });
}
