import { percent, seconds, type Quantity } from '../../../promql';

/** Limits of the alerts on the requests of an application. */
export interface RequestLimits {
  /**
   * Share of requests that may fail in the server.
   *
   * @default percent(5)
   */
  readonly errorShare?: Quantity<'ratio'>;
  /**
   * Duration that 95 % of the requests must not exceed: below the last bound of the histogram.
   *
   * @default - one second, or the largest bound of the histogram below it
   */
  readonly duration?: Quantity<'seconds'>;
}

export const defaultErrorShare = percent(5);

/**
 * Returns the default limit of a duration: one second, or the largest bound below it. A quantile never
 * exceeds the last bound. Returns `undefined` when no bound lies below the last one.
 */
export function defaultDuration(bounds: readonly number[]): Quantity<'seconds'> | undefined {
  const last = bounds.at(-1) ?? 0;
  if (last > 1) return seconds(1);
  const below = bounds.filter((bound) => bound < last).at(-1);
  return below === undefined ? undefined : seconds(below);
}

/** Renders a duration: `1 s`, `250 ms`. */
export function durationText({ value }: Quantity<'seconds'>): string {
  return value < 1 ? `${Math.round(value * 1e6) / 1000} ms` : `${value} s`;
}

/** Renders a share: `5 %`. */
export function shareText({ value }: Quantity<'ratio'>): string {
  return `${Math.round(value * 1e4) / 100} %`;
}
