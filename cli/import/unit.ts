import { baseUnits, type BaseUnit, type MetricUnit } from '../../metrics';
import type { ExpositionMetric } from '../../metrics/exposition';

/** Guessed unit of a metric, and a remark where the unit in the exposition is not supported. */
export interface GuessedUnit {
  readonly unit: MetricUnit;
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
const things: readonly string[] = baseUnits.slice(baseUnits.indexOf('none') + 1);

/** Things that happen, which a histogram can observe. A client or a file is not observed, but acts or is acted on. */
const occurrences = [
  'attempts',
  'commands',
  'connections',
  'errors',
  'evaluations',
  'events',
  'notifications',
  'operations',
  'packets',
  'queries',
  'reloads',
  'requests',
  'restarts',
  'transactions',
] as const satisfies BaseUnit[];

/** Guesses the unit of a metric from the OpenMetrics unit, its name and its type. */
export function guessUnit(metric: ExpositionMetric): GuessedUnit {
  const parts = wordsOf(metric);
  const last = metric.unit ?? unitWord(parts);
  if (last === 'created' && isTime(metric)) return { unit: 'timestamp' };
  if (metric.type === 'gauge' && cpuUsage.test(metric.name)) return { unit: 'ratio' };
  if ((last === 'seconds' && isTime(metric)) || isMoment(metric, parts)) return { unit: 'timestamp' };
  if (dimensions.includes(last)) return { unit: last as BaseUnit };
  const base = scaled.get(last);
  if (base !== undefined) {
    return {
      unit: 'none',
      remark: `Units have no prefix here: the unit is none until the metric is exposed in ${base} instead of ${last}.`,
    };
  }
  if (unsupported.includes(last) || (metric.unit !== undefined && !things.includes(last))) {
    return { unit: 'none', remark: `The unit ${last} is not supported: the unit is none.` };
  }
  if (metric.type === 'gauge' && last === 'timestamp') return { unit: 'timestamp' };
  if (isState(metric, parts)) return { unit: 'boolean' };
  if (metric.type === 'histogram' || metric.type === 'summary' || last === 'info') return { unit: 'none' };
  const thing = isKubernetesResource.test(metric.name) ? undefined : countedThing(parts);
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
 * Amounts of processors and memory that a pod requests, each in its own unit. Source:
 * https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/pod-metrics.md.
 */
const isKubernetesResource = /_resource_requests$/;

/** Words after which a name says of what, and no longer what it counts. */
const preposition = /^(by|for|from|per|to|via|with)$/;

/** Plural nouns: what a name counts is the last of them. */
function isPlural(word: string): boolean {
  return /^..+[^isu]s$/.test(word) && !/^(https|kubernetes|postgres|stats)$/.test(word);
}

/** Returns the thing that a name counts: `connections` in `connections_active`. */
function countedThing(parts: readonly string[]): BaseUnit | undefined {
  const end = parts.findIndex((word) => preposition.test(word));
  const noun = parts.slice(0, end === -1 ? undefined : end).findLast(isPlural);
  return noun !== undefined && things.includes(noun) ? (noun as BaseUnit) : undefined;
}

/**
 * Guesses the unit of the observations that a histogram or summary counts, such as `requests` for
 * `request_duration_seconds`. Default: `events`.
 */
export function guessObservations(metric: ExpositionMetric): BaseUnit {
  const found = wordsOf(metric).map((word) => occurrences.find((one) => word === one || word === singular(one)));
  return found.findLast((one) => one !== undefined) ?? 'events';
}

function wordsOf({ name }: ExpositionMetric): string[] {
  return name
    .replace(/_(total|bucket|gsum)$/, '')
    .replace(/([a-z])(?=[A-Z][a-z])/g, '$1_')
    .toLowerCase()
    .replace(/(nano|micro|milli)_(?=seconds)|(kilo|mega|giga)_(?=bytes)/g, '$1$2')
    .split(/[_:]/)
    .filter(Boolean);
}

function singular(thing: string): string {
  return thing.replace(/ies$/, 'y').replace(/s$/, '');
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

/** Words of moments: `kube_pod_start_time`, `probe_ssl_earliest_cert_expiry`. */
const moments =
  /^(activity|after|before|created|creation|date|expiration|expires|expiry|last|modified|seen|start|started|time|updated)$/;

/** Words of large numbers that are no moments. */
const numbers = /^(count|hash|id|number|offset|size|version)$/;

/** Reports whether a gauge without a unit is a moment: its name says so, and its values are in 2001 to 2096, or 0. */
function isMoment({ type, samples }: ExpositionMetric, parts: readonly string[]): boolean {
  if (type !== 'gauge' || dimensions.includes(unitWord(parts)) || parts.some((word) => numbers.test(word)))
    return false;
  const times = samples.filter(({ value }) => value >= 1e9 && value < 4e9);
  const others = samples.filter(({ value }) => value !== 0);
  return parts.some((word) => moments.test(word)) && times.length > 0 && times.length === others.length;
}

const states = /^(up|alive|enabled|disabled|healthy|ready|success|successful|online|synced|paused)$/;

/** Words before a state of which a gauge has the number: `replicas_ready`. */
const amounts = /^(count|membership|num|number)$/;

/** Reports whether a gauge is 0 or 1 and has the name of a state, or is a state of a stateset. */
function isState({ name, type, samples }: ExpositionMetric, parts: readonly string[]): boolean {
  if (type !== 'gauge' || samples.some(({ value }) => value !== 0 && value !== 1)) return false;
  if (samples.every(({ labels }) => Object.hasOwn(labels, name))) return true;
  if (/(^|_)(is|has)_leader$/.test(name)) return true;
  const before = parts.at(-2) ?? '';
  const isNumber = name.endsWith('_total') || isPlural(before) || amounts.test(before);
  return states.test(parts.at(-1)!) && !isNumber;
}
