import type { Instant, Presence, ScalarExpression } from '../expression';
import { withIssues } from '../issues';
import { flagIssues, regExpText } from '../matcher';
import { callNode, stringNode, type MatcherNode } from '../node';
import { Scalar } from '../scalar';
import type { AnyUnit } from '../unit';
import { Condition, InstantVector } from '../vector';

/** 1 when there is no series: what an alert about a vanished application fires on. */
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

/** A condition that always holds, `vector(1)`: for an alert whose silence is the alarm. */
export function always(): Condition<never, 'boolean'> {
  return new Condition(callNode('vector', { type: 'number', value: 1 }), 'boolean');
}

/** In ascending order of values; only instant queries, such as tables, keep the order. */
export function sort<L extends string, U extends AnyUnit>(unordered: Instant<L, U>): InstantVector<L, U> {
  return new InstantVector(callNode('sort', unordered.node), unordered.unit);
}

/** In descending order of values; only instant queries, such as tables, keep the order. */
export function sortDesc<L extends string, U extends AnyUnit>(unordered: Instant<L, U>): InstantVector<L, U> {
  return new InstantVector(callNode('sort_desc', unordered.node), unordered.unit);
}

/** In ascending order of these labels, in natural order. Experimental: `promql-experimental-functions`. */
export function sortByLabel<L extends string, U extends AnyUnit, const K extends L>(
  unordered: Instant<L, U>,
  ...labels: readonly [K, ...K[]]
): InstantVector<L, U> {
  return new InstantVector(callNode('sort_by_label', unordered.node, ...labels.map(stringNode)), unordered.unit);
}

/** In descending order of these labels, in natural order. Experimental: `promql-experimental-functions`. */
export function sortByLabelDesc<L extends string, U extends AnyUnit, const K extends L>(
  unordered: Instant<L, U>,
  ...labels: readonly [K, ...K[]]
): InstantVector<L, U> {
  return new InstantVector(callNode('sort_by_label_desc', unordered.node, ...labels.map(stringNode)), unordered.unit);
}

/** What {@link labelReplace} needs. */
export interface LabelReplaceProps<S extends string, T extends string> {
  /** The label that is read. */
  readonly source: S;
  /** Matched against its whole value; where it does not match, the series stays as it is. */
  readonly regex: RegExp;
  /** The label that is written. */
  readonly target: T;
  /** Its new value; `$1` stands for the first group. */
  readonly replacement: string;
}

/**
 * Writes a label from a part of another. An issue is a regular expression with flags.
 */
export function labelReplace<L extends string, U extends AnyUnit, const S extends L, const T extends string>(
  vector: Instant<L, U>,
  { source, regex, target, replacement }: LabelReplaceProps<S, T>,
): InstantVector<L | T, U> {
  const args = [target, replacement, source, regExpText(regex)].map(stringNode);
  const call = callNode('label_replace', vector.node, ...args);
  return new InstantVector(withIssues(call, flagIssues(regex)), vector.unit);
}

/** What {@link labelJoin} needs. */
export interface LabelJoinProps<S extends string, T extends string> {
  /** The labels that are read, in this order. */
  readonly sources: readonly S[];
  /** What stands between their values. */
  readonly separator: string;
  /** The label that is written. */
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
 * Adds labels of the info metric of the same `job` and `instance`. Experimental: `promql-experimental-functions`.
 *
 * @param labels the labels that are added, where there are any
 * An issue is that no label is named.
 */
export function info<L extends string, U extends AnyUnit, const K extends string>(
  vector: Instant<L | 'job' | 'instance', U>,
  ...labels: readonly K[]
): InstantVector<L | 'job' | 'instance' | K, U> {
  const matchers = labels.map((label): MatcherNode => ({ label, operator: '=~', value: '.*' }));
  const issue = { problem: 'info() needs the labels that it adds', allowed: 'at least one label' };
  const call = callNode('info', vector.node, { type: 'labelSelector', matchers });
  return new InstantVector(withIssues(call, labels.length > 0 ? [] : [issue]), vector.unit);
}
