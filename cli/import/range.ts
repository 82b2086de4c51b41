import type { MetricType, MetricUnit } from '../../metrics';
import type { ExpositionMetric } from '../../metrics/exposition';
import { usualRange } from '../../metrics/range';

/** Guess of the limits of a gauge: a property of its source, and a remark. */
export interface GuessedRange {
  readonly props: readonly string[];
  readonly remarks: readonly string[];
}

/** Removes the limits that are usual for the unit of a gauge where the exposition has values beyond them. */
export function guessRange({ samples }: ExpositionMetric, type: MetricType, unit: MetricUnit): GuessedRange {
  const { min = -Infinity, max = Infinity } = usualRange(type, unit);
  const limits = [
    ...(samples.some(({ value }) => value < min) ? ['min: -Infinity'] : []),
    ...(samples.some(({ value }) => value > max) ? ['max: Infinity'] : []),
  ];
  if (type !== 'gauge' || limits.length === 0) return { props: [], remarks: [] };
  return {
    props: [`range: { ${limits.join(', ')} }`],
    remarks: [`The exposition has values beyond those that are usual for ${unit}.`],
  };
}
