import { durationToMilliseconds } from '../../../core/duration';
import { evaluationIntervalOf, sampleIntervalsOf } from '../../../stack/sample-intervals';
import type { StackProps } from '../../../stack/stack';
import type { AlertTest } from '../../../testing/rule-tests/alert-tests';
import { seriesText, type InputSeries, type Segment } from '../../../testing/rule-tests/input';
import type { Labels } from '../../../testing/rule-tests/labels';
import type { PromtoolTest } from '../../../testing/rule-tests/promtool';
import { type TestedRule } from '../../../testing/rule-tests/rules';
import { selectorsOf } from '../../../promql/selectors-of';

const minute = 60_000;
const hour = 60 * minute;

/** Intervals of a stack in milliseconds, as Prometheus has them, where generated tests have longer ones. */
export interface RealIntervals {
  readonly jobs: Readonly<Record<string, number>>;
  /** Interval between two evaluations, by rule group. */
  readonly groups: Readonly<Record<string, number>>;
}

/** Returns the intervals of a stack. */
export function realIntervalsOf(stack: StackProps): RealIntervals {
  const usual = evaluationIntervalOf(stack);
  return {
    jobs: Object.fromEntries(
      sampleIntervalsOf(stack).jobs.map(({ job, interval }) => [job, durationToMilliseconds(interval)]),
    ),
    groups: Object.fromEntries(
      stack.rules.map(({ name, interval = usual }) => [name, durationToMilliseconds(interval)]),
    ),
  };
}

/** Course of a generated test, of which a part is played. */
interface Course {
  readonly series: readonly InputSeries[];
  /** Interval of its samples. */
  readonly interval: number;
  readonly from: number;
  readonly length: number;
}

/** Longest test that is played as a whole. Of longer ones only the change is played. */
const longest = 6 * hour;

/** Time before and after the change, besides the wait of the alert. */
const calm = 20 * minute;
const trouble = 3 * hour;

/**
 * Returns the most favourable series of an alert: those of a generated test in which it fires. Series of
 * other jobs are left out, and series appear with their first event where the catalogue says so.
 */
export function favourable({ input, pace }: AlertTest, { node, json }: TestedRule): Course {
  const late = new Set(selectorsOf(node).flatMap(({ series }) => (series.startsWithEvent ? [series.name] : [])));
  const series = input
    .filter(({ labels }) => labels.job !== 'calm' && labels.job !== 'troubled')
    .map((one) => (late.has(one.name) ? appearing(one) : one));
  const { interval } = pace;
  const whole = countOf(series[0]!.segments) * interval;
  if (whole <= longest) return { series, interval, from: 0, length: whole };
  const change = series[0]!.segments[0]!.count * interval;
  const wait = durationToMilliseconds(json.for ?? '0s');
  return { series, interval, from: Math.max(0, change - calm), length: calm + wait + trouble };
}

/** Returns the series of a single event, the first one of its counter, beside those that do not change. */
export function firstEvent(of: AlertTest, rule: TestedRule): Course {
  const { series } = favourable(of, rule);
  const changed = series.find(({ segments }) => segments.some((one) => one.missing === undefined && one.step > 0))!;
  const appears = changed.segments[0]?.missing === 'not begun';
  const before: Segment = appears ? { missing: 'not begun', count: 20 } : { from: 0, step: 0, count: 20 };
  const after: Segment = { from: 1, step: 0, count: 40 };
  const course = { ...changed, segments: [before, after] };
  const held = series.flatMap((one) => (one === changed ? [] : heldAt(one, before.count + after.count)));
  return { series: [course, ...held], interval: minute, from: 0, length: hour };
}

/** A series that keeps one value in the whole test, for as many samples. */
function heldAt(series: InputSeries, count: number): InputSeries[] {
  const values = series.segments.map((one) => (one.missing === undefined && one.step === 0 ? one.from : undefined));
  const [value] = values;
  return value !== undefined && values.every((one) => one === value)
    ? [{ ...series, segments: [{ from: value, step: 0, count }] }]
    : [];
}

/** Series that appears when its counter first counts. */
function appearing(series: InputSeries): InputSeries {
  const [first, ...others] = series.segments;
  if (!first || first.missing !== undefined || first.step !== 0) return series;
  const segments = others.map((one) => (one.missing === undefined ? { ...one, from: one.from - first.from } : one));
  return { ...series, segments: [{ missing: 'not begun', count: first.count }, ...segments] };
}

/** Returns a test of promtool that expects an alert to fire, or not to fire, at any time of a course. */
export function firingTest(
  name: string,
  { series, interval, from, length }: Course,
  { name: alert, group, externalLabels = {} }: TestedRule,
  { jobs, groups }: RealIntervals,
  fires = true,
): PromtoolTest {
  const scrapes = series.map(({ labels }) => jobs[labels.job!] ?? Math.min(...Object.values(jobs)));
  const tick = scrapes.reduce(divisor);
  const fired = `ALERTS{alertname="${alert}",alertstate="firing"}`;
  return {
    name,
    step: groups[group]!,
    weight: (series.length * length) / tick,
    json: {
      name,
      interval: `${tick / 1000}s`,
      input_series: series.map((one, index) => ({
        series: seriesText(one.name, { ...externalLabels, ...one.labels } satisfies Labels),
        values: valuesOf(one.segments, Math.floor(length / tick), (count) => {
          const time = count * tick;
          return time % scrapes[index]! === 0 ? (from + time) / interval : undefined;
        }),
      })),
      promql_expr_test: [
        {
          // Several series of one subject, such as its reasons, can meet the condition.
          expr: `group(count_over_time(${fired}[${length / 1000}s]))`,
          eval_time: `${length / 1000}s`,
          exp_samples: fires ? [{ labels: '{}', value: 1 }] : [],
        },
      ],
    },
  };
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

function countOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Values of a series in promtool's format, one for each tick.
 *
 * @param position place of a tick among the samples of the segments; undefined without a scrape
 */
function valuesOf(segments: readonly Segment[], ticks: number, position: (tick: number) => number | undefined): string {
  let isPresent = false;
  return Array.from({ length: ticks }, (_, tick) => {
    const place = position(tick);
    if (place === undefined) return '_';
    const value = valueAt(segments, place);
    if (value !== undefined) isPresent = true;
    else if (isPresent) {
      isPresent = false;
      return 'stale';
    }
    return value === undefined ? '_' : String(value);
  }).join(' ');
}

function valueAt(segments: readonly Segment[], place: number): number | undefined {
  let start = 0;
  for (const segment of segments) {
    if (place < start + segment.count) {
      return segment.missing === undefined ? segment.from + segment.step * (place - start) : undefined;
    }
    start += segment.count;
  }
  return undefined;
}
