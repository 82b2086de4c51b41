/** Units of readings. */
export type Unit = 's' | 'ms' | 'MiB';

/** Quantity that a bench measured in several runs. */
export interface Reading {
  /** Unique name, with the quantity: `vigie --help: processor time`. */
  readonly name: string;
  readonly unit: Unit;
  /** One value for each run. */
  readonly values: readonly [number, ...number[]];
  /**
   * Whether it is time by the clock, which other programs of the machine change: never a regression.
   *
   * @default false
   */
  readonly isDuration?: boolean;
  /**
   * Number of applications in the measured stack. The plot shows these readings.
   *
   * @default - not a reading of the plot
   */
  readonly applications?: number;
}

/** Measures something. */
export type Bench = () => Promise<readonly Reading[]>;

/** Readings of one run of the benches on one machine. */
export interface Results {
  /** Version of Node, such as `v22.11.0`. */
  readonly node: string;
  /** Processor time in seconds of a Node that does nothing, the least of all runs. */
  readonly nodeStart: number;
  readonly readings: readonly Reading[];
}

const perSecond: Readonly<Record<Unit, number | undefined>> = { s: 1, ms: 1000, MiB: undefined };

/** Returns the least value of a reading: the one that other programs of the machine disturbed least. */
export function least({ values }: Reading): number {
  return Math.min(...values);
}

/** Returns the least value as a multiple of the start of Node in the same run; memory as it is. */
export function relative(reading: Reading, { nodeStart }: Results): number {
  const scale = perSecond[reading.unit];
  return scale === undefined ? least(reading) : least(reading) / scale / nodeStart;
}

/** Renders a reading: its least and median value, and times as multiples of the start of Node. */
export function readingText(reading: Reading, results: Results): string {
  const { name, unit, values } = reading;
  const multiple = perSecond[unit] === undefined ? '' : `, ${relative(reading, results).toFixed(1)} × start of Node`;
  const runs = `median ${figure(median(values))} of ${values.length} runs`;
  return `${name}: ${figure(least(reading))} ${unit}${multiple}; ${runs}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Renders a number with three significant digits. */
export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
