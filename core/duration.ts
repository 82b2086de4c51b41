import { collectIssues, inPath, ValidationError, type Issue } from './errors';

/** Units of time of Prometheus. A day has 24 hours, and a year 365 days. */
export type TimeUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y';

/**
 * Duration in the syntax of Prometheus: `30s`, `5m`, `1h30m`. A day has 24 hours, a week 7 days,
 * a year 365 days:
 * https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations.
 */
export type Duration = Exclude<
  `${Part<'y'>}${Part<'w'>}${Part<'d'>}${Part<'h'>}${Part<'m'>}${Part<'s'>}${Part<'ms'>}`,
  ''
>;

/** Number of a unit of time, such as `30m`, or the empty string. */
export type Part<U extends TimeUnit> = `${bigint}${U}` | '';

const milliseconds: Readonly<Record<TimeUnit, number>> = {
  y: 365 * 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
  d: 24 * 3_600_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};

/** Longest duration of the servers, which count nanoseconds in 64 bits. */
const longest = 292 * milliseconds.y;

const syntax = /^-?(?=\d)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m(?!s))?(\d+s)?(\d+ms)?$/;

/** Lengths of durations by their texts: a stack repeats a few of them in most of its expressions. */
const lengths = new Map<string, number>();

/**
 * Converts a duration to milliseconds. The result is negative for an offset into the future.
 *
 * @throws ValidationError when the text is not a duration, or longer than 292 years
 */
export function durationToMilliseconds(text: string): number {
  const length = lengths.get(text) ?? lengthOf(text);
  lengths.set(text, length);
  return length;
}

function lengthOf(text: string): number {
  if (!syntax.test(text)) {
    throw new ValidationError({
      problem: 'this is no duration',
      given: text,
      allowed: 'whole numbers with the units y, w, d, h, m, s, ms in this order, such as 5m or 1h30m',
    });
  }
  const sum = [...text.matchAll(/(\d+)(ms|[ywdhms])/g)].reduce(
    (total, [, digits, unit]) => total + Number(digits) * milliseconds[unit as TimeUnit],
    0,
  );
  if (sum > longest)
    throw new ValidationError({ problem: 'this duration is too long', given: text, allowed: 'at most 292y' });
  return text.startsWith('-') ? -sum : sum;
}

/** Writes milliseconds as a duration: `4h5m`. Zero is `0s`. */
export function millisecondsToDuration(length: number): Duration {
  return inUnits(length, ['d', 'h', 'm', 's', 'ms']) as Duration;
}

/**
 * Writes a duration for programs with the syntax of Go, which has no days, weeks and years: `36h`
 * for `1d12h`. A text that is no duration stays as it is, and {@link durationIssues} reports it.
 * Source: https://pkg.go.dev/time#ParseDuration.
 */
export function goDuration(text: string): string {
  return isDuration(text) ? inUnits(durationToMilliseconds(text), ['h', 'm', 's', 'ms']) : text;
}

function inUnits(length: number, units: readonly TimeUnit[]): string {
  let rest = length;
  const parts = units.map((unit) => {
    const count = Math.floor(rest / milliseconds[unit]);
    rest -= count * milliseconds[unit];
    return count > 0 ? `${count}${unit}` : '';
  });
  return parts.join('') || '0s';
}

/**
 * Tests whether a duration is longer than another. Not if one is no duration, which
 * {@link durationIssues} reports.
 */
export function isLonger(one: string, other: string): boolean {
  return isDuration(one) && isDuration(other) && durationToMilliseconds(one) > durationToMilliseconds(other);
}

function isDuration(text: string): boolean {
  return collectIssues([], () => durationToMilliseconds(text)) !== undefined;
}

/** Options of {@link durationIssues}. */
export interface DurationRules {
  /**
   * Path of the duration in issues.
   *
   * @default - none
   */
  readonly path?: string;
  /**
   * Whether zero is allowed.
   *
   * @default false
   */
  readonly mayBeZero?: boolean;
}

/** Returns the issues of an optional duration. It must not be negative. */
export function durationIssues(duration: string | undefined, { path, mayBeZero = false }: DurationRules = {}): Issue[] {
  if (duration === undefined) return [];
  const issues: Issue[] = [];
  const length = collectIssues(issues, () => durationToMilliseconds(duration), 1);
  if (mayBeZero && length < 0) {
    issues.push({ problem: 'this duration is negative', given: duration, allowed: '0s and longer' });
  }
  if (!mayBeZero && length <= 0) {
    issues.push({ problem: 'this duration must be longer than zero', given: duration, allowed: '1ms and longer' });
  }
  return path === undefined ? issues : inPath(path, issues);
}
