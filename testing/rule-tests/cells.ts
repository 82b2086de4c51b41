import { literalsOf, satisfies } from '../../alerts/routing/label-match';
import type { MatcherNode } from '../../promql/node';
import type { Labels } from './labels';
import { matchersOf, type Use } from './shape';

/** Series of one metric that are selected by the same selectors. */
export interface Role {
  readonly metric: string;
  /** Labels that distinguish this role from others of the metric, such as `status=500`. */
  readonly name: string;
  /** Uses that select the series. Empty for series that must not affect the rule. */
  readonly usedBy: readonly Use[];
  readonly cells: readonly Cell[];
}

/** Labels of one series without `le`, and its share of the events of its role. */
export interface Cell {
  readonly labels: Labels;
  readonly share: number;
}

/**
 * Shares of two series. They differ, so that `sum`, `max`, `min` and `avg` give different results.
 */
const parts = [0.25, 0.75] as const;
/** Shares of which `min` gives the first, and those of which other aggregations do. */
const [lowest, highest] = [[1, 2] as const, [1, 0] as const];
type Shares = typeof parts | typeof lowest | typeof highest;

/**
 * Returns the series of a metric by role. For each matcher there are up to two values that it
 * accepts and two that it rejects. For each aggregation there are two series that only the
 * aggregation combines.
 *
 * @param all uses of all metrics of the rule, whose job those without a job of their own take
 */
export function rolesOf(metric: string, uses: readonly Use[], all: readonly Use[]): Role[] {
  const names = Object.keys(uses[0]!.selector.series.labels).filter((label) => label !== 'le');
  const spread = spreadLabel(uses);
  const isAll = (operator: string) => uses.every(({ aggregation }) => aggregation === operator);
  const shares = isAll('sum') ? parts : isAll('min') ? lowest : highest;
  const roles = new Map<string, { values: Labels; usedBy: Use[]; labels: Labels[] }>();
  for (const labels of combinations(names, (label) => valuesOf(label, uses, all))) {
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
    cells: labels.flatMap((one) => cellsOf(one, spread, shares, labels.length)),
  }));
}

/**
 * Returns the series of a role. For `sum` each series has a share; otherwise one series has all
 * events, and for `min` the other has more.
 */
function cellsOf(labels: Labels, spread: string | undefined, shares: Shares, count: number): Cell[] {
  const of = shares === parts ? count : 1;
  if (spread === undefined) return [{ labels, share: 1 / of }];
  return ['a', 'b'].map((value, index) => ({ labels: { ...labels, [spread]: value }, share: shares[index]! / of }));
}

function accepted({ selector }: Use, labels: Labels): boolean {
  return selector.matchers.every(
    (matcher) => matcher.label === 'le' || satisfies(matcher, labels[matcher.label] ?? ''),
  );
}

/** Returns the labels whose values decide which uses select a series. */
function distinguishingLabels(labels: Labels, names: readonly string[], uses: readonly Use[]): Labels {
  const decisive = names.filter((label) => label !== 'job' && matchersOf(uses, label).length > 0);
  return Object.fromEntries(decisive.map((label) => [label, labels[label] ?? '']));
}

/** Returns a label that is aggregated away and that no matcher uses. */
function spreadLabel(uses: readonly Use[]): string | undefined {
  const labels = Object.entries(uses[0]!.selector.series.labels);
  return labels
    .filter(([label, values]) => values === undefined && label !== 'job')
    .map(([label]) => label)
    .find((label) => uses.every(({ by }) => by && !by.includes(label)) && matchersOf(uses, label).length === 0);
}

/**
 * Returns the values of a label for the input: the first and the last of those that the matchers
 * treat alike.
 */
function valuesOf(label: string, uses: readonly Use[], all: readonly Use[]): string[] {
  const matchers = matchersOf(uses, label);
  const closed = uses[0]!.selector.series.labels[label];
  // Other jobs are added as bystanders.
  if (label === 'job') return [jobOf(uses) ?? (matchers.length === 0 ? jobOf(all) : undefined) ?? closed?.[0] ?? 'a'];
  if (matchers.length === 0) return [closed?.[0] ?? 'a'];
  const pool = closed ?? [...matchers.flatMap(namedValues), 'other'];
  const treatment = (value: string) => matchers.map((matcher) => satisfies(matcher, value)).join();
  return [...new Set(pool.map(treatment))].flatMap((one) => {
    const alike = pool.filter((value) => treatment(value) === one);
    return [...new Set([alike[0]!, alike.at(-1)!])];
  });
}

/** Returns the values that a matcher names: a text, or the alternatives of a regular expression. */
function namedValues({ operator, value }: MatcherNode): readonly string[] {
  return operator === '=~' || operator === '!~' ? (literalsOf(value) ?? value.split('|')) : [value];
}

/** Returns the job that the matchers name: the first of several. */
function jobOf(uses: readonly Use[]): string | undefined {
  const matcher = matchersOf(uses, 'job').find(({ operator }) => operator === '=' || operator === '=~');
  return matcher && namedValues(matcher)[0];
}

function combinations(names: readonly string[], values: (label: string) => readonly string[]): Labels[] {
  return names.reduce<Labels[]>(
    (found, name) => found.flatMap((labels) => values(name).map((value) => ({ ...labels, [name]: value }))),
    [{}],
  );
}
