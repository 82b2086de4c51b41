import type { Series } from '../../metrics';
import { childrenOf, walk, type Node } from '../../promql/node';
import { rolesOf, type Cell, type Role } from './cells';
import type { Labels } from './labels';
import type { TestedRule } from './rules';
import { limitsOf, sharesOf, usesOf, type Use } from './shape';

/** Position of a knob. A series can also be missing. */
export type Position = number | 'missing';

/** Property of series that a test can change until an alert fires. */
export interface Knob {
  readonly name: string;
  /**
   * Unit of a position: events per minute of a counter, value of a gauge, or change of a gauge per
   * hour.
   */
  readonly kind: 'a minute' | 'level' | 'an hour';
  readonly metric: string;
  /** Positions to try, far enough apart to change the outcome. */
  readonly candidates: readonly Position[];
  /** Positions between the candidates are possible. */
  readonly isContinuous: boolean;
}

/** Series and the effect of each knob on it. */
export interface FedSeries {
  readonly name: string;
  readonly labels: Labels;
  readonly isCounter: boolean;
  /**
   * The series appears with its first event.
   *
   * @default false
   */
  readonly startsWithEvent?: boolean;
  readonly feeds: readonly { readonly knob: number; readonly each: number }[];
}

/** Knobs and series of a rule. */
export interface Population {
  readonly knobs: readonly Knob[];
  readonly series: readonly FedSeries[];
}

/** Events per minute of series that must not affect the rule. */
const ignored = 600;

/**
 * Returns the knobs and the series of a rule.
 *
 * @param rules the rule and the rules that it needs
 * @param pivot index of the bucket with fast observations; the next bucket contains slow ones
 */
export function populationOf(rules: readonly TestedRule[], pivot: number): Population {
  const uses = usesOf(rules);
  const knobs: Knob[] = [];
  const series: FedSeries[] = [];
  const canBeMissing = rules.some(({ node }) => walk(node).some((one) => one.type === 'call' && one.name === 'absent'));
  const excluding = excludingMetrics(rules);
  for (const metric of new Set(uses.map(({ selector }) => selector.series.metric))) {
    const context = { rules, canBeMissing: canBeMissing || excluding.has(metric), pivot };
    const ofMetric = uses.filter(({ selector }) => selector.series.metric === metric);
    for (const role of rolesOf(metric, ofMetric, uses)) {
      const added = role.usedBy.length > 0 ? knobsOf(role, context) : [constant(role)];
      const first = knobs.push(...added) - added.length;
      series.push(...role.cells.flatMap((cell) => seriesOf(role, ofMetric, cell, first, context)));
    }
  }
  return { knobs, series };
}

/**
 * Returns the possible pivots of the histograms of a rule. Without a histogram the only pivot is 0.
 */
export function pivotsOf(rules: readonly TestedRule[]): number[] {
  const uses = usesOf(rules);
  const bounds = uses.flatMap(({ selector }) => [boundsOf(selector.series)]).find((found) => found.length > 0);
  if (!bounds) return [0];
  const asked = uses.flatMap(({ selector }) => selector.matchers).find(({ label }) => label === 'le')?.value;
  return asked === undefined ? bounds.slice(0, -1).map((_, index) => index) : [bounds.indexOf(asked)];
}

/** Returns the metrics whose series only exclude others, with `unless`. */
function excludingMetrics(rules: readonly TestedRule[]): Set<string> {
  const excluding = new Set<string>();
  const others = new Set<string>();
  const read = (node: Node, isExcluding: boolean): void => {
    if (node.type === 'selector') (isExcluding ? excluding : others).add(node.series.metric);
    const isUnless = node.type === 'binary' && node.operator === 'unless';
    childrenOf(node).forEach((child, index) => {
      read(child, isExcluding || (isUnless && index === 1));
    });
  };
  for (const { node } of rules) read(node, false);
  return new Set([...excluding].filter((metric) => !others.has(metric)));
}

interface Context {
  readonly rules: readonly TestedRule[];
  readonly canBeMissing: boolean;
  readonly pivot: number;
}

function boundsOf(series: Series): readonly string[] {
  return series.labels.le ?? [];
}

