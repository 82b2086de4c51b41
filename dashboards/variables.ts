import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { scrape } from '../metrics';
import { stackPrometheus } from './data-sources';
import { oneOf, selectors } from '../promql';
import { filterMatchers, type DashboardFilter } from './filter';
import type { MatcherNode, SelectorNode } from '../promql/node';
import { render } from '../promql/render';
import { resolve } from '../promql/resolve';

/** Data source that the user selects. */
export const datasource = { type: 'prometheus', uid: '${datasource}' } as const;

/** Matchers that limit a query to the targets that the user selects. */
export const chosenTargets: readonly MatcherNode[] = ['job', 'instance'].map((label) => ({
  label,
  operator: '=~',
  value: `$${label}`,
}));

/**
 * Returns the variables of a dashboard: the data source, the targets if the dashboard has jobs, and
 * its filters.
 *
 * @param externalLabels external labels of the samples
 */
export function variables(
  jobs: readonly [string, ...string[]] | undefined,
  externalLabels: Readonly<Record<string, string>>,
  filters: Readonly<Record<string, DashboardFilter>> = {},
): VariableModel[] {
  const source = new DatasourceVariableBuilder('datasource')
    .label('Datasource')
    .type('prometheus')
    .current({ text: stackPrometheus.name, value: stackPrometheus.uid, selected: true })
    .build();
  return [
    source,
    ...(jobs ? targetVariables(jobs, externalLabels) : []),
    ...filterVariables(jobs, externalLabels, filters),
  ];
}

function targetVariables(
  jobs: readonly [string, ...string[]],
  externalLabels: Readonly<Record<string, string>>,
): VariableModel[] {
  const { up } = selectors(scrape);
  const ofChosenJobs: SelectorNode = { ...up.node, matchers: chosenTargets.filter(({ label }) => label === 'job') };
  // "All" means the jobs of the dashboard, without other jobs that expose a metric with the same
  // name.
  return [
    labelVariable('job', 'Job', labelValues(up.where({ job: oneOf(...jobs) }).node, 'job', externalLabels)).build(),
    labelVariable('instance', 'Instance', labelValues(ofChosenJobs, 'instance', externalLabels))
      .allValue('.*')
      .build(),
  ];
}

/** Returns the variables of filters. Each has the values that the targets and the filters before it leave. */
function filterVariables(
  jobs: readonly string[] | undefined,
  externalLabels: Readonly<Record<string, string>>,
  filters: Readonly<Record<string, DashboardFilter>>,
): VariableModel[] {
  const targets = jobs ? chosenTargets : [];
  return Object.entries(filters).map(([name, { title, label, series }], index) => {
    const before = Object.fromEntries(Object.entries(filters).slice(0, index));
    const scope = [...targets, ...filterMatchers(before)];
    const [first, ...others] = series.map((node) => render(resolve(node, { scope, externalLabels })));
    const names = `__name__=~"${series.map((node) => node.series.name).join('|')}"`;
    const selector = others.length === 0 ? first! : first!.replace(/^\w+(?:\{(.*)\})?$/s, `{${names},$1}`);
    return labelVariable(name, title, `label_values(${selector}, ${label})`).allValue('.*').build();
  });
}

function labelValues(node: SelectorNode, label: string, externalLabels: Readonly<Record<string, string>>): string {
  return `label_values(${render(resolve(node, { externalLabels }))}, ${label})`;
}

function labelVariable(label: string, title: string, text: string): QueryVariableBuilder {
  return new QueryVariableBuilder(label)
    .label(title)
    .datasource(datasource)
    .query({ query: text, refId: label })
    .definition(text)
    .multi(true)
    .includeAll(true)
    .current({ text: 'All', value: '$__all', selected: true })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);
}
