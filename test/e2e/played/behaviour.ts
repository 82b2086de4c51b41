import type { Catalogue } from '../../../metrics';

/** A number for each phase in which something runs. */
export interface PhaseValues {
  readonly day: number;
  /** @default - 0 for a flow, the value by day for a level */
  readonly quiet?: number;
  /** @default - the value by day */
  readonly incident?: number;
}

type LabelValues = Readonly<Record<string, string>>;

/** Counter with a rate per second. */
export interface Flow {
  readonly kind: 'flow';
  readonly labels: LabelValues;
  readonly perSecond: PhaseValues;
}

/** Gauge with a constant value. */
export interface Level {
  readonly kind: 'level';
  readonly labels: LabelValues;
  readonly value: PhaseValues;
  /** By how much it grows each second, from midnight on. */
  readonly slope: PhaseValues;
}

/** Histogram with rates per second by size. */
export interface Observed {
  readonly kind: 'observed';
  readonly labels: LabelValues;
  readonly sizes: readonly { readonly size: number; readonly perSecond: PhaseValues }[];
}

/** Behaviour of the series of a metric. */
export type Behaviour = Flow | Level | Observed;

/** Scraped target. */
export interface Target {
  readonly labels: Readonly<Record<'job' | 'instance', string>> & LabelValues;
  /** Factor of all of its values. */
  readonly weight: number;
  /** The target restarts during the day. */
  readonly restarts?: boolean;
}

/** Simulated application. */
export interface Played {
  readonly catalogue: Catalogue;
  readonly targets: readonly [Target, ...Target[]];
  /** Behaviour of each metric, by name in the catalogue. */
  readonly metrics: Readonly<Record<string, readonly Behaviour[]>>;
}

/** So many a second; by day alone, or also otherwise. */
export function flow(labels: LabelValues, perSecond: number | PhaseValues): Flow {
  return { kind: 'flow', labels, perSecond: phaseValues(perSecond) };
}

/** A value; by day alone, or also otherwise. */
export function level(labels: LabelValues, value: number | PhaseValues, slope: number | PhaseValues = 0): Level {
  return { kind: 'level', labels, value: phaseValues(value), slope: phaseValues(slope) };
}

/** Creates rates per second by size. */
export function observed(
  labels: LabelValues,
  ...sizes: readonly (readonly [size: number, perSecond: number | PhaseValues])[]
): Observed {
  return {
    kind: 'observed',
    labels,
    sizes: sizes.map(([size, perSecond]) => ({ size, perSecond: phaseValues(perSecond) })),
  };
}

/** Goes on like this whatever happens. */
export function always(value: number): PhaseValues {
  return { day: value, quiet: value, incident: value };
}

function phaseValues(given: number | PhaseValues): PhaseValues {
  return typeof given === 'number' ? { day: given } : given;
}
