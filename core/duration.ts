import { attempt, Mistake } from './errors';

type TimeUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';

/**
 * A duration as Prometheus writes it: `30s`, `5m`, `1h30m`. A day has 24 hours, a week 7 days, a year 365 days
 * (https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations).
 */
export type Duration =
  `${bigint}${TimeUnit}` | `${bigint}h${bigint}m` | `${bigint}m${bigint}s` | `${bigint}d${bigint}h`;

const milliseconds: Readonly<Record<TimeUnit, number>> = {
  y: 365 * 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
  d: 24 * 3_600_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};

const syntax = /^-?(?=\d)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m(?!s))?(\d+s)?(\d+ms)?$/;

/**
 * The length of a duration in milliseconds; negative for an offset into the future.
 *
 * @throws Mistake when the text is no duration
 */
export function durationToMilliseconds(text: string): number {
  if (!syntax.test(text)) {
    throw new Mistake({
      fault: 'this is no duration',
      given: text,
      allowed: 'whole numbers with the units y, w, d, h, m, s, ms in this order, such as 5m or 1h30m',
    });
  }
  const sum = [...text.matchAll(/(\d+)(ms|[ywdhms])/g)].reduce(
    (total, [, digits, unit]) => total + Number(digits) * milliseconds[unit as TimeUnit],
    0,
  );
  return text.startsWith('-') ? -sum : sum;
}

/**
 * Checks a length of time that a query looks back over.
 *
 * @throws Mistake when it is no duration, or not longer than nothing
 */
export function checkPositiveDuration(text: string): void {
  if (durationToMilliseconds(text) > 0) return;
  throw new Mistake({ fault: 'this duration must be longer than nothing', given: text, allowed: '1ms and longer' });
}

/** What is wrong with a duration that must be longer than nothing. */
export function durationFaults(what: string, duration: string | undefined): string[] {
  if (duration === undefined) return [];
  const faults: string[] = [];
  const [length = 1] = attempt(faults, () => durationToMilliseconds(duration));
  if (length <= 0) faults.push(`"${duration}" is not longer than nothing`);
  return faults.map((fault) => `${what}: ${fault}`);
}
