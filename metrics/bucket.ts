import { ValidationError } from '../core/errors';

/**
 * Renders the value of a `le` or `quantile` label like Prometheus 3: as a float in Go's format, so
 * that `1` is `"1.0"` and `1000000` is `"1e+06"`. Source:
 * https://prometheus.io/docs/prometheus/latest/migration/#le-and-quantile-label-values.
 */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 6) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const text = value.toFixed(Math.max(0, mantissa.replace(/^-?\d\.?/, '').length - exponent));
  return text.includes('.') ? text : `${text}.0`;
}

/**
 * Checks the upper bounds of the buckets of a histogram, without the implicit `+Inf`. There
 * can be none.
 *
 * @throws ValidationError when they are not finite or not ascending
 */
export function checkBuckets(buckets: readonly number[]): void {
  if (isAscending(buckets) && buckets.every(Number.isFinite)) return;
  throw new ValidationError({
    problem: 'invalid buckets of a histogram',
    given: buckets,
    allowed: 'finite upper bounds in ascending order, without +Inf',
  });
}

/**
 * Tests whether a list has quantiles in ascending order. It can be empty. Applications also expose
 * percentiles from 0 to 100, such as redis_exporter.
 */
export function areQuantiles(quantiles: readonly number[]): boolean {
  return isAscending(quantiles) && quantiles.every((one) => one >= 0 && one <= 100);
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((one, index) => index === 0 || one > numbers[index - 1]!);
}

/**
 * Checks the quantiles of a summary.
 *
 * @throws ValidationError when they are not from 0 to 100 or not ascending
 */
export function checkQuantiles(quantiles: readonly number[]): void {
  if (areQuantiles(quantiles)) return;
  throw new ValidationError({
    problem: 'invalid quantiles of a summary',
    given: quantiles,
    allowed: 'numbers from 0 to 1, or percentiles from 0 to 100, in ascending order',
  });
}
