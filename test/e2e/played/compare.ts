import type { QueryAnswer } from '../cluster/answer';
import type { Between, Values } from './expected';

/** Problems of an answer whatever its values: an error, a warning, a number that is none. */
export function troubles(answer: QueryAnswer, expression: string, unconventional: readonly string[]): string[] {
  const infos = answer.infos.filter((info) => !isAboutUnconventionalName(info, unconventional));
  const numbers = answer.series.flatMap(({ labels, points }) =>
    points
      .filter(([, value]) => !Number.isFinite(value))
      .map(([moment, value]) => `${keyOf(labels)} is ${value} at ${moment}`),
  );
  return [answer.error ?? [], answer.warnings, infos, numbers.slice(0, 3)]
    .flat()
    .map((fault) => `${fault}: ${expression}`);
}

/** The one remark that is allowed: that a counter with a name of another system might be none. */
function isAboutUnconventionalName(info: string, unconventional: readonly string[]): boolean {
  const [, name] = /metric might not be a counter.*"(\w+)"/.exec(info) ?? [];
  return name !== undefined && unconventional.includes(name);
}

/** Returns the differences between a result and the expectation, from a given time. */
export function differences(answer: QueryAnswer, values: Values, since: number): string[] {
  const seen = new Map(
    answer.series.flatMap(({ labels, points }) => {
      const late = points.filter(([moment]) => moment >= since);
      return late.length > 0 ? [[keyOf(labels), late] as const] : [];
    }),
  );
  const missing = Object.keys(values).filter((key) => !seen.has(key));
  const unknown = [...seen.keys()].filter((key) => !Object.hasOwn(values, key));
  return [
    ...missing.map((key) => `nothing for "${key}", expected ${textAt(values[key]!, since)}`),
    ...unknown.map((key) => `"${key}" is there, with ${seen.get(key)![0]![1]}`),
    ...Object.entries(values).flatMap(([key, expected]) => {
      const other = seen.get(key)?.find(([moment, value]) => !isAbout(value, boundsAt(expected, moment)));
      return other ? [`"${key}" is ${other[1]} at ${other[0]}, expected ${textAt(expected, other[0])}`] : [];
    }),
  ];
}

/** Compares numbers up to rounding. */
function boundsAt(value: Values[string], moment: number): Between {
  if (typeof value === 'object') return value;
  const exact = typeof value === 'number' ? value : value(moment);
  const dust = 1e-9 + 1e-6 * Math.abs(exact);
  return { least: exact - dust, most: exact + dust };
}

function isAbout(value: number, { least, most }: Between): boolean {
  return value >= least && value <= most;
}

function textAt(value: Values[string], moment: number): string {
  if (typeof value === 'object') return `${value.least} to ${value.most}`;
  return String(typeof value === 'number' ? value : value(moment));
}

/** Renders the labels of a series like expectations. */
export function keyOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ');
}
