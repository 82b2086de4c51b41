import { gauge, type Gauge, type MetricUnit } from '../../../metrics';
import type { NoLabels } from '../../../metrics/metric';

/** Declares settings, each a gauge without labels. Which of them exist depends on the version of PostgreSQL. */
export function settings<U extends MetricUnit, const N extends string>(
  unit: U,
  ...names: readonly N[]
): Readonly<Record<`pg_settings_${N}`, Gauge<NoLabels, U>>> {
  // Where a number has no limit, or is not set, it is often -1.
  const range = unit === 'boolean' ? {} : { min: -1 };
  const exposedWhen = 'by versions of PostgreSQL that have the setting';
  const declared = names.map((name) => [
    `pg_settings_${name}`,
    gauge({ help: `Setting ${name.replace(/_(seconds|bytes)$/, '')} of the server.`, unit, range, exposedWhen }),
  ]);
  return Object.fromEntries(declared) as Record<`pg_settings_${N}`, Gauge<NoLabels, U>>;
}
