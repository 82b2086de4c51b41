import { inPath, throwIssues, type Issue } from '../core/errors';
import { labelName } from '../core/label-name';
import type { Metric } from './metric';
import { seriesOfMetric, type Series } from './series';

/** Labels that every scrape adds. */
export type TargetLabel = 'job' | 'instance';

/** Default target labels. */
export const scrapeLabels: readonly TargetLabel[] = ['job', 'instance'];

/** Declared metrics by name. */
export type Metrics = Readonly<Record<string, Metric>>;

/** Properties of a catalogue. */
export interface CatalogueProps<M extends Metrics, T extends string> {
  /** Short name, unique in a stack, such as `gauzian` or `postgres_exporter`. */
  readonly name: string;
  /** Software that exposes these metrics, in the spelling of its project. */
  readonly software: string;
  /**
   * Version of the software from which the metrics were taken. Other versions can expose other
   * metrics.
   */
  readonly version: string;
  /**
   * Labels that the scrape adds and on which queries rely, such as `namespace` and `pod`.
   * Validation rejects a stack whose service discovery does not provide them.
   *
   * @default - `job` and `instance`
   */
  readonly targetLabels?: readonly T[];
  /** Metrics by name. */
  readonly metrics: M;
  /**
   * Approximate number of series per target from metrics that are not declared here. They also use
   * memory and disk.
   *
   * @default 0
   */
  readonly otherSeries?: number;
  /**
   * The application has no metrics other than those declared here and those of its client library.
   * Another metric then breaks the contract.
   *
   * @default - true if there are no other series
   */
  readonly isComplete?: boolean;
}

/**
 * Metrics of one application or exporter. It is the only place with the names of its metrics and
 * labels.
 */
export interface Catalogue<M extends Metrics = Metrics, T extends string = string> {
  readonly name: string;
  readonly software: string;
  readonly version: string;
  /** Labels that the scrape adds to every series. */
  readonly targetLabels: readonly T[];
  readonly metrics: M;
  /** Approximate number of undeclared series per target. */
  readonly otherSeries: number;
  /** An undeclared metric breaks the contract. */
  readonly isComplete: boolean;
  /** Series by name. A histogram has `_bucket`, `_sum` and `_count`. */
  readonly series: ReadonlyMap<string, Series>;
  /** Expected number of samples that a target exposes. */
  readonly samplesPerTarget: number;
  /**
   * Expected number of series per target in Prometheus, including the eight series of each scrape.
   */
  readonly seriesPerTarget: number;
}

/**
 * Number of series of a scrape: `up`, `scrape_duration_seconds`, three with numbers of samples and
 * series, and three of the option `extra_scrape_metrics`. Source:
 * https://prometheus.io/docs/prometheus/latest/feature_flags/#extra-scrape-metrics.
 */
const seriesOfScrape = 8;

/**
 * Declares the metrics of an application or exporter.
 *
 * @throws ValidationError with all invalid or repeated names of metrics and labels, and all names
 * that break the convention that exactly counters end in `_total`
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
  const samplesPerTarget = declared + otherSeries;
  return {
    name,
    software,
    version,
    targetLabels,
    metrics,
    otherSeries,
    isComplete,
    series,
    samplesPerTarget,
    seriesPerTarget: samplesPerTarget + seriesOfScrape,
  };
}

const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

function namingIssues(name: string, metric: Metric, targetLabels: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  if (!metricName.test(name)) issues.push({ problem: `invalid metric name "${name}"`, allowed: metricName.source });
  const endsInTotal = name.endsWith('_total');
  if (metric.type === 'counter' && !endsInTotal && !metric.hasUnconventionalName) {
    issues.push({
      problem: `counter ${name} does not end in _total`,
      remedy: 'set hasUnconventionalName: true if the application uses this name',
    });
  }
  if (metric.type !== 'counter' && endsInTotal && !metric.hasUnconventionalName) {
    issues.push({
      problem: `${metric.type} ${name} ends in _total, which only counters may`,
      remedy: 'set hasUnconventionalName: true if the application uses this name',
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
