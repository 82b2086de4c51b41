import type { Phase } from './timeline';

/**
 * Values by the labels of their series, in alphabetical order: `method=GET`, `status=failed
 * type=login`, or an empty text.
 */
export type Values = Readonly<Record<string, number | Between | ((moment: number) => number)>>;

/** Value with bounds. */
export interface Between {
  readonly least: number;
  readonly most: number;
}

/**
 * Value with a tolerance of one percent, because the increase of a rate after a start is not exact.
 */
export function near(value: number): Between {
  const margin = 0.01 * Math.abs(value);
  return { least: value - margin, most: value + margin };
}

/** Expected results per phase. Other phases are not compared. */
export type Expected = Readonly<Partial<Record<Phase, Values>>> & { readonly day: Values };

/** Expected results of the queries of a panel, in order. */
export type PanelValues = readonly [title: string, ...Expected[]];

type Others = Partial<Record<Exclude<Phase, 'day'>, Values>>;

/** Expectation of a gauge: its value by day in quiet hours, and no result without targets. */
export function levels(day: Values, others: Others = {}): Expected {
  return { day, quiet: day, outage: {}, gone: {}, incident: day, ...others };
}

/** Expectation of a counter: zero in quiet hours. */
export function flows(day: Values, others: Others = {}): Expected {
  return { day, quiet: zeros(day), outage: {}, gone: {}, incident: day, ...others };
}

/** Expectation of an increase over an hour: zero some time after the last event. */
export function hourly(day: Values, others: Others = {}): Expected {
  return { day, quiet: zeros(day), outage: zeros(day), gone: zeros(day), incident: day, ...others };
}

/** Expectation of a ratio or a quantile: no result without traffic. */
export function shares(day: Values, others: Others = {}): Expected {
  return { day, quiet: {}, outage: {}, gone: {}, incident: day, ...others };
}

/** Expectation of an alert: by default it does not fire. */
export function silent(others: Partial<Record<Phase, Values>> = {}): Expected {
  return { day: {}, quiet: {}, outage: {}, gone: {}, incident: {}, ...others };
}

function zeros(values: Values): Values {
  return Object.fromEntries(Object.keys(values).map((labels) => [labels, 0]));
}

/** Quantile of observations that are evenly distributed in a bucket. */
export function withinBucket(
  share: number,
  bucket: { from: number; to: number; below: number; inside: number; all: number },
): number {
  const { from, to, below, inside, all } = bucket;
  return from + (to - from) * ((share * all - below) / inside);
}

/** 95th percentile of observations in one bucket. */
export const p95Of = (from: number, to: number) => from + 0.95 * (to - from);
