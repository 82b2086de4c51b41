import type { Series } from '../../metrics';
import { intervalOf } from '../analysis/bounds';
import { labelsOf, selects, stringsOf } from '../labels';
import { mayMatch } from '../matcher';
import {
  isComparison,
  type AggregationNode,
  type BinaryNode,
  type CallNode,
  type MatcherNode,
  type MatchingNode,
  type Node,
  type SelectorNode,
} from '../node';
import { kindOf } from '../signature';

/** Number of values or of series. Without knowledge it is 1 to any number. */
export interface Amount {
  readonly least: number;
  readonly most: number;
}

/** Labels that distinguish the series of a vector, as far as catalogues and groupings say. */
export interface Identity {
  /** Labels of the target, such as `instance`. Each of them but `job` identifies it. */
  readonly target: ReadonlySet<string>;
  /** Further labels with the number of their values per target. */
  readonly own: ReadonlyMap<string, Amount>;
  /** Further labels with an unknown set of values. */
  readonly open: ReadonlySet<string>;
  /** Least number of series per target. */
  readonly series: number;
  /** Whether each combination of the values of further labels has a series. */
  readonly isProduct: boolean;
}

const single: Identity = { target: new Set(), own: new Map(), open: new Set(), series: 1, isProduct: true };
const unknown: Amount = { least: 1, most: Infinity };

/** Returns what distinguishes the series of an expression. */
export function identityOf(node: Node): Identity {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'labelSelector':
      return single;
    case 'selector':
      return identityOfSelector(node);
    case 'matrix':
      return identityOf(node.selector);
    case 'negation':
    case 'subquery':
      return identityOf(node.expression);
    case 'call':
      return identityOfCall(node);
    case 'aggregation':
      return identityOfAggregation(node);
    case 'binary':
      return identityOfBinary(node);
  }
}

/** Tests whether vector matching compares a label. */
export function isCompared({ kind, labels }: MatchingNode, label: string): boolean {
  return labels.includes(label) === (kind === 'on');
}

/** Labels that a matcher sets to one value do not distinguish series. */
function identityOfSelector({ series, candidates, matchers }: SelectorNode): Identity {
  const { expectedValues, expected, labels } = series;
  if (candidates || !expectedValues) return some(Object.keys(labels));
  const fixed = new Set(matchers.flatMap(({ label, operator }) => (operator === '=' ? [label] : [])));
  const varying = Object.keys(labels).filter((label) => !fixed.has(label));
  const own = new Map(
    varying
      .filter((label) => Object.hasOwn(expectedValues, label))
      .map((label) => [label, amountOf(series, label, matchers)]),
  );
  const isProduct = expected >= Object.values(expectedValues).reduce((product, values) => product * values, 1);
  const isNarrowed = matchers.some(({ label }) => Object.hasOwn(expectedValues, label));
  const all: Identity = {
    target: new Set(varying.filter((label) => !own.has(label))),
    own,
    open: new Set([...own.keys()].filter((label) => labels[label] === undefined)),
    series: isProduct ? productOf(own, 'least') : expected,
    isProduct,
  };
  // Of labels that follow from each other, the catalogue does not say how many combinations a matcher leaves.
  return isNarrowed && !isProduct ? anySeriesOf(all) : all;
}

/** Number of values of a label that matchers accept. Series may lack an optional label. */
function amountOf(series: Series, label: string, matchers: readonly MatcherNode[]): Amount {
  const expected = series.expectedValues![label]!;
  const most = expected + (series.optionalLabels?.includes(label) ? 1 : 0);
  const own = matchers.filter((matcher) => matcher.label === label);
  if (own.length === 0) return { least: expected, most };
  const values = series.labels[label];
  if (values === undefined || own.some(({ value }) => value.includes('$'))) return { least: 1, most };
  const countOf = (among: readonly string[]) =>
    among.filter((value) => own.every((matcher) => mayMatch(matcher, value))).length;
  const accepted = Math.max(1, Math.min(most, countOf(values)));
  // Of many possible values, such as those of HTTP status codes, only examples are sure to occur.
  return { least: Math.max(1, Math.min(accepted, countOf(series.examples?.[label] ?? values))), most: accepted };
}