function titleOf({ metric, name }: Role): string {
  return name === '' ? metric : `${metric}{${name}}`;
}

function constant(role: Role): Knob {
  const { metric } = role;
  return { name: titleOf(role), kind: 'a minute', metric, candidates: [ignored], isContinuous: false };
}

function knobsOf(role: Role, { rules, canBeMissing }: Context): Knob[] {
  const { metric, usedBy } = role;
  const { series } = usedBy[0]!.selector;
  const name = titleOf(role);
  const missing = canBeMissing ? (['missing'] as const) : [];
  if (series.type === 'counter') {
    // With these numbers the share is exact, so that a test can meet its threshold exactly.
    const others = sharesOf(rules).map((share) => rounded(1000 * (1 - share)));
    const candidates = [...new Set([...others, 1200, 60, 0]), ...missing];
    const flow = { kind: 'a minute', metric, candidates, isContinuous: true } as const;
    return isHistogram(usedBy)
      ? [
          { ...flow, name: `${name} fast` },
          { ...flow, name: `${name} slow` },
        ]
      : [{ ...flow, name }];
  }
  if (series.unit === 'boolean') {
    return [{ name, kind: 'level', metric, candidates: [1, 0, ...missing], isContinuous: false }];
  }
  const scale = series.unit === 'bytes' ? 2 ** 30 : 1;
  const far = limitsOf(rules)
    .filter((limit) => limit > 20)
    .flatMap((limit) => (series.unit === 'timestamp' ? [10 * limit, -10 * limit] : [10 * limit]));
  const level: Knob = {
    name,
    kind: 'level',
    metric,
    candidates: [...far, 20, 1, 0, ...missing].map((one) => (typeof one === 'number' ? one * scale : one)),
    isContinuous: true,
  };
  if (!usedBy.some(({ isTrend }) => isTrend)) return [level];
  return [
    level,
    { name: `${name} trend`, kind: 'an hour', metric, candidates: [0, -scale / 10, scale / 10], isContinuous: true },
  ];
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function isHistogram(uses: readonly Use[]): boolean {
  return uses.some(({ selector }) => boundsOf(selector.series).length > 0);
}

function seriesOf(
  role: Role,
  uses: readonly Use[],
  { labels, share }: Cell,
  knob: number,
  { pivot }: Context,
): FedSeries[] {
  if (isHistogram(uses)) return seriesOfHistogram(role, uses, { labels, share }, knob, pivot);
  const { name, type, unit } = uses[0]!.selector.series;
  const isCounter = type === 'counter';
  // A time of 0 would be later than those before the start of the test.
  const each = unit === 'timestamp' ? 1 : share;
  const hasTrend = role.usedBy.some(({ isTrend }) => isTrend);
  return [
    {
      name,
      labels,
      isCounter,
      startsWithEvent: isNewnessAsked(role),
      feeds: [{ knob, each }, ...(hasTrend ? [{ knob: knob + 1, each }] : [])],
    },
  ];
}

/** Reports whether a rule asks for series that did not exist before, by an offset. */
function isNewnessAsked({ usedBy }: Role): boolean {
  return usedBy.some(({ selector }) => selector.series.startsWithEvent && selector.offset !== undefined);
}

function seriesOfHistogram(
  role: Role,
  uses: readonly Use[],
  { labels, share }: Cell,
  knob: number,
  pivot: number,
): FedSeries[] {
  const bounds = uses.map(({ selector }) => boundsOf(selector.series)).find((found) => found.length > 0)!;
  const both = [
    { knob, each: share },
    { knob: knob + 1, each: share },
  ];
  const buckets = bounds.map((le, index) => ({
    name: `${role.metric}_bucket`,
    labels: { ...labels, le },
    isCounter: true,
    feeds: both.slice(0, Math.max(0, Math.min(2, index - pivot + 1))),
  }));
  // Other buckets have the same values as their neighbours.
  const near = buckets.filter((_, index) => Math.abs(index - pivot) <= 2 || index === bounds.length - 1);
  return [...near, { name: `${role.metric}_count`, labels, isCounter: true, feeds: both }];
}
