import { arithmetic, comparisons } from '../../promql/arithmetic';
import {
  isComparison,
  isSetOperator,
  type BinaryNode,
  type BinaryOperator,
  type MatchingNode,
  type SetOperator,
} from '../../promql/node';
import { EvaluationError } from './evaluation-error';
import { kept, keyOf, without, type Labels } from './labels';
import { Unsupported } from './unsupported';
import type { Sample, Value } from './value';

/**
 * Evaluates a binary operator.
 *
 * @throws Unsupported for many-to-one matching and the modifier `bool`
 * @throws EvaluationError when several series match one
 */
export function calculate(node: BinaryNode, left: Value, right: Value): Value {
  if (node.bool) throw new Unsupported('bool');
  if (typeof left === 'number' && typeof right === 'number') return arithmeticOf(node.operator)(left, right);
  if (typeof left === 'number' || typeof right === 'number') return withScalar(node.operator, left, right);
  return isSetOperator(node.operator) ? combined(node.operator, left, right, node.matching) : paired(node, left, right);
}

function arithmeticOf(operator: BinaryOperator): (left: number, right: number) => number {
  if (Object.hasOwn(arithmetic, operator)) return arithmetic[operator as keyof typeof arithmetic];
  throw new Unsupported(operator);
}

function withScalar(operator: BinaryOperator, left: Value, right: Value): Sample[] {
  const calculated = isComparison(operator) ? comparisons[operator] : arithmeticOf(operator);
  const found: Sample[] = [];
  for (const sample of (typeof left === 'number' ? right : left) as readonly Sample[]) {
    const value = typeof left === 'number' ? calculated(left, sample.value) : calculated(sample.value, right as number);
    if (typeof value === 'number') found.push({ labels: sample.labels, value });
    else if (value) found.push(sample);
  }
  return found;
}

function combined(
  operator: SetOperator,
  left: readonly Sample[],
  right: readonly Sample[],
  matching: MatchingNode | undefined,
): readonly Sample[] {
  if (operator === 'or') return [...left, ...chosen(right, left, matching, false)];
  return chosen(left, right, matching, operator === 'and');
}

/** Returns the samples that others have, or lack. */
function chosen(
  samples: readonly Sample[],
  others: readonly Sample[],
  matching: MatchingNode | undefined,
  isAmong: boolean,
): Sample[] {
  const keys = new Set(others.map(({ labels }) => keyOf(matched(labels, matching))));
  return samples.filter(({ labels }) => keys.has(keyOf(matched(labels, matching))) === isAmong);
}

function paired({ operator, matching }: BinaryNode, left: readonly Sample[], right: readonly Sample[]): Sample[] {
  if (matching?.group || matching?.fill) throw new Unsupported('group_left, group_right and fill');
  const others = new Map(right.map((sample) => [keyOf(matched(sample.labels, matching)), sample]));
  if (others.size < right.length) throw new EvaluationError('several series on the right match one on the left');
  const used = new Set<Sample>();
  return left.flatMap((sample) => {
    const labels = matched(sample.labels, matching);
    const other = others.get(keyOf(labels));
    if (!other) return [];
    if (used.has(other)) throw new EvaluationError('several series on the left match one on the right');
    used.add(other);
    if (isComparison(operator)) return comparisons[operator](sample.value, other.value) ? [sample] : [];
    return [{ labels, value: arithmeticOf(operator)(sample.value, other.value) }];
  });
}

function matched(labels: Labels, matching: MatchingNode | undefined): Labels {
  if (!matching) return labels;
  return matching.kind === 'on' ? kept(labels, matching.labels) : without(labels, matching.labels);
}