function identityOfCall({ name, args }: CallNode): Identity {
  const vector = args.find((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
  if (vector === undefined || name === 'absent' || name === 'absent_over_time' || name === 'scalar') return single;
  const identity = identityOf(vector);
  if (name === 'histogram_quantile' || name === 'histogram_fraction') return without(identity, ['le']);
  if (name === 'histogram_quantiles') return withQuantiles(identity, stringsOf(args.slice(1, 2)), args.length - 2);
  if (name !== 'label_replace' && name !== 'label_join') return identity;
  // The new label follows from others: it can identify a series, but adds none.
  const written = stringsOf(args.slice(1, 2)).filter((label) => !identity.target.has(label));
  const own = new Map([...identity.own, ...written.map((label) => [label, unknown] as const)]);
  return { ...identity, own, open: new Set([...identity.open, ...written]), isProduct: false };
}

function withQuantiles(identity: Identity, labels: readonly string[], count: number): Identity {
  const { own, series, ...others } = without(identity, ['le']);
  const quantiles = { least: count, most: count };
  return {
    ...others,
    own: new Map([...own, ...labels.map((label) => [label, quantiles] as const)]),
    series: series * count,
  };
}

function identityOfAggregation(node: AggregationNode): Identity {
  const identity = identityOf(node.expression);
  if (selects(node)) return some(labelsOf(node.expression));
  const labels = labelsOf(node);
  const kept = without(
    identity,
    [...labelsOf(node.expression)].filter((label) => !labels.has(label)),
  );
  const added = node.operator === 'count_values' && node.parameter ? stringsOf([node.parameter]) : [];
  return { ...kept, own: new Map([...kept.own, ...added.map((label) => [label, unknown] as const)]) };
}

function identityOfBinary(node: BinaryNode): Identity {
  const { operator, left, right, bool, matching } = node;
  if (kindOf(left) === 'scalar' || matching?.group?.side === 'right') return filtered(identityOf(right), node);
  const identity = filtered(identityOf(left), node);
  if (kindOf(right) === 'scalar') return identity;
  if (operator === 'and' || operator === 'unless') return ofSet(identity, matching);
  if (operator === 'or' || !matching) return identity;
  if (matching.group) return identity;
  // A comparison keeps the labels of its left side.
  if (isComparison(operator) && !bool) return identity;
  return without(
    identity,
    [...labelsOf(left)].filter((label) => !isCompared(matching, label)),
  );
}

/** A set operator that compares a further label keeps some of its values. */
function ofSet(identity: Identity, matching: MatchingNode | undefined): Identity {
  const isKept = matching !== undefined && ![...identity.own.keys()].some((label) => isCompared(matching, label));
  return isKept ? identity : anySeriesOf(identity);
}

/** A comparison that can be true of one series in a group keeps an unknown number: `phase == 1`, `x == on() max(x)`. */
function filtered(identity: Identity, { operator, left, right, bool }: BinaryNode): Identity {
  if (bool || !isComparison(operator)) return identity;
  const areVectors = kindOf(left) !== 'scalar' && kindOf(right) !== 'scalar';
  if (areVectors) return some([...identity.target, ...identity.own.keys()]);
  const { min, max } = intervalOf(kindOf(left) === 'scalar' ? right : left);
  return operator === '==' || (min >= 0 && max <= 1) ? anySeriesOf(identity) : identity;
}

/** Identity of an unknown number of series with these labels. */
function some(labels: Iterable<string>): Identity {
  const own = new Map([...labels].map((label) => [label, unknown] as const));
  return { target: new Set(), own, open: new Set(own.keys()), series: 1, isProduct: false };
}

/** Identity of an unknown number of the series of each target. */
function anySeriesOf(identity: Identity): Identity {
  const own = new Map([...identity.own].map(([label, { most }]) => [label, { least: 1, most }] as const));
  return { ...identity, own, series: 1, isProduct: false };
}

/** Identity after an aggregation over some labels. */
function without({ target, own, open, series, isProduct }: Identity, removed: readonly string[]): Identity {
  const kept = new Map([...own].filter(([label]) => !removed.includes(label)));
  const gone = new Map([...own].filter(([label]) => removed.includes(label)));
  const least = isProduct
    ? productOf(kept, 'least')
    : Math.max(1, ...[...kept.values()].map((amount) => amount.least), Math.ceil(series / productOf(gone, 'most')));
  return {
    target: new Set([...target].filter((label) => !removed.includes(label))),
    own: kept,
    open: new Set([...open].filter((label) => kept.has(label))),
    series: least,
    isProduct,
  };
}

/**
 * Returns what a recorded series has in the place of the numbers of a catalogue; nothing when the
 * numbers are not known.
 *
 * @param added labels that the rule adds
 */
export function expectedSeriesOf(
  node: Node,
  added: readonly string[],
): Pick<Series, 'expected' | 'expectedValues'> | undefined {
  const { target, own, series, isProduct } = identityOf(node);
  if (!isProduct || [...own.values()].some(({ least, most }) => least !== most)) return undefined;
  const fixed = [...labelsOf(node), ...added].filter((label) => !target.has(label));
  const values = fixed.map((label) => [label, own.get(label)?.least ?? 1] as const);
  return { expected: series, expectedValues: Object.fromEntries(values) };
}

/** Product of the numbers of values of labels. */
export function productOf(labels: ReadonlyMap<string, Amount>, which: keyof Amount): number {
  return [...labels.values()].reduce((product, amount) => product * amount[which], 1);
}
