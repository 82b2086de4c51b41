import type { Issue } from '../../core/errors';
import type { Instant, LabelsOf, Presence, ScalarExpression, UnitOf } from '../expression';
import { labelReplaceIssues } from '../checks/label-replace';
import { withIssues } from '../issues';
import { flagIssues, regExpText } from '../matcher';
import { callNode, isLabelText, stringNode, type MatcherNode } from '../node';
import { Scalar } from '../scalar';
import type { AnyUnit } from '../unit';
import { Condition, InstantVector } from '../vector';

/** 1 when there is no series, for an alert on a missing application. */
export function absent(vector: Presence<string>): Condition<never, 'boolean'> {
  return new Condition(callNode('absent', vector.node), 'boolean');
}

/** A number as a vector of one series without labels. */
export function vector<U extends AnyUnit>(scalar: ScalarExpression<U>): InstantVector<never, U> {
  return new InstantVector(callNode('vector', scalar.node), scalar.unit);
}

/** A vector without labels; for one with labels, a compiler message. */
export type Single<V> = [LabelsOf<V>] extends [never]
  ? V
  : 'a vector with one series: aggregate it without by(), as in max(vector)';

/** The value of a vector that has exactly one series; otherwise NaN. */
export function scalar<V extends Instant<string, AnyUnit>>(single: Single<V>): Scalar<UnitOf<V>> {
  const { node, unit } = single as V;
  return new Scalar(callNode('scalar', node), unit as UnitOf<V>);
}

/** Condition that is always met, `vector(1)`, for a watchdog alert. */
export function always(): Condition<never, 'boolean'> {
  return new Condition(callNode('vector', { type: 'number', value: 1 }), 'boolean');
}

/**
 * Vector in ascending order of values. Only instant queries, such as those of tables, keep the
 * order.
 */
export function sort<L extends string, U extends AnyUnit, F extends boolean>(
  unordered: Instant<L, U, F>,
): InstantVector<L, U, F> {
  return new InstantVector(callNode('sort', unordered.node), unordered.unit);
}

/**
 * Vector in descending order of values. Only instant queries, such as those of tables, keep the
 * order.
 */
export function sortDesc<L extends string, U extends AnyUnit, F extends boolean>(
  unordered: Instant<L, U, F>,
): InstantVector<L, U, F> {
  return new InstantVector(callNode('sort_desc', unordered.node), unordered.unit);
}

/**
 * Vector in ascending natural order of these labels. Experimental: `promql-experimental-functions`.
 */
export function sortByLabel<L extends string, U extends AnyUnit, F extends boolean, const K extends L>(
  unordered: Instant<L, U, F>,
  ...labels: readonly [K, ...K[]]
): InstantVector<L, U, F> {
  return new InstantVector(callNode('sort_by_label', unordered.node, ...labels.map(stringNode)), unordered.unit);
}

/**
 * Vector in descending natural order of these labels. Experimental:
 * `promql-experimental-functions`.
 */
export function sortByLabelDesc<L extends string, U extends AnyUnit, F extends boolean, const K extends L>(
  unordered: Instant<L, U, F>,
  ...labels: readonly [K, ...K[]]
): InstantVector<L, U, F> {
  return new InstantVector(callNode('sort_by_label_desc', unordered.node, ...labels.map(stringNode)), unordered.unit);
}

/** Properties of {@link labelReplace}. */
export interface LabelReplaceProps<S extends string, T extends string> {
  /** Source label. `__name__` is the name of the metric. */
  readonly source: S;
  /** Regular expression for the whole value. Series that do not match are unchanged. */
  readonly regex: RegExp;
  /** Target label. */
  readonly target: T;
  /** New value. `$1` is the first group. */
  readonly replacement: string;
}

/**
 * Writes a label from a part of another label.
 *
 * Issues: a regular expression with flags, one that is not RE2 or matches no known value of the source,
 * and a replacement with a group that the regular expression does not have.
 */
export function labelReplace<
  L extends string,
  U extends AnyUnit,
  F extends boolean,
  const S extends L | '__name__',
  const T extends string,
>(
  vector: Instant<L, U, F>,
  { source, regex, target, replacement }: LabelReplaceProps<S, T>,
): InstantVector<L | T, U, F> {
  const args = [target, replacement, source, regExpText(regex)].map(stringNode);
  const call = callNode('label_replace', vector.node, ...args);
  return new InstantVector(withIssues(call, [...flagIssues(regex), ...labelReplaceIssues(call)]), vector.unit);
}

/** Properties of {@link labelJoin}. */
export interface LabelJoinProps<S extends string, T extends string> {
  /** Source labels in order. */
  readonly sources: readonly S[];
  /** Separator between the values. */
  readonly separator: string;
  /** Target label. */
  readonly target: T;
}

/**
 * Writes a label from several others.
 *
 * A call without sources is an issue.
 */
export function labelJoin<
  L extends string,
  U extends AnyUnit,
  F extends boolean,
  const S extends L | '__name__',
  const T extends string,
>(vector: Instant<L, U, F>, { sources, separator, target }: LabelJoinProps<S, T>): InstantVector<L | T, U, F> {
  const call = callNode('label_join', vector.node, ...[target, separator, ...sources].map(stringNode));
  const issue = { problem: 'label_join has no source, and only removes its target', allowed: 'at least one label' };
  return new InstantVector(withIssues(call, sources.length > 0 ? [] : [issue]), vector.unit);
}

/**
 * Adds labels of the info metric with the same `job` and `instance`. Experimental:
 * `promql-experimental-functions`.
 *
 * A call without labels, an empty label and `__name__` are issues.
 *
 * @param labels the labels to add, where they exist
 */
export function info<L extends string, U extends AnyUnit, F extends boolean, const K extends string>(
  vector: Instant<L | 'job' | 'instance', U, F>,
  ...labels: readonly K[]
): InstantVector<L | 'job' | 'instance' | K, U, F> {
  const matchers = labels.map((label): MatcherNode => ({ label, operator: '=~', value: '.*' }));
  const call = callNode('info', vector.node, { type: 'labelSelector', matchers });
  return new InstantVector(withIssues(call, infoIssues(labels)), vector.unit);
}

function infoIssues(labels: readonly string[]): Issue[] {
  if (labels.length === 0) return [{ problem: 'info() requires the labels to add', allowed: 'at least one label' }];
  return labels
    .filter((label) => label === '__name__' || !isLabelText(label))
    .map((given) => ({ problem: 'info() cannot add this label', given, allowed: 'labels of the info metric' }));
}
