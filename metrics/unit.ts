/**
 * The closed list of units. A metric declares one, every expression carries one, and panels, thresholds and alert
 * conditions are checked against it. Quantities are in base units without prefixes (seconds, never milliseconds), as the
 * Prometheus naming guide asks: https://prometheus.io/docs/practices/naming/#base-units.
 */
export const baseUnits = [
  // dimensions
  'seconds',
  'bytes',
  'celsius',
  'timestamp', // seconds since 1970-01-01 UTC
  'ratio', // 0 to 1
  'percent', // 0 to 100, for exporters that expose it so
  'boolean', // 0 or 1
  'none', // a plain number
  // things that are counted
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

/** A unit of a sample: a dimension, or the thing that is counted. */
export type BaseUnit = (typeof baseUnits)[number];

/** A base unit, or its rate per second (`bytes/s`). */
export type Unit = BaseUnit | `${BaseUnit}/s`;

/** The unit of a histogram's buckets: how many observations there were up to each bound in the base unit. */
export type BucketUnit = `${BaseUnit} buckets`;

/** Units that do not change what they are multiplied with. */
export type Dimensionless = 'ratio' | 'none' | 'boolean';

/** The same list as {@link Dimensionless}, at run time. */
export const dimensionless: readonly string[] = ['ratio', 'none', 'boolean'] satisfies Dimensionless[];
