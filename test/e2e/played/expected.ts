import type { Phase } from './timeline';

/** Values by the labels of their series: `method=GET`, `status=failed type=login` in the order of the alphabet, or nothing. */
export type Values = Readonly<Record<string, number | Between | ((moment: number) => number)>>;

/** A value that is known within bounds. */
export interface Between {
  readonly least: number;
  readonly most: number;
}

/** A value that is known to a hundredth: how a rate grows in the minutes after a start is not written down to the sample. */
export function near(value: number): Between {
  const margin = 0.01 * Math.abs(value);
  return { least: value - margin, most: value + margin };
}

/** What a question is answered in each phase; a phase that is not named is not compared. */
export type Expected = Readonly<Partial<Record<Phase, Values>>> & { readonly day: Values };

/** What the questions of a panel are answered, in their order. */
export type PanelValues = readonly [title: string, ...Expected[]];

type Others = Partial<Record<Exclude<Phase, 'day'>, Values>>;

/** What is measured: as by day while nobody asks for anything, and not there where the target is not. */
export function levels(day: Values, others: Others = {}): Expected {
  return { day, quiet: day, outage: {}, gone: {}, incident: day, ...others };
}

/** What is counted: zero while nobody asks for anything. */
export function flows(day: Values, others: Others = {}): Expected {
  return { day, quiet: zeros(day), outage: {}, gone: {}, incident: day, ...others };
}

/** What is counted within an hour: known to be zero for a while after it was last seen. */
export function hourly(day: Values, others: Others = {}): Expected {
  return { day, quiet: zeros(day), outage: zeros(day), gone: zeros(day), incident: day, ...others };
}

/** A share of a flow, or a size seen in it: nothing can be said while there is none. */
export function shares(day: Values, others: Others = {}): Expected {
  return { day, quiet: {}, outage: {}, gone: {}, incident: day, ...others };
}

/** An alert: silent unless something is said. */
export function silent(others: Partial<Record<Phase, Values>> = {}): Expected {
  return { day: {}, quiet: {}, outage: {}, gone: {}, incident: {}, ...others };
}

function zeros(values: Values): Values {
  return Object.fromEntries(Object.keys(values).map((labels) => [labels, 0]));
}

/** The value below which a share of observations lies, when they are spread evenly over a bucket. */
export function withinBucket(
  share: number,
  bucket: { from: number; to: number; below: number; inside: number; all: number },
): number {
  const { from, to, below, inside, all } = bucket;
  return from + (to - from) * ((share * all - below) / inside);
}

/** The value below which 95 % of observations lie, when all of them fall into one bucket. */
export const p95Of = (from: number, to: number) => from + 0.95 * (to - from);
