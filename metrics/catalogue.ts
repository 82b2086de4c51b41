import { inPath, repeated, throwIssues, type Issue } from '../core/errors';
import { labelNameIssues } from '../core/label-name';
import { emptyTextIssues } from '../core/text';
import { wholeNumberIssues } from '../core/whole-number';
import type { Metric } from './metric';
import { notExposedIssues, type AllExposed, type NotExposedMetrics } from './not-exposed';
import { metricIssues, mostSamples, seriesOfScrape, writtenByPrometheus } from './metric-issues';
import { seriesOfMetric, type Series } from './series';

/** Labels that every scrape adds. */
export type TargetLabel = 'job' | 'instance';

/** Default target labels. */
export const scrapeLabels: readonly TargetLabel[] = ['job', 'instance'];

/** Declared metrics by name. */
export type Metrics = Readonly<Record<string, Metric>>;

/** Properties of a catalogue. */
export interface CatalogueProps<M extends Metrics, T extends string, X extends NotExposedMetrics = NotExposedMetrics> {
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
  /**
   * Metrics that the software can expose and does not with the arguments of its server, by the
   * beginnings of their names. A query on one of them is an error with the reason. No declared metric can
   * have such a name.
   *
   * @default - none
   */
  readonly notExposed?: X;
}

/**
 * Metrics of one application or exporter. It is the only place with the names of its metrics and
 * labels.
 */
export interface Catalogue<
  M extends Metrics = Metrics,
  T extends string = string,
  X extends NotExposedMetrics = NotExposedMetrics,
> {
  /** Name of the catalogue, in errors and comparisons. */
  readonly name: string;
  /** Software that exposes the metrics. */
  readonly software: string;
  /** Version of the software that the metrics are those of. */
  readonly version: string;
  /** Labels that the scrape adds to every series. */
  readonly targetLabels: readonly T[];
  /** Metrics by name. */
  readonly metrics: M;
  /** Approximate number of undeclared series per target. */
  readonly otherSeries: number;
  /** An undeclared metric breaks the contract. */
  readonly isComplete: boolean;
  /** Metrics that are not exposed, by the beginnings of their names. */
  readonly notExposed: X;
  /** Series by name. A histogram has `_bucket`, `_sum` and `_count`. */
  readonly series: ReadonlyMap<string, Series>;
  /** Expected number of samples that a target exposes, without rare metrics. */
  readonly samplesPerTarget: number;
  /**
   * Expected number of series per target in Prometheus, including the eight series of each scrape.
   */
  readonly seriesPerTarget: number;
}

/**
 * Declares the metrics of an application or exporter.
 *
 * @throws ValidationError with all invalid or repeated names of metrics and labels, all names that
 * break the convention that exactly counters end in `_total`, all series that Prometheus writes
 * itself, empty texts, numbers of series that no target exposes, more combinations than labels have
 * values, and metrics that are both declared and not exposed
 */
export function catalogue<
  M extends Metrics,
  const T extends string = TargetLabel,
  const X extends NotExposedMetrics = AllExposed,
>(props: CatalogueProps<M, T, X>): Catalogue<M, T, X> {
  return declared(props, writtenByPrometheus);
}

/** Declares metrics that Prometheus writes itself. */
export function prometheusCatalogue<M extends Metrics, const T extends string = TargetLabel>(
  props: CatalogueProps<M, T, AllExposed>,
): Catalogue<M, T, AllExposed> {
  return declared(props, new Set());
}

/** @param refused names that no series can have */
function declared<M extends Metrics, T extends string, X extends NotExposedMetrics>(
  props: CatalogueProps<M, T, X>,
  refused: ReadonlySet<string>,
): Catalogue<M, T, X> {
  const { name, software, version, metrics, otherSeries = 0, isComplete = otherSeries === 0 } = props;
  const notExposed = props.notExposed ?? ({} as X);
  const targetLabels = props.targetLabels ?? (scrapeLabels as readonly string[] as readonly T[]);
  const issues: Issue[] = [
    ...emptyTextIssues({ name, software, version }),
    ...inPath('targetLabels', targetLabelIssues(targetLabels)),
    ...wholeNumberIssues(
      otherSeries,
      { path: 'otherSeries', problem: 'invalid number of series' },
      { min: 0, max: mostSamples },
    ),
    ...notExposedIssues(notExposed, Object.keys(metrics)),
  ];
  const series = new Map<string, Series>();
  for (const [key, metric] of Object.entries(metrics)) {
    issues.push(...metricIssues(key, metric, targetLabels));
    for (const one of seriesOfMetric({ catalogue: name, name: key, metric, targetLabels })) {
      const other = series.get(one.name);
      if (other) issues.push({ problem: `${key} and ${other.metric} both expose the series ${one.name}` });
      if (refused.has(one.name)) {
        issues.push({
          problem: 'Prometheus writes this series itself',
          given: one.name,
          allowed: 'other names',
        });
      }
      series.set(one.name, one);
    }
  }
  const samplesPerTarget = [...series.values()]
    .filter(({ metric }) => !metrics[metric]!.isRare)
    .reduce((sum, { expected }) => sum + expected, otherSeries);
  if (issues.length === 0 && samplesPerTarget > mostSamples) {
    issues.push({
      problem: 'too many expected samples of a target',
      given: samplesPerTarget,
      allowed: `up to ${mostSamples}`,
    });
  }
  throwIssues(inPath(`catalogue ${name}`, issues));
  return {
    name,
    software,
    version,
    targetLabels,
    metrics,
    otherSeries,
    isComplete,
    notExposed,
    series,
    samplesPerTarget,
    seriesPerTarget: samplesPerTarget + seriesOfScrape.length,
  };
}

function targetLabelIssues(labels: readonly string[]): Issue[] {
  return [
    ...labelNameIssues(Object.fromEntries(labels.map((label) => [label, '']))),
    ...repeated(labels, { problem: 'the target label is listed twice' }),
  ];
}
