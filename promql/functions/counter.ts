import type { CounterSeries } from '../expression';
import { callNode } from '../node';
import { perSecond, type AnyUnit, type PerSecond } from '../unit';
import { InstantVector } from '../vector';
import type { Window } from '../window';
import { overWindow } from './over-window';

/**
 * How fast a counter grows, per second, averaged over a window and corrected for restarts.
 *
 * @param series a counter, or a range vector of one
 * @param window how far to look back; default: the reader's window
 */
export function rate<L extends string, U extends AnyUnit>(
  series: CounterSeries<L, U>,
  window?: Window,
): InstantVector<L, PerSecond<U>> {
  return new InstantVector(callNode('rate', overWindow(series, window)), perSecond(series.unit));
}

/** Like {@link rate}, from the last two samples of the window only: for graphs of what changes fast, never for alerts. */
export function irate<L extends string, U extends AnyUnit>(
  series: CounterSeries<L, U>,
  window?: Window,
): InstantVector<L, PerSecond<U>> {
  return new InstantVector(callNode('irate', overWindow(series, window)), perSecond(series.unit));
}

/** By how much a counter grew over a window, extrapolated to its ends and corrected for restarts. */
export function increase<L extends string, U extends AnyUnit>(
  series: CounterSeries<L, U>,
  window?: Window,
): InstantVector<L, U> {
  return new InstantVector(callNode('increase', overWindow(series, window)), series.unit);
}

/** How often a counter started again at zero within a window. */
export function resets<L extends string, U extends AnyUnit>(
  series: CounterSeries<L, U>,
  window?: Window,
): InstantVector<L, 'restarts'> {
  return new InstantVector(callNode('resets', overWindow(series, window)), 'restarts');
}
