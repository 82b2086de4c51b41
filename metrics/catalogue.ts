import { inPath, throwIssues, type Issue } from '../core/errors';
import type { Metric } from './metric';
import { seriesOfMetric, type Series } from './series';

/** Labels that every scrape adds. */
export type TargetLabel = 'job' | 'instance';

/** The same at run time: what a catalogue has unless it says otherwise. */
export const scrapeLabels: readonly TargetLabel[] = ['job', 'instance'];

/** The declared metrics by name. */
export type Metrics = Readonly<Record<string, Metric>>;

/** What a catalogue says. */
export interface CatalogueProps<M extends Metrics, T extends string> {
  /** A short name, unique in a stack: `gauzian`, `postgres_exporter`. */
  readonly name: string;
  /** The software that exposes these metrics, as its own project writes it. */
  readonly software: string;
  /** The version that was looked at; other versions may expose other metrics. */
  readonly version: string;
  /**
   * Labels that the scrape adds and queries may rely on, such as `namespace` and `pod`. A stack whose discovery does not
   * provide them is refused.
   *
   * @default - `job` and `instance`
   */
  readonly targetLabels?: readonly T[];
  /** The metrics by name. */
  readonly metrics: M;
  /**
   * About how many series a target exposes besides those of the metrics named here; they cost memory and disk too.
   *
   * @default 0
   */
  readonly otherSeries?: number;
  /**
   * Whether the application has no other metrics than those named here, besides what its client library says of itself. To have
   * another one then breaks the contract.
   *
   * @default - it has none when there are no other series
   */
  readonly isComplete?: boolean;
}

/** What one application or exporter exposes: the only place where a metric or label name is spelled. */
export interface Catalogue<M extends Metrics = Metrics, T extends string = string> {
  readonly name: string;
  readonly software: string;
  readonly version: string;
  /** Labels that every series has from the scrape. */
  readonly targetLabels: readonly T[];
  readonly metrics: M;
  /** About how many series a target exposes besides. */
  readonly otherSeries: number;
  /** Whether a metric that is not named here breaks the contract. */
  readonly isComplete: boolean;
  /** Every series name that the metrics come down to: a histogram is its `_bucket`, `_sum` and `_count`. */
  readonly series: ReadonlyMap<string, Series>;
  /** How many series one target is expected to have in Prometheus: its own, and the five that every scrape adds. */
  readonly seriesPerTarget: number;
}

/** `up`, and how long the scrape took, how many samples it gave, kept, and had never been seen. */
const seriesOfScrape = 5;

/**
 * Declares what an application or exporter exposes.
 *
 * @throws ValidationError listing every metric or label whose name is invalid, taken twice, or against the convention that
 * counters, and only they, end in `_total`
 */
export function catalogue<M extends Metrics, const T extends string = TargetLabel>(
  props: CatalogueProps<M, T>,
): Catalogue<M, T> {
  const targetLabels = props.targetLabels ?? (scrapeLabels as readonly string[] as readonly T[]);
  const issues: Issue[] = [];
  const series = new Map<string, Series>();
  for (const [name, metric] of Object.entries(props.metrics)) {
    issues.push(...namingIssues(name, metric, targetLabels));
    for (const one of seriesOfMetric({ catalogue: props.name, name, metric, targetLabels })) {
      const other = series.get(one.name);
      if (other) issues.push({ problem: `${name} and ${other.metric} both expose the series ${one.name}` });
      series.set(one.name, one);
    }
  }
  throwIssues(inPath(`catalogue ${props.name}`, issues));
  const { name, software, version, metrics, otherSeries = 0, isComplete = otherSeries === 0 } = props;
  const declared = [...series.values()].reduce((sum, { expected }) => sum + expected, 0);
  const seriesPerTarget = declared + otherSeries + seriesOfScrape;
  return { name, software, version, targetLabels, metrics, otherSeries, isComplete, series, seriesPerTarget };
}

const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const labelName = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

function namingIssues(name: string, metric: Metric, targetLabels: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  if (!metricName.test(name)) issues.push({ problem: `"${name}" is no metric name`, allowed: metricName.source });
  const endsInTotal = name.endsWith('_total');
  if (metric.type === 'counter' && !endsInTotal && !metric.hasUnconventionalName) {
    issues.push({
      problem: `counter ${name} does not end in _total`,
      remedy: 'say hasUnconventionalName: true if it really is called so',
    });
  }
  if (metric.type !== 'counter' && endsInTotal && !metric.hasUnconventionalName) {
    issues.push({
      problem: `${metric.type} ${name} ends in _total, as counters do`,
      remedy: 'say hasUnconventionalName: true if it really is called so',
    });
  }
  const reserved = metric.type === 'histogram' ? ['le'] : metric.type === 'summary' ? ['quantile'] : [];
  for (const label of Object.keys(metric.labels)) {
    if (!labelName.test(label))
      issues.push({ problem: `${name} has the invalid label name "${label}"`, allowed: labelName.source });
    if (targetLabels.includes(label))
      issues.push({ problem: `${name} declares the label ${label}, which the scrape adds` });
    if (reserved.includes(label))
      issues.push({ problem: `${name} declares the label ${label}, which its type ${metric.type} adds` });
  }
  return issues;
}
