import type { Unit } from '../../metrics';

/** Grafana's names of units. Other units are plain numbers. */
const grafanaUnits: Readonly<Partial<Record<Unit, string>>> = {
  seconds: 's',
  bytes: 'bytes',
  celsius: 'celsius',
  timestamp: 'dateTimeFromNow',
  ratio: 'percentunit',
  percent: 'percent',
  milliseconds: 'ms',
  minutes: 'm',
  hours: 'h',
  days: 'd',
  bits: 'decbits',
  'bits/s': 'bps',
  mebibytes: 'mbytes',
  gibibytes: 'gbytes',
  'bytes/s': 'binBps',
  'commands/s': 'ops',
  'errors/s': 'eps',
  'evaluations/s': 'ops',
  'events/s': 'eps',
  'operations/s': 'ops',
  'packets/s': 'pps',
  'queries/s': 'ops',
  'requests/s': 'reqps',
  'rows/s': 'rowsps',
  'samples/s': 'cps',
  'transactions/s': 'ops',
};

/**
 * Returns Grafana's identifier of a unit. Grafana shows bytes in powers of 1024, and short
 * durations in milliseconds.
 *
 * @see
 * https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
 */
export function grafanaUnit(unit: Unit): string {
  return grafanaUnits[unit] ?? 'short';
}
