import type { Catalogue } from '../../../metrics';

/** A number for each phase in which something runs. */
export interface PhaseValues {
  readonly day: number;
  /** @default - of a flow 0, of a level what it is by day */
  readonly quiet?: number;
  /** @default - what it is by day */
  readonly incident?: number;
}

type LabelValues = Readonly<Record<string, string>>;

/** Something that is counted: so many a second. */
export interface Flow {
  readonly kind: 'flow';
  readonly labels: LabelValues;
  readonly perSecond: PhaseValues;
}

/** Something that is measured, and stays as it is. */
export interface Level {
  readonly kind: 'level';
  readonly labels: LabelValues;
  readonly value: PhaseValues;
  /** By how much it grows each second, from midnight on. */
  readonly slope: number;
}

/** Something whose size is observed: so many a second of each size. */
export interface Observed {
  readonly kind: 'observed';
  readonly labels: LabelValues;
  readonly sizes: readonly { readonly size: number; readonly perSecond: PhaseValues }[];
}

/** How a series, or those of a histogram, go on. */
export type Behaviour = Flow | Level | Observed;

/** A target that is read. */
export interface Target {
  readonly labels: Readonly<Record<'job' | 'instance', string>> & LabelValues;
  /** What it has of everything is multiplied by this. */
  readonly weight: number;
  /** Whether it restarts during the day. */
  readonly restarts?: boolean;
}

/** An application as it is played. */
export interface Played {
  readonly catalogue: Catalogue;
  readonly targets: readonly [Target, ...Target[]];
  /** How each metric goes on, by its name in the catalogue. */
  readonly metrics: Readonly<Record<string, readonly Behaviour[]>>;
}

/** So many a second; by day alone, or also otherwise. */
export function flow(labels: LabelValues, perSecond: number | PhaseValues): Flow {
  return { kind: 'flow', labels, perSecond: phaseValues(perSecond) };
}

/** A value; by day alone, or also otherwise. */
export function level(labels: LabelValues, value: number | PhaseValues, slope = 0): Level {
  return { kind: 'level', labels, value: phaseValues(value), slope };
}

/** So many a second of each size. */
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
