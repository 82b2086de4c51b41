import { figure, least, relative, type Reading, type Results } from './reading';

/** Ratio of readings above which a change is a regression. Runs of the same code differ by up to a tenth. */
export const threshold = 1.2;

/** Reading that was measured before and after a change. */
export interface Comparison {
  readonly name: string;
  /** Ratio of after to before: above 1, the change costs something. */
  readonly ratio: number;
  readonly isRegression: boolean;
  readonly text: string;
}

/**
 * Compares readings with earlier ones of the same names. Times are compared as multiples of the start
 * of Node in their own run, so that another or a busier machine makes less of a difference.
 */
export function compare(before: Results, after: Results): Comparison[] {
  const earlier = new Map(before.readings.map((one) => [one.name, one]));
  return after.readings.flatMap((reading) => {
    const other = earlier.get(reading.name);
    return other === undefined ? [] : [comparison(other, before, reading, after)];
  });
}

function comparison(earlier: Reading, before: Results, later: Reading, after: Results): Comparison {
  const { name, unit, isDuration = false } = later;
  const ratio = relative(later, after) / relative(earlier, before);
  const isRegression = ratio > threshold && !isDuration;
  const change = `${figure(least(earlier))} → ${figure(least(later))} ${unit}`;
  const text = `${isRegression ? 'REGRESSION ' : ''}${name}: × ${ratio.toFixed(2)} (${change})`;
  return { name, ratio, isRegression, text };
}

/** Renders comparisons, the largest ratio first, and what was not compared. */
export function comparisonText(before: Results, after: Results): string {
  const compared = compare(before, after).sort((a, b) => b.ratio - a.ratio);
  const measured = new Set(after.readings.map(({ name }) => name));
  const missing = before.readings.filter(({ name }) => !measured.has(name));
  const regressions = compared.filter(({ isRegression }) => isRegression).length;
  return [
    `Compared with the earlier readings (${before.node}, now ${after.node}), times as multiples of the start of Node:`,
    ...compared.map(({ text }) => text),
    ...missing.map(({ name }) => `not measured now: ${name}`),
    `${regressions} of ${compared.length} readings are above × ${threshold}`,
  ].join('\n');
}
