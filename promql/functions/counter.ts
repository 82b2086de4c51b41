import type { CounterOfKind } from '../expression';
import { knownUnit } from '../operand';
import { callNode } from '../node';
import { perSecond, type AnyUnit, type PerSecond } from '../unit';
import { InstantVector } from '../vector';
import type { Window } from '../window';
import { overWindow } from './over-window';

/**
 * Average per-second rate of a counter in a window, corrected for resets.
 *
 * @param series a counter, or a range vector of one
 * @param window length of the window; default: the rate interval
 */
export function rate<K, L extends string, U extends AnyUnit>(
  series: CounterOfKind<K, L, U>,
  window?: Window,
): InstantVector<L, PerSecond<U>> {
  return new InstantVector(callNode('rate', overWindow(series, window)), perSecond(knownUnit(series) as U));
}

/**
 * Per-second rate from the last two samples of the window: for graphs of fast changes, never for
 * alerts.
 */
export function irate<K, L extends string, U extends AnyUnit>(
  series: CounterOfKind<K, L, U>,
  window?: Window,
): InstantVector<L, PerSecond<U>> {
  return new InstantVector(callNode('irate', overWindow(series, window)), perSecond(knownUnit(series) as U));
}

/** Increase of a counter in a window, extrapolated to its ends and corrected for resets. */
export function increase<K, L extends string, U extends AnyUnit>(
  series: CounterOfKind<K, L, U>,
  window?: Window,
): InstantVector<L, U> {
  return new InstantVector(callNode('increase', overWindow(series, window)), knownUnit(series) as U);
}

/** Number of resets of a counter in a window. */
export function resets<K, L extends string, U extends AnyUnit>(
  series: CounterOfKind<K, L, U>,
  window?: Window,
): InstantVector<L, 'restarts'> {
  return new InstantVector(callNode('resets', overWindow(series, window)), 'restarts');
}
