import type { MetricType } from '../../metrics';
import { combinationsOf } from '../../metrics/contract-series';
import type { ExpositionMetric } from '../../metrics/exposition';
import type { LabelText } from './label';

/** Guess of when the series of a metric appear: a property of its source, and a remark. */
export interface FirstEvent {
  readonly props: readonly string[];
  readonly remarks: readonly string[];
}

const usual: FirstEvent = { props: [], remarks: [] };

/**
 * Guesses whether the series of a metric exist before their first event, where that is not as usual.
 * OpenTelemetry exposes also a metric without labels from its first event. Where a metric has a series
 * for each combination of closed labels, and one of them is 0, the application creates them all.
 *
 * @param isOpenTelemetry whether the exposition is from OpenTelemetry
 */
export function guessFirstEvent(
  metric: ExpositionMetric,
  type: MetricType,
  labels: readonly LabelText[],
  isOpenTelemetry: boolean,
): FirstEvent {
  if (type === 'gauge') return usual;
  if (labels.length === 0) {
    if (!isOpenTelemetry) return usual;
    return { props: ['startsAtZero: false'], remarks: ['OpenTelemetry exposes it from its first event.'] };
  }
  const combinations = [...combinationsOf(metric).values()];
  const product = labels.reduce((all, { expected }) => all * expected, 1);
  const isWhole = labels.every(({ text }) => /^(?:closed|flag)\(/.test(text)) && combinations.length === product;
  const isZero = combinations.some((samples) =>
    samples.some(({ name, value }) => value === 0 && (name === metric.name || name === `${metric.name}_count`)),
  );
  if (!isWhole || !isZero) return usual;
  return { props: ['startsAtZero: true'], remarks: ['All series exist, also with 0: before their first event.'] };
}
