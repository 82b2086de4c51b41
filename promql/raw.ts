import { closest } from 'fastest-levenshtein';
import { collectIssues, inPath, ValidationError, type Issue } from '../core/errors';
import type { Catalogue, Series, Unit } from '../metrics';
import { expressionIssues } from './check';
import { withIssues } from './issues';
import { labelsOf } from './labels';
import type { Node } from './node';
import { recorded } from './objective';
import { parse, type SeriesLookup } from './parse';
import { kindOf } from './signature';
import { Condition, InstantVector } from './vector';

/** What is to be known about PromQL that is written as text. */
export interface RawProps<L extends string, U extends Unit> {
  /** The catalogues whose metrics it may name. */
  readonly catalogues: readonly Catalogue[];
  /**
   * Labels of the result; they are checked.
   *
   * @default - none that may be relied upon
   */
  readonly labels?: readonly L[];
  /** The unit of the result; it is believed. */
  readonly unit: U;
}

/**
 * PromQL as text, for what the typed functions cannot say. It is parsed, and its functions, metrics, labels and matching are
 * checked against the catalogues.
 *
 * Issues are a text that is no PromQL, and names, kinds and matching that do not fit the catalogues.
 */
export function raw<U extends Unit, const L extends string = never>(
  text: string,
  props: RawProps<L, U>,
): InstantVector<L, U> {
  return new InstantVector(checkedNode(text, props), props.unit);
}

/**
 * Like {@link raw}, for a condition to alert on.
 *
 * Another issue is an expression that does not filter, and so would always fire.
 */
export function rawCondition<U extends Unit, const L extends string = never>(
  text: string,
  props: RawProps<L, U>,
): Condition<L, U> {
  const node = checkedNode(text, props);
  const issue = {
    problem: 'this expression always has a result, so an alert on it would always fire',
    given: text,
    allowed: 'a comparison, absent(), or these joined by and, or, unless',
  };
  const isKnown = node.issues !== undefined || isCondition(node);
  return new Condition(withIssues(node, isKnown ? [] : [issue]), props.unit);
}

function checkedNode(text: string, { catalogues, labels = [] }: RawProps<string, Unit>): Node {
  const issues: Issue[] = [];
  const node = collectIssues(issues, () => parse(text, lookupIn(catalogues)), unreadable(labels));
  if (issues.length === 0) issues.push(...expressionIssues(node), ...resultIssues(node, labels));
  return withIssues(node, inPath(`PromQL ${JSON.stringify(text)}`, issues));
}

function resultIssues(node: Node, labels: readonly string[]): Issue[] {
  const present = labelsOf(node);
  const kind = kindOf(node);
  return [
    ...(kind === 'instant vector' ? [] : [{ problem: `it gives a ${kind}`, allowed: 'an instant vector' }]),
    ...labels
      .filter((label) => !present.has(label))
      .map((label) => ({ problem: `its result has no label "${label}"`, allowed: [...present].join(', ') || 'none' })),
  ];
}

/** Stands for an expression that cannot be read, with the labels that it should have. */
function unreadable(labels: readonly string[]): Node {
  return recorded('unreadable', labels, 'none').node;
}

function isCondition(node: Node): boolean {
  if (node.type === 'call') return node.name === 'absent' || node.name === 'absent_over_time';
  if (node.type !== 'binary') return false;
  if (node.operator === 'or') return isCondition(node.left) && isCondition(node.right);
  return ['and', 'unless', '==', '!=', '>', '<', '>=', '<='].includes(node.operator) && !node.bool;
}

/** Finds a series by its name in some catalogues; what it throws names the nearest one. */
export function lookupIn(catalogues: readonly Catalogue[]): SeriesLookup {
  const known = new Map<string, Series>(catalogues.flatMap(({ series }) => [...series]));
  return (name) => {
    const series = known.get(name);
    if (series) return series;
    throw new ValidationError({
      problem: `no application exposes the metric "${name}"`,
      allowed: `the metrics of ${catalogues.map((catalogue) => catalogue.name).join(', ') || 'no catalogue'}`,
      ...(known.size > 0 ? { remedy: `did you mean ${closest(name, [...known.keys()])}?` } : {}),
    });
  };
}
