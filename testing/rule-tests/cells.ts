import { satisfies } from '../../alerts/routing/label-match';
import type { Labels } from './labels';
import { matchersOf, type Use } from './shape';

/** Series of one metric that every selector sees alike, told from each other by what is added up. */
export interface Role {
  readonly metric: string;
  /** What tells it from other roles of its metric: `status=500`. */
  readonly name: string;
  /** Which of the uses select it; empty for series that must not matter. */
  readonly usedBy: readonly Use[];
  readonly cells: readonly Cell[];
}

/** The labels of one series, without `le`, and its part in what its role does. */
export interface Cell {
  readonly labels: Labels;
  readonly share: number;
}

/** Parts of a sum: not the same, so that the largest, the smallest and the average are told from the sum. */
const parts = [0.25, 0.75] as const;

/**
 * The series of a metric that tell every matcher and every aggregation from others: two values that each matcher accepts and two
 * that it does not, where there are as many, and two series that only the aggregation brings together.
 */
export function rolesOf(metric: string, uses: readonly Use[]): Role[] {
  const names = Object.keys(uses[0]!.selector.series.labels).filter((label) => label !== 'le');
  const spread = spreadLabel(uses);
  const isSum = uses.every(({ aggregation }) => aggregation === 'sum');
  const roles = new Map<string, { values: Labels; usedBy: Use[]; labels: Labels[] }>();
  for (const labels of combinations(names, (label) => valuesOf(label, uses))) {
    const usedBy = uses.filter((use) => accepted(use, labels));
    const key = uses.map((use) => usedBy.includes(use)).join();
    const role = roles.get(key) ?? { values: distinguishingLabels(labels, names, uses), usedBy, labels: [] };
    role.labels.push(labels);
    roles.set(key, role);
  }
  return [...roles.values()].map(({ values, usedBy, labels }) => ({
    metric,
    name: Object.entries(values)
      .map(([label, value]) => `${label}=${value}`)
      .join(),
    usedBy,
    cells: labels.flatMap((one) => cellsOf(one, spread, isSum, labels.length)),
  }));
}

/** Of a sum each series has a part; of the largest one has everything. */
function cellsOf(labels: Labels, spread: string | undefined, isSum: boolean, count: number): Cell[] {
  if (spread === undefined) return [{ labels, share: isSum ? 1 / count : 1 }];
  return ['a', 'b'].map((value, index) => ({
    labels: { ...labels, [spread]: value },
    share: isSum ? parts[index]! / count : 1 - index,
  }));
}

function accepted({ selector }: Use, labels: Labels): boolean {
  return selector.matchers.every(
    (matcher) => matcher.label === 'le' || satisfies(matcher, labels[matcher.label] ?? ''),
  );
}

/** The labels whose value decides who selects a series. */
function distinguishingLabels(labels: Labels, names: readonly string[], uses: readonly Use[]): Labels {
  const decisive = names.filter((label) => label !== 'job' && matchersOf(uses, label).length > 0);
  return Object.fromEntries(decisive.map((label) => [label, labels[label] ?? '']));
}

/** A label that is aggregated away and that no selector looks at. */
function spreadLabel(uses: readonly Use[]): string | undefined {
  const labels = Object.entries(uses[0]!.selector.series.labels);
  return labels
    .filter(([label, values]) => values === undefined && label !== 'job')
    .map(([label]) => label)
    .find((label) => uses.every(({ by }) => by && !by.includes(label)) && matchersOf(uses, label).length === 0);
}

/** The values of a label that are played: of those that a matcher treats alike, the first and the last. */
function valuesOf(label: string, uses: readonly Use[]): string[] {
  const matchers = matchersOf(uses, label);
  const closed = uses[0]!.selector.series.labels[label];
  if (matchers.length === 0) return [closed?.[0] ?? 'a'];
  // Others than the job that a rule is about are played beside it.
  if (label === 'job') return [matchers.find(({ operator }) => operator === '=')?.value ?? 'a'];
  const pool = closed ?? [...matchers.map(({ value }) => value), 'other'];
  const treatment = (value: string) => matchers.map((matcher) => satisfies(matcher, value)).join();
  return [...new Set(pool.map(treatment))].flatMap((one) => {
    const alike = pool.filter((value) => treatment(value) === one);
    return [...new Set([alike[0]!, alike.at(-1)!])];
  });
}

function combinations(names: readonly string[], values: (label: string) => readonly string[]): Labels[] {
  return names.reduce<Labels[]>(
    (found, name) => found.flatMap((labels) => values(name).map((value) => ({ ...labels, [name]: value }))),
    [{}],
  );
}
