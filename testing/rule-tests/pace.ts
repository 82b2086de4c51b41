import { walk } from '../../promql/node';
import { reachOf } from './evaluate';
import type { TestedRule } from './rules';
import { windowsOf } from './shape';
import type { Clock } from './simulate';
import { lookback } from './storage';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Interval of samples and evaluations in milliseconds. */
export type Pace = Omit<Clock, 'end'>;

/**
 * Returns the pace of rules. Rules with longer windows are evaluated less often, so that tests stay
 * fast.
 */
export function paceOf(rules: readonly TestedRule[]): Pace {
  const longest = windowsOf(rules).at(-1) ?? 0;
  const { step, interval } = paces.find(({ until }) => longest <= until) ?? slowest;
  return { step, interval, isSparse: step > lookback && looksBackBriefly(rules) };
}

const slowest = { step: 3 * hour, interval: 2.5 * minute };
const paces = [
  { until: hour, step: minute, interval: minute },
  { until: 12 * hour, step: 5 * minute, interval: minute },
  { until: 4 * day, step: hour, interval: 2.5 * minute },
];

/**
 * Reports whether a rule depends only on the samples of the last minutes, apart from recorded
 * series.
 */
function looksBackBriefly(rules: readonly TestedRule[]): boolean {
  return rules.every(({ node }) =>
    walk(node).every(
      (one) => one.type !== 'matrix' || one.selector.series.catalogue === 'recorded' || reachOf(one) <= lookback,
    ),
  );
}

/** Rounds a length up to a whole number of steps. */
export function stepped(length: number, { step }: Pace): number {
  return Math.ceil(length / step) * step;
}
