/** Units of measurements. Quantities are in base units without prefixes, such as seconds and never milliseconds. */
const dimensions = [
  'seconds',
  'bytes',
  'celsius',
  'timestamp', // seconds since 1970-01-01 UTC
  'ratio', // 0 to 1
  'percent', // 0 to 100, for exporters that expose it so
  'boolean', // 0 or 1
  'none', // a plain number
] as const;

/** Things that are counted. */
export const countedThings = [
  'attempts',
  'blocks',
  'clients',
  'commands',
  'connections',
  'cores',
  'errors',
  'evaluations',
  'events',
  'files',
  'keys',
  'notifications',
  'objects',
  'operations',
  'packets',
  'processes',
  'queries',
  'reloads',
  'requests',
  'restarts',
  'rows',
  'samples',
  'series',
  'targets',
  'transactions',
  'users',
] as const;

/**
 * Closed list of units. Every metric and expression has one, and panels, thresholds and alert
 * conditions are checked against it. Source:
 * https://prometheus.io/docs/practices/naming/#base-units.
 */
export const baseUnits = [...dimensions, ...countedThings] as const;

/** Unit of a sample: a dimension, or the counted thing. */
export type BaseUnit = (typeof baseUnits)[number];

/** Unit of a number of things. */
export type CountedUnit = (typeof countedThings)[number];

/** Unit of a metric: a base unit, or its rate per second (`bytes/s`). */
export type MetricUnit = BaseUnit | `${BaseUnit}/s`;

/** Unit into which an expression can be converted, for its readers. No metric has it. */
export type ConvertedUnit =
  | 'milliseconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'bits'
  | 'bits/s'
  | 'mebibytes'
  | 'gibibytes'
  | `${CountedUnit}/min`
  | `${CountedUnit}/h`;

/** Unit of a value. */
export type Unit = MetricUnit | ConvertedUnit;

/** Unit of the buckets of a histogram: observations up to each bound in the base unit. */
export type BucketUnit = `${BaseUnit} buckets`;

/** Units that do not change the unit of a product. */
export type Dimensionless = 'ratio' | 'none' | 'boolean';

/** Run-time list of {@link Dimensionless}. */
export const dimensionless: readonly string[] = ['ratio', 'none', 'boolean'] satisfies Dimensionless[];
