import type { GaugeOfKind, ScalarExpression } from '../expression';
import { knownUnit } from '../operand';
import { withIssues } from '../issues';
import { callNode, numberNode, type Node } from '../node';
import {
  difference,
  integralUnit,
  perSecond,
  type AnyUnit,
  type Difference,
  type Integral,
  type PerSecond,
} from '../unit';
import { InstantVector } from '../vector';
import type { Window } from '../window';
import { overWindow } from './over-window';

/** The difference between the first and last sample of a gauge in a window, extrapolated to its ends. */
export function delta<K, L extends string, U extends AnyUnit, F extends boolean>(
  series: GaugeOfKind<K, L, U, F>,
  window?: Window,
): InstantVector<L, Difference<U>, F> {
  return new InstantVector(
    callNode('delta', overWindow(series, window)),
    difference(knownUnit(series) as U, knownUnit(series) as U),
  );
}

/** The difference between the last two samples of a gauge in a window. */
export function idelta<K, L extends string, U extends AnyUnit, F extends boolean>(
  series: GaugeOfKind<K, L, U, F>,
  window?: Window,
): InstantVector<L, Difference<U>, F> {
  return new InstantVector(
    callNode('idelta', overWindow(series, window)),
    difference(knownUnit(series) as U, knownUnit(series) as U),
  );
}

/** Per-second derivative of a gauge by linear regression over a window. */
export function deriv<K, L extends string, U extends AnyUnit, F extends boolean>(
  series: GaugeOfKind<K, L, U, F>,
  window?: Window,
): InstantVector<L, PerSecond<U>, F> {
  return new InstantVector(callNode('deriv', overWindow(series, window)), perSecond(knownUnit(series) as U));
}

/** Rules by which {@link integral} weighs the two samples of an interval, by Prometheus' numbers. */
const quadratureRules = { left: 0, right: 1, trapezoidal: 2 } as const;

/**
 * Integral of a gauge over a window, in seconds: bytes of a gauge in bytes per second. Experimental:
 * `promql-experimental-functions`.
 *
 * @param rule value between two samples: that of the first one, that of the second one, or the mean
 */
export function integral<K, L extends string, U extends AnyUnit, F extends boolean>(
  series: GaugeOfKind<K, L, U, F>,
  window?: Window,
  rule: keyof typeof quadratureRules = 'trapezoidal',
): InstantVector<L, Integral<U>, F> {
  const number = rule === 'trapezoidal' ? [] : [numberNode(quadratureRules[rule])];
  return new InstantVector(
    callNode('integral', overWindow(series, window), ...number),
    integralUnit(knownUnit(series) as U),
  );
}

/**
 * Predicted value of a gauge by linear regression over a window.
 *
 * @param ahead time from now to the prediction
 */
export function predictLinear<K, L extends string, U extends AnyUnit, F extends boolean>(
  series: GaugeOfKind<K, L, U, F>,
  ahead: ScalarExpression<'seconds'>,
  window?: Window,
): InstantVector<L, U, F> {
  return new InstantVector(callNode('predict_linear', overWindow(series, window), ahead.node), knownUnit(series) as U);
}

/**
 * Smoothed value of a gauge with its trend (Holt linear). Experimental:
 * `promql-experimental-functions`.
 *
 * A factor outside 0 to 1 is an issue.
 *
 * @param factors a smaller `smoothing` gives old samples more weight; a larger `trend` gives trends
 * more weight
 */
export function doubleExponentialSmoothing<K, L extends string, U extends AnyUnit, F extends boolean>(
  series: GaugeOfKind<K, L, U, F>,
  factors: { readonly smoothing: number; readonly trend: number },
  window?: Window,
): InstantVector<L, U, F> {
  const args = [factor('smoothing', factors.smoothing), factor('trend', factors.trend)];
  return new InstantVector(
    callNode('double_exponential_smoothing', overWindow(series, window), ...args),
    knownUnit(series) as U,
  );
}

function factor(name: string, value: number): Node {
  const issue = {
    problem: `the ${name} factor is out of range`,
    given: value,
    allowed: 'more than 0 and less than 1',
  };
  return withIssues(numberNode(value), value > 0 && value < 1 ? [] : [issue]);
}
