import { baseUnits, type BaseUnit } from '../../metrics';
import type { ExpositionMetric } from '../../metrics/exposition';

/** A unit, and what is to be said of it. */
export interface GuessedUnit {
  readonly unit: BaseUnit;
  readonly remark?: string;
}

/** The units that a name ends in, as the naming guide has it: https://prometheus.io/docs/practices/naming/#base-units. */
const dimensions: readonly string[] = ['seconds', 'bytes', 'celsius', 'ratio', 'percent'] satisfies BaseUnit[];

/** Units with prefixes, which a catalogue cannot say, and those in which the application should measure. */
const scaled: ReadonlyMap<string, BaseUnit> = new Map([
  ...words('milliseconds millis ms microseconds micros us nanoseconds nanos ns minutes hours days', 'seconds'),
  ...words('kilobytes megabytes gigabytes kb mb gb kib mib gib bits', 'bytes'),
]);

function words(text: string, unit: BaseUnit): [word: string, unit: BaseUnit][] {
  return text.split(' ').map((word) => [word, unit]);
}

/** Base units that no catalogue can say. */
const unsupported: readonly string[] = ['amperes', 'grams', 'hertz', 'joules', 'kelvin', 'meters', 'volts', 'watts'];

/** The units that are things: what stands behind them in the list. */
const things = baseUnits.slice(baseUnits.indexOf('none') + 1);

/** The unit of a metric's samples, by what OpenMetrics says and by its name. */
export function guessUnit(metric: ExpositionMetric): GuessedUnit {
  const parts = wordsOf(metric);
  const last = metric.unit ?? parts.at(-1)!;
  if (last === 'seconds' && isTime(metric)) return { unit: 'timestamp' };
  if (dimensions.includes(last)) return { unit: last as BaseUnit };
  const base = scaled.get(last);
  if (base !== undefined) {
    return {
      unit: 'none',
      remark: `Units here have no prefix: in ${last} it is a plain number until it is exposed in ${base}.`,
    };
  }
  if (unsupported.includes(last) || (metric.unit !== undefined && !(things as readonly string[]).includes(last))) {
    return { unit: 'none', remark: `There is no unit ${last} here: it is a plain number.` };
  }
  if (metric.type === 'gauge' && last === 'timestamp') return { unit: 'timestamp' };
  if (isState(metric, last)) return { unit: 'boolean' };
  if (metric.type === 'histogram' || metric.type === 'summary' || last === 'info') return { unit: 'none' };
  const thing = parts.findLast((word) => (things as readonly string[]).includes(word)) as BaseUnit | undefined;
  return { unit: thing ?? (metric.type === 'counter' ? 'events' : 'none') };
}

/** The thing that a histogram or summary counts: the duration of a `request` has `requests`. */
export function guessObservations(metric: ExpositionMetric): BaseUnit {
  const parts = new Set(wordsOf(metric));
  return things.find((thing) => parts.has(thing) || parts.has(singular(thing))) ?? 'events';
}

function wordsOf({ name }: ExpositionMetric): string[] {
  return name
    .replace(/_(total|bucket|gsum)$/, '')
    .toLowerCase()
    .split(/[_:]/)
    .filter(Boolean);
}

function singular(thing: string): string {
  return thing
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/([^s])s$/, '$1');
}

/** Seconds since 1970-01-01 UTC: the name says so, or nothing else could be so large. */
function isTime({ name, type, samples }: ExpositionMetric): boolean {
  if (type !== 'gauge' && type !== 'untyped') return false;
  return (
    /(^|_)(timestamp|start_time|boot_time|created|expiry|expiration|not_after)(_|$)/.test(name) ||
    (samples.length > 0 && samples.every(({ value }) => value >= 1e9 && value < 1e11))
  );
}

/** A state of a stateset, or a gauge that is 0 or 1 and called as one that says yes or no. */
function isState({ name, type, samples }: ExpositionMetric, last: string): boolean {
  if (type !== 'gauge') return false;
  const isBinary = samples.every(({ value }) => value === 0 || value === 1);
  const saysYes = /^(up|alive|enabled|disabled|healthy|ready|success|successful|leader|online|synced|paused)$/.test(
    last,
  );
  return isBinary && (saysYes || samples.every(({ labels }) => Object.hasOwn(labels, name)));
}
