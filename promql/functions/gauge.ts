import type { GaugeSeries, ScalarExpression } from '../expression';
import { withIssues } from '../issues';
import { callNode, numberNode, type Node } from '../node';
import { difference, perSecond, type AnyUnit, type Difference, type PerSecond } from '../unit';
import { InstantVector } from '../vector';
import type { Window } from '../window';
import { overWindow } from './over-window';

/** The difference between the first and last sample of a gauge in a window, extrapolated to its ends. */
export function delta<L extends string, U extends AnyUnit>(
  series: GaugeSeries<L, U>,
  window?: Window,
): InstantVector<L, Difference<U>> {
  return new InstantVector(callNode('delta', overWindow(series, window)), difference(series.unit));
}

/** The difference between the last two samples of a gauge in a window. */
export function idelta<L extends string, U extends AnyUnit>(
  series: GaugeSeries<L, U>,
  window?: Window,
): InstantVector<L, Difference<U>> {
  return new InstantVector(callNode('idelta', overWindow(series, window)), difference(series.unit));
}

/** How fast a gauge changes, per second, by linear regression over a window. */
export function deriv<L extends string, U extends AnyUnit>(
  series: GaugeSeries<L, U>,
  window?: Window,
): InstantVector<L, PerSecond<U>> {
  return new InstantVector(callNode('deriv', overWindow(series, window)), perSecond(series.unit));
}

/**
 * What a gauge will be, by linear regression over a window.
 *
 * @param ahead how far to look into the future
 */
export function predictLinear<L extends string, U extends AnyUnit>(
  series: GaugeSeries<L, U>,
  ahead: ScalarExpression<'seconds'>,
  window?: Window,
): InstantVector<L, U> {
  return new InstantVector(callNode('predict_linear', overWindow(series, window), ahead.node), series.unit);
}

/**
 * A gauge smoothed with its trend (Holt linear). Experimental: `promql-experimental-functions`.
 *
 * @param factors 0 to 1 each: the smaller `smoothing`, the more old samples count; the larger `trend`, the more trends count
 * An issue is a factor that is out of its range.
 */
export function doubleExponentialSmoothing<L extends string, U extends AnyUnit>(
  series: GaugeSeries<L, U>,
  factors: { readonly smoothing: number; readonly trend: number },
  window?: Window,
): InstantVector<L, U> {
  const args = [factor('smoothing', factors.smoothing), factor('trend', factors.trend)];
  return new InstantVector(callNode('double_exponential_smoothing', overWindow(series, window), ...args), series.unit);
}

function factor(name: string, value: number): Node {
  const issue = {
    problem: `the ${name} factor is out of its range`,
    given: value,
    allowed: 'more than 0 and less than 1',
  };
  return withIssues(numberNode(value), value > 0 && value < 1 ? [] : [issue]);
}
