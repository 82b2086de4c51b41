import { linksOf } from '../../stack/rules';
import { expressionsOf } from '../../stack/validation/expressions';
import type { StackProps } from '../../stack/stack';
import { alertState, scrape } from '../../metrics/scrape';
import type { Catalogue } from '../../metrics';
import type { Metric } from '../../metrics/metric';
import type { Series } from '../../metrics/series';
import { seriesOf } from '../../promql/labels';
import { walk, type Node } from '../../promql/node';
import { scopeOf } from '../../alerts/rules/rule-group';
import { joined, shortened, type Explainer, type Fact } from './explainer';
import { jobText } from './places';

/** Metrics, series and recorded series: their origin, their labels, and what queries them. */
export const metrics: Explainer = {
  kind: 'metric',
  names: ({ stack }) => [
    ...cataloguesOf(stack).flatMap(({ metrics: declared, series }) => [...Object.keys(declared), ...series.keys()]),
    ...recordingsOf(stack).map(({ rule }) => rule.name),
  ],
  facts: (name, { stack }) => [
    ...cataloguesOf(stack).flatMap((catalogue) => declaredFacts(name, catalogue, stack)),
    ...recordingsOf(stack).flatMap((recording) =>
      recording.rule.name === name ? recordedFacts(recording, stack) : [],
    ),
    ...queryFacts(name, stack),
  ],
};

/** Returns the catalogues of the jobs of a stack, and those of what Prometheus writes itself. */
function cataloguesOf({ jobs }: StackProps): Catalogue[] {
  return [...new Set([...jobs.map(({ catalogue }) => catalogue), scrape, alertState])];
}

function recordingsOf({ rules }: StackProps) {
  return rules.flatMap((group) => group.rules.filter(({ kind }) => kind === 'record').map((rule) => ({ group, rule })));
}

/** Facts about a metric of a catalogue. Series of a histogram or summary have those of their metric. */
function declaredFacts(name: string, catalogue: Catalogue, stack: StackProps): Fact[] {
  const metricName = Object.hasOwn(catalogue.metrics, name) ? name : catalogue.series.get(name)?.metric;
  const metric = metricName === undefined ? undefined : catalogue.metrics[metricName];
  if (metric === undefined) return [];
  const all = [...catalogue.series.values()].filter((one) => one.metric === metricName);
  const jobs = stack.jobs.filter((one) => one.catalogue === catalogue);
  const isOwn = catalogue === scrape || catalogue === alertState;
  return [
    ['catalogue', `${catalogue.name} (${catalogue.software} ${catalogue.version})`],
    ['help', metric.help],
    ['type', typeText(metric, metricName === name ? undefined : metricName)],
    [
      'scraped by',
      ...(isOwn
        ? ['no job: Prometheus writes it itself, for each scrape or alert']
        : jobs.map((job) => jobText(job, stack))),
    ],
    ['labels', ...labelTexts(metric, catalogue), ...bucketTexts(all)],
    ['series', ...all.map((one) => `${one.name}: about ${one.expected} for each target`)],
    ['first sample', ...(metric.startsAtZero ? [] : ['each series appears with its first event'])],
  ];
}

function typeText({ type, unit }: Metric, metric: string | undefined): string {
  return `${metric === undefined ? '' : `series of the metric ${metric}: `}${type}, ${unit}`;
}

function labelTexts({ labels }: Metric, { targetLabels }: Catalogue): string[] {
  const declared = Object.entries(labels).map(([label, { values, expected, examples, isOptional }]) => {
    const known = values
      ? shortened(values)
      : `about ${expected} values${examples.length > 0 ? `, such as ${examples.join(', ')}` : ''}`;
    return `${label}: ${known}${isOptional ? '; can be absent' : ''}`;
  });
  return [...declared, ...(targetLabels.length > 0 ? [`${targetLabels.join(', ')}: added by the scrape`] : [])];
}

function bucketTexts(series: readonly Series[]): string[] {
  return series.flatMap(({ labels, name }) => (labels.le ? [`le: ${labels.le.join(', ')} (${name})`] : []));
}

function recordedFacts({ group, rule }: ReturnType<typeof recordingsOf>[number], stack: StackProps): Fact[] {
  const json = rule.toJson({ ...linksOf(stack), window: group.window, scope: scopeOf(group.job) });
  return [
    ['recorded by', `rule group ${group.name}${group.interval === undefined ? '' : `, every ${group.interval}`}`],
    ['expression', json.expr],
    ['unit', rule.unit],
  ];
}

/** Facts about what queries the series with a name, or any series of the metric with that name. */
function queryFacts(name: string, stack: StackProps): Fact[] {
  const asks = (node: Node) =>
    walk(node).some(
      (one) =>
        one.type === 'selector' && seriesOf(one).some((series) => series.name === name || series.metric === name),
    );
  const uses = expressionsOf(stack).filter(({ node }) => asks(node));
  const objectives = stack.rules.flatMap(({ objective }) =>
    objective?.recording([]).some(({ as }) => asks(as.node)) ? [objective.name] : [],
  );
  if (uses.length === 0 && objectives.length === 0) return [['queried by', 'nothing in this stack']];
  const rulesOf = (kind: 'alert' | 'record') => uses.flatMap(({ rule }) => (rule?.kind === kind ? [rule.name] : []));
  const pathsOf = (start: string) =>
    uses.flatMap(({ path, rule }) => (rule === undefined && path.startsWith(start) ? [path.slice(start.length)] : []));
  return [
    ['panels', ...new Set(pathsOf('dashboard '))],
    ['alerts', ...joined(rulesOf('alert'))],
    ['recorded as', ...joined(rulesOf('record'))],
    ['objectives', ...joined(objectives)],
    ['runbooks', ...joined(pathsOf('rule ').map((path) => path.slice(0, path.indexOf(':'))))],
  ];
}
