import { baseUnits, type BaseUnit, type Unit } from '../../metrics';
import type { ExpositionMetric } from '../../metrics/exposition';

/** Guessed unit of a metric, and a remark where the unit in the exposition is not supported. */
export interface GuessedUnit {
  readonly unit: Unit;
  readonly remark?: string;
}

/**
 * Units that the last word of a name can express. Source:
 * https://prometheus.io/docs/practices/naming/#base-units.
 */
const dimensions: readonly string[] = ['seconds', 'bytes', 'celsius', 'ratio', 'percent'] satisfies BaseUnit[];

/** Units with a prefix, which a catalogue cannot declare, and their base units. */
const scaled: ReadonlyMap<string, BaseUnit> = new Map([
  ...words('milliseconds millis ms microseconds micros us nanoseconds nanos ns minutes hours days', 'seconds'),
  ...words('kilobytes megabytes gigabytes kb mb gb kib mib gib bits', 'bytes'),
]);

function words(text: string, unit: BaseUnit): [word: string, unit: BaseUnit][] {
  return text.split(' ').map((word) => [word, unit]);
}

/** Base units that a catalogue cannot declare. */
const unsupported: readonly string[] = ['amperes', 'grams', 'hertz', 'joules', 'kelvin', 'meters', 'volts', 'watts'];

/** Units that count things: those after `none` in the list. */
const things = baseUnits.slice(baseUnits.indexOf('none') + 1);

/** Guesses the unit of a metric from the OpenMetrics unit, its name and its type. */
export function guessUnit(metric: ExpositionMetric): GuessedUnit {
  const parts = wordsOf(metric);
  const last = metric.unit ?? unitWord(parts);
  if (last === 'created' && isTime(metric)) return { unit: 'timestamp' };
  if (metric.type === 'gauge' && cpuUsage.test(metric.name)) return { unit: 'ratio' };
  if (last === 'seconds' && isTime(metric)) return { unit: 'timestamp' };
  if (dimensions.includes(last)) return { unit: last as BaseUnit };
  const base = scaled.get(last);
  if (base !== undefined) {
    return {
      unit: 'none',
      remark: `Units have no prefix here: the unit is none until the metric is exposed in ${base} instead of ${last}.`,
    };
  }
  if (unsupported.includes(last) || (metric.unit !== undefined && !(things as readonly string[]).includes(last))) {
    return { unit: 'none', remark: `The unit ${last} is not supported: the unit is none.` };
  }
  if (metric.type === 'gauge' && last === 'timestamp') return { unit: 'timestamp' };
  if (isState(metric, last)) return { unit: 'boolean' };
  if (metric.type === 'histogram' || metric.type === 'summary' || last === 'info') return { unit: 'none' };
  const thing = parts.findLast((word) => (things as readonly string[]).includes(word)) as BaseUnit | undefined;
  if (metric.type === 'gauge' && parts.includes('rate')) return { unit: thing === undefined ? 'none' : `${thing}/s` };
  return { unit: thing ?? (metric.type === 'counter' ? 'events' : 'none') };
}

/** Words after the unit: a direction, a statistic or a state. Micrometer and HAProxy write so. */
const modifiers =
  /^(available|average|avg|bypassed|current|free|in|last|limit|max|mean|min|out|peak|read|received|sent|used|written)$/;

/**
 * Share of the processors that Micrometer measures. Source:
 * https://docs.micrometer.io/micrometer/reference/reference/system.html.
 */
const cpuUsage = /^(system|process)_cpu_usage$/;

/** Returns the word that can be a unit: the last one, or one before words that follow a unit. */
function unitWord(parts: readonly string[]): string {
  const word = parts.findLast((part) => !modifiers.test(part));
  const isUnit = word !== undefined && (dimensions.includes(word) || scaled.has(word));
  return isUnit ? word : parts.at(-1)!;
}

/**
 * Guesses the unit of the observations that a histogram or summary counts, such as `requests` for
 * `request_duration_seconds`. Default: `events`.
 */
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

/**
 * Reports whether a metric is a timestamp (seconds since 1970-01-01 UTC), by its name or by the
 * size of its values.
 */
function isTime({ name, type, samples }: ExpositionMetric): boolean {
  if (type !== 'gauge' && type !== 'untyped') return false;
  return (
    /(^|_)(timestamp|start_time|boot_time|created|expiry|expiration|not_after)(_|$)/.test(name) ||
    (samples.length > 0 && samples.every(({ value }) => value >= 1e9 && value < 1e11))
  );
}

/** Reports whether a gauge is 0 or 1 and has the name of a state, or is a state of a stateset. */
function isState({ name, type, samples }: ExpositionMetric, last: string): boolean {
  if (type !== 'gauge') return false;
  const isBinary = samples.every(({ value }) => value === 0 || value === 1);
  const saysYes = /^(up|alive|enabled|disabled|healthy|ready|success|successful|leader|online|synced|paused)$/.test(
    last,
  );
  return isBinary && (saysYes || samples.every(({ labels }) => Object.hasOwn(labels, name)));
}
