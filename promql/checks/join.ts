import type { Issue } from '../../core/errors';
import { labelsOf, selects, stringsOf } from '../labels';
import type { AggregationNode, BinaryNode, CallNode, MatchingNode, Node, SelectorNode } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';

/** What distinguishes the series of a vector. */
interface Identity {
  /** Labels of the target, such as `instance`. Each of them but `job` identifies it. */
  readonly target: ReadonlySet<string>;
  /** Further labels with the expected number of values per target. */
  readonly own: ReadonlyMap<string, number>;
  /** Further labels with an unknown set of values. */
  readonly open: ReadonlySet<string>;
  /** Expected number of series per target. */
  readonly series: number;
}

const single: Identity = { target: new Set(), own: new Map(), open: new Set(), series: 1 };

/**
 * Issues of a join whose sides do not match one series to one, or several to one as it says.
 * Prometheus refuses such a query when it finds several series.
 */
export function joinIssues({ operator, left, right, matching }: BinaryNode): Issue[] {
  if (!matching || kindOf(left) === 'scalar' || kindOf(right) === 'scalar') return [];
  const several = { left: hasSeveral(left, matching), right: hasSeveral(right, matching) };
  const one = matching.group === undefined ? undefined : matching.group.side === 'left' ? 'right' : 'left';
  if (one === undefined ? !several.left && !several.right : !several[one]) return [];
  const side = one ?? (several.left ? 'left' : 'right');
  const other = side === 'left' ? 'right' : 'left';
  const group = side === 'left' ? 'groupLeft()' : 'groupRight()';
  const by = `aggregate the ${side} side by the labels of ${matching.kind}()`;
  return [
    {
      problem: `several series on the ${side} of ${operator} have equal labels in ${matching.kind}(${matching.labels.join(', ')})`,
      given: textOf(side === 'left' ? left : right),
      remedy: several[other] ? by : one === undefined ? `.${group}, or ${by}` : `.${group} instead, or ${by}`,
    },
  ];
}

/** Tests whether several series of a side have the same values of the compared labels. */
function hasSeveral(node: Node, { kind, labels }: MatchingNode): boolean {
  const identity = identityOf(node);
  const isCompared = (label: string) => labels.includes(label) === (kind === 'on');
  const compared = [...identity.own].filter(([label]) => isCompared(label));
  const combinations = compared.reduce((product, [, values]) => product * values, 1);
  return combinations < identity.series || !isTargetKnown(identity, isCompared);
}

/** Tests whether the compared labels belong to one target. Values of open labels rarely occur on several. */
function isTargetKnown({ target, own, open }: Identity, isCompared: (label: string) => boolean): boolean {
  const names = [...target];
  const isOpen = [...open].some(isCompared);
  if (names.length === 0 || isOpen || names.some((label) => label !== 'job' && isCompared(label))) return true;
  return names.every((label) => label === 'job') && [...names, ...own.keys()].some(isCompared);
}

function identityOf(node: Node): Identity {
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

/** Labels that a matcher sets to one value do not distinguish series. */
function identityOfSelector({ series, matchers }: SelectorNode): Identity {
  const fixed = new Set(matchers.flatMap(({ label, operator }) => (operator === '=' ? [label] : [])));
  const { expectedValues } = series;
  const varying = Object.keys(series.labels).filter((label) => !fixed.has(label));
  // A recorded series does not tell how many values its labels have.
  const own = varying.filter((label) =>
    expectedValues ? label in expectedValues : label !== 'job' && label !== 'instance',
  );
  const values = new Map(own.map((label) => [label, expectedValues?.[label] ?? 2]));
  const product = [...values.values()].reduce((all, one) => all * one, 1);
  return {
    target: new Set(varying.filter((label) => !values.has(label))),
    own: values,
    open: new Set(own.filter((label) => series.labels[label] === undefined)),
    series: expectedValues ? Math.min(series.expected, product) : product,
  };
}

function identityOfCall({ name, args }: CallNode): Identity {
  const vector = args.find((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
  if (vector === undefined || name === 'absent' || name === 'absent_over_time' || name === 'scalar') return single;
  const identity = identityOf(vector);
  if (name === 'histogram_quantile' || name === 'histogram_fraction') return without(identity, ['le']);
  if (name === 'histogram_quantiles')
    return withLabels(without(identity, ['le']), stringsOf(args.slice(1, 2)), args.length - 2);
  if (name !== 'label_replace' && name !== 'label_join') return identity;
  // The new label follows from others: it can identify a series, but adds none.
  const written = stringsOf(args.slice(1, 2)).filter((label) => !identity.target.has(label));
  const own = new Map([...identity.own, ...written.map((label) => [label, Math.max(identity.series, 2)] as const)]);
  return { ...identity, own, open: new Set([...identity.open, ...written]) };
}

function identityOfAggregation(node: AggregationNode): Identity {
  const identity = identityOf(node.expression);
  if (selects(node)) return identity;
  const labels = labelsOf(node);
  const kept = without(
    identity,
    [...labelsOf(node.expression)].filter((label) => !labels.has(label)),
  );
  const added = node.operator === 'count_values' && node.parameter ? stringsOf([node.parameter]) : [];
  return withLabels(kept, added, 2);
}

function identityOfBinary({ operator, left, right, matching }: BinaryNode): Identity {
  if (kindOf(right) === 'scalar') return identityOf(left);
  if (kindOf(left) === 'scalar' || matching?.group?.side === 'right') return identityOf(right);
  const identity = identityOf(left);
  if (operator === 'or' || !matching || matching.group || operator === 'and' || operator === 'unless') return identity;
  const compared = (label: string) => matching.labels.includes(label) === (matching.kind === 'on');
  return without(
    identity,
    [...labelsOf(left)].filter((label) => !compared(label)),
  );
}

/** Identity after an aggregation over some labels. */
function without({ target, own, open, series }: Identity, removed: readonly string[]): Identity {
  const kept = new Map([...own].filter(([label]) => !removed.includes(label)));
  const combinations = [...kept.values()].reduce((product, values) => product * values, 1);
  return {
    target: new Set([...target].filter((label) => !removed.includes(label))),
    own: kept,
    open: new Set([...open].filter((label) => kept.has(label))),
    series: Math.min(series, combinations),
  };
}

function withLabels(identity: Identity, labels: readonly string[], values: number): Identity {
  if (labels.length === 0) return identity;
  const own = new Map([...identity.own, ...labels.map((label) => [label, values] as const)]);
  return { ...identity, own, series: identity.series * values };
}
