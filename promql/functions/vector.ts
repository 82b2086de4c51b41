import type { Instant, Presence, ScalarExpression } from '../expression';
import { withIssues } from '../issues';
import { flagIssues, regExpText } from '../matcher';
import { callNode, stringNode, type MatcherNode } from '../node';
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

/** The value of a vector that has exactly one series; otherwise NaN. */
export function scalar<U extends AnyUnit>(single: Instant<string, U>): Scalar<U> {
  return new Scalar(callNode('scalar', single.node), single.unit);
}

/** Condition that is always met, `vector(1)`, for a watchdog alert. */
export function always(): Condition<never, 'boolean'> {
  return new Condition(callNode('vector', { type: 'number', value: 1 }), 'boolean');
}

/**
 * Vector in ascending order of values. Only instant queries, such as those of tables, keep the
 * order.
 */
export function sort<L extends string, U extends AnyUnit>(unordered: Instant<L, U>): InstantVector<L, U> {
  return new InstantVector(callNode('sort', unordered.node), unordered.unit);
}

/**
 * Vector in descending order of values. Only instant queries, such as those of tables, keep the
 * order.
 */
export function sortDesc<L extends string, U extends AnyUnit>(unordered: Instant<L, U>): InstantVector<L, U> {
  return new InstantVector(callNode('sort_desc', unordered.node), unordered.unit);
}

/**
 * Vector in ascending natural order of these labels. Experimental: `promql-experimental-functions`.
 */
export function sortByLabel<L extends string, U extends AnyUnit, const K extends L>(
  unordered: Instant<L, U>,
  ...labels: readonly [K, ...K[]]
): InstantVector<L, U> {
  return new InstantVector(callNode('sort_by_label', unordered.node, ...labels.map(stringNode)), unordered.unit);
}

/**
 * Vector in descending natural order of these labels. Experimental:
 * `promql-experimental-functions`.
 */
export function sortByLabelDesc<L extends string, U extends AnyUnit, const K extends L>(
  unordered: Instant<L, U>,
  ...labels: readonly [K, ...K[]]
): InstantVector<L, U> {
  return new InstantVector(callNode('sort_by_label_desc', unordered.node, ...labels.map(stringNode)), unordered.unit);
}

/** Properties of {@link labelReplace}. */
export interface LabelReplaceProps<S extends string, T extends string> {
  /** Source label. */
  readonly source: S;
  /** Regular expression for the whole value. Series that do not match are unchanged. */
  readonly regex: RegExp;
  /** Target label. */
  readonly target: T;
  /** New value. `$1` is the first group. */
  readonly replacement: string;
}

/** Writes a label from a part of another label. A regular expression with flags is an issue. */
export function labelReplace<L extends string, U extends AnyUnit, const S extends L, const T extends string>(
  vector: Instant<L, U>,
  { source, regex, target, replacement }: LabelReplaceProps<S, T>,
): InstantVector<L | T, U> {
  const args = [target, replacement, source, regExpText(regex)].map(stringNode);
  const call = callNode('label_replace', vector.node, ...args);
  return new InstantVector(withIssues(call, flagIssues(regex)), vector.unit);
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

/** Writes a label from several others. */
export function labelJoin<L extends string, U extends AnyUnit, const S extends L, const T extends string>(
  vector: Instant<L, U>,
  { sources, separator, target }: LabelJoinProps<S, T>,
): InstantVector<L | T, U> {
  const args = [target, separator, ...sources].map(stringNode);
  return new InstantVector(callNode('label_join', vector.node, ...args), vector.unit);
}

/**
 * Adds labels of the info metric with the same `job` and `instance`. Experimental:
 * `promql-experimental-functions`.
 *
 * A call without labels is an issue.
 *
 * @param labels the labels to add, where they exist
 */
export function info<L extends string, U extends AnyUnit, const K extends string>(
  vector: Instant<L | 'job' | 'instance', U>,
  ...labels: readonly K[]
): InstantVector<L | 'job' | 'instance' | K, U> {
  const matchers = labels.map((label): MatcherNode => ({ label, operator: '=~', value: '.*' }));
  const issue = { problem: 'info() requires the labels to add', allowed: 'at least one label' };
  const call = callNode('info', vector.node, { type: 'labelSelector', matchers });
  return new InstantVector(withIssues(call, labels.length > 0 ? [] : [issue]), vector.unit);
}
