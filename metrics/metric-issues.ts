import { inPath, type Issue } from '../core/errors';
import { labelName } from '../core/label-name';
import { emptyTextIssues } from '../core/text';
import { wholeNumberIssues } from '../core/whole-number';
import type { Metric } from './metric';
import type { Series } from './series';

/**
 * Series that Prometheus writes for each scrape: `up`, the duration, three with numbers of samples and
 * series, and three of the option `extra_scrape_metrics`. Source:
 * https://prometheus.io/docs/prometheus/latest/feature_flags/#extra-scrape-metrics.
 */
export const seriesOfScrape: readonly string[] = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
  'scrape_series_added',
  'scrape_timeout_seconds',
  'scrape_sample_limit',
  'scrape_body_size_bytes',
];

/** Names that series of a target cannot have, because Prometheus uses them itself. */
export const writtenByPrometheus: ReadonlySet<string> = new Set([
  ...seriesOfScrape,
  'ALERTS',
  'ALERTS_FOR_STATE',
  '__name__',
]);

/** Most samples of a target, of which the limits of a scrape are numbers that Prometheus reads. */
export const mostSamples = 200_000_000;

/** Names of metrics that queries and expositions write without quotation marks. */
export const plainMetricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** Names of metrics that a catalogue can declare: also those of OpenTelemetry, as in `http.server.duration`. */
export const metricName = /^[\p{L}_:][\p{L}\p{M}\p{N}_:./-]*$/u;

/** Names of labels of metrics that a catalogue can declare, as in `http.route`. */
export const metricLabelName = /^(?!__)[\p{L}_][\p{L}\p{M}\p{N}_:./-]*$/u;

/**
 * Tests whether a catalogue has names of metrics or labels with other characters than letters of ASCII, digits, `_` and
 * `:`. Targets replace those characters, unless they are asked for the names as they are.
 */
export function hasQuotedNames({ series }: { readonly series: ReadonlyMap<string, Series> }): boolean {
  return [...series.values()].some(
    ({ name, labels }) => !plainMetricName.test(name) || !Object.keys(labels).every((label) => labelName.test(label)),
  );
}

/** Returns the issues of a declared metric: its name, its labels, its help text and its number of series. */
export function metricIssues(name: string, metric: Metric, targetLabels: readonly string[]): Issue[] {
  const issues: Issue[] = inPath(name, [
    ...emptyTextIssues({ help: metric.help, exposedWhen: metric.exposedWhen }),
    ...wholeNumberIssues(
      metric.combinations,
      { problem: 'invalid expected number of combinations of label values' },
      { max: mostSamples },
    ),
    ...possibleIssues(metric),
  ]);
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
    if (!metricLabelName.test(label))
      issues.push({ problem: `${name} has the invalid label name "${label}"`, allowed: metricLabelName.source });
    if (targetLabels.includes(label))
      issues.push({ problem: `${name} declares the label ${label}, which the scrape adds` });
    if (reserved.includes(label))
      issues.push({ problem: `${name} declares the label ${label}, which its type ${metric.type} adds` });
  }
  return issues;
}

/** Returns an issue for more combinations than the values of closed labels have. */
function possibleIssues({ labels, combinations }: Metric): Issue[] {
  const most = Object.values(labels).reduce(
    (product, { values, isOptional }) => product * (values ? values.length + (isOptional ? 1 : 0) : Infinity),
    1,
  );
  if (!(combinations > most)) return [];
  return [{ problem: 'more combinations than its labels have values', given: combinations, allowed: `up to ${most}` }];
}
