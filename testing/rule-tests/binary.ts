import type { BinaryNode, BinaryOperator, ComparisonOperator, MatchingNode } from '../../promql/node';
import { kept, keyOf, without, type Labels } from './labels';
import { Unsupported } from './unsupported';
import type { Sample, Value } from './value';

const arithmetic: Readonly<Partial<Record<BinaryOperator, (left: number, right: number) => number>>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '^': (left, right) => left ** right,
};

const comparisons: Readonly<Record<ComparisonOperator, (left: number, right: number) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
};

/** Reports whether an operator is a comparison. */
export function isComparison(operator: BinaryOperator): operator is ComparisonOperator {
  return operator in comparisons;
}

/**
 * Evaluates a binary operator.
 *
 * @throws Unsupported for many-to-one matching and the modifier `bool`
 */
export function calculate(node: BinaryNode, left: Value, right: Value): Value {
  if (node.bool) throw new Unsupported('bool');
  if (typeof left === 'number' && typeof right === 'number') return arithmeticOf(node.operator)(left, right);
  if (typeof left === 'number' || typeof right === 'number') return withScalar(node.operator, left, right);
  return isSet(node.operator) ? combined(node.operator, left, right, node.matching) : paired(node, left, right);
}

function arithmeticOf(operator: BinaryOperator): (left: number, right: number) => number {
  const calculation = arithmetic[operator];
  if (!calculation) throw new Unsupported(operator);
  return calculation;
}

function withScalar(operator: BinaryOperator, left: Value, right: Value): Sample[] {
  const vector = (typeof left === 'number' ? right : left) as readonly Sample[];
  const sides = (value: number): [number, number] =>
    typeof left === 'number' ? [left, value] : [value, right as number];
  if (isComparison(operator)) return vector.filter(({ value }) => comparisons[operator](...sides(value)));
  const calculation = arithmeticOf(operator);
  return vector.map(({ labels, value }) => ({ labels, value: calculation(...sides(value)) }));
}

type SetName = 'and' | 'or' | 'unless';

function isSet(operator: BinaryOperator): operator is SetName {
  return operator === 'and' || operator === 'or' || operator === 'unless';
}

function combined(
  operator: SetName,
  left: readonly Sample[],
  right: readonly Sample[],
  matching: MatchingNode | undefined,
): readonly Sample[] {
  const keys = (samples: readonly Sample[]) => new Set(samples.map(({ labels }) => keyOf(matched(labels, matching))));
  const isIn = (set: ReadonlySet<string>, { labels }: Sample) => set.has(keyOf(matched(labels, matching)));
  const [ofLeft, ofRight] = [keys(left), keys(right)];
  if (operator === 'or') return [...left, ...right.filter((sample) => !isIn(ofLeft, sample))];
  return left.filter((sample) => isIn(ofRight, sample) === (operator === 'and'));
}

function paired({ operator, matching }: BinaryNode, left: readonly Sample[], right: readonly Sample[]): Sample[] {
  if (matching?.group || matching?.fill) throw new Unsupported('group_left, group_right and fill');
  const others = new Map(right.map((sample) => [keyOf(matched(sample.labels, matching)), sample]));
  return left.flatMap((sample) => {
    const labels = matched(sample.labels, matching);
    const other = others.get(keyOf(labels));
    if (!other) return [];
    if (isComparison(operator)) return comparisons[operator](sample.value, other.value) ? [sample] : [];
    return [{ labels, value: arithmeticOf(operator)(sample.value, other.value) }];
  });
}

function matched(labels: Labels, matching: MatchingNode | undefined): Labels {
  if (!matching) return labels;
  return matching.kind === 'on' ? kept(labels, matching.labels) : without(labels, matching.labels);
}
