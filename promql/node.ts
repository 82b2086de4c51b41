import type { Series } from '../metrics';
import type { MayHaveIssues } from './issues';
import type { WindowNode } from './window';

/** Arithmetic and trigonometric operators. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^' | 'atan2';
/** Operators that trim a native histogram at a value. */
export type TrimOperator = '</' | '>/';
/** Names of the comparisons. */
export const comparisons = ['==', '!=', '>', '<', '>=', '<='] as const;
/** Comparisons. */
export type ComparisonOperator = (typeof comparisons)[number];
/** Names of the set operators. */
export const setOperators = ['and', 'or', 'unless'] as const;
/** Set operators. */
export type SetOperator = (typeof setOperators)[number];
/** Binary operators. */
export type BinaryOperator = ArithmeticOperator | TrimOperator | ComparisonOperator | SetOperator;

/** Aggregations. */
export type AggregationOperator =
  | 'avg'
  | 'bottomk'
  | 'count'
  | 'count_values'
  | 'group'
  | 'limit_ratio'
  | 'limitk'
  | 'max'
  | 'min'
  | 'quantile'
  | 'stddev'
  | 'stdvar'
  | 'sum'
  | 'topk';

/** Operators of label matchers. */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** Matcher of a selector. */
export interface MatcherNode extends MayHaveIssues {
  /** Name of the label. */
  readonly label: string;
  /** Comparison: equal, not equal, matching, or not matching. */
  readonly operator: MatchOperator;
  /** Value of the label. For `=~` and `!~`, a regular expression of the whole value. */
  readonly value: string;
}

/** Modifiers `offset` and `@` of selectors and subqueries. */
export interface TimeShift {
  /** Duration. A negative one shifts into the future. */
  readonly offset?: string;
  /** Seconds since 1970-01-01 UTC, or the start or end of the queried range. */
  readonly at?: number | 'start' | 'end';
}

/** Vector matching. */
export interface MatchingNode {
  /** Whether the labels are compared, or all others. */
  readonly kind: 'on' | 'ignoring';
  /** Names of the labels. */
  readonly labels: readonly string[];
  /** Side with several series per match, and the labels that the result copies from the other side. */
  readonly group?: { readonly side: 'left' | 'right'; readonly include: readonly string[] };
  /** Values for series that are missing on a side. */
  readonly fill?: { readonly left?: number; readonly right?: number };
}

/** Selector of series by name and labels. */
export interface SelectorNode extends TimeShift, MayHaveIssues {
  readonly type: 'selector';
  /** Selected series. Its name is empty if the selector does not name one series. */
  readonly series: Series;
  /** Series of which a selector without one name selects some. `series` has what they have in common. */
  readonly candidates?: readonly Series[];
  /** Matchers of labels. All must be satisfied. */
  readonly matchers: readonly MatcherNode[];
  /** Modifier for samples around the time of the evaluation. That of a range vector is in its node. */
  readonly edges?: 'anchored' | 'smoothed';
}

/** Range vector of a selector. */
export interface MatrixNode extends MayHaveIssues {
  readonly type: 'matrix';
  /** Selector of the series. */
  readonly selector: SelectorNode;
  /** Length of the window. */
  readonly window: WindowNode;
  /** Modifier for samples at the edges of the window (experimental). */
  readonly edges?: 'anchored' | 'smoothed';
}

/** Subquery. */
export interface SubqueryNode extends TimeShift, MayHaveIssues {
  readonly type: 'subquery';
  /** Expression that is evaluated at each step. */
  readonly expression: Node;
  /** Length of the window. */
  readonly window: WindowNode;
  /** Resolution. Default: Prometheus' global evaluation interval. */
  readonly step?: WindowNode;
}

/** A function call. */
export interface CallNode extends MayHaveIssues {
  readonly type: 'call';
  /** Name of the function. */
  readonly name: string;
  /** Arguments in their order. */
  readonly args: readonly Node[];
}

/** An aggregation over labels. */
export interface AggregationNode extends MayHaveIssues {
  readonly type: 'aggregation';
  /** Aggregation operator. */
  readonly operator: AggregationOperator;
  /** Labels by which, or without which, series are grouped. Absent, all series are one group. */
  readonly grouping?: { readonly kind: 'by' | 'without'; readonly labels: readonly string[] };
  /** Parameter of operators such as `topk` and `quantile`. */
  readonly parameter?: Node;
  /** Vector that is aggregated. */
  readonly expression: Node;
}

/** Binary operation. */
export interface BinaryNode extends MayHaveIssues {
  readonly type: 'binary';
  /** Binary operator. */
  readonly operator: BinaryOperator;
  /** Left side. */
  readonly left: Node;
  /** Right side. */
  readonly right: Node;
  /** Returns 0 or 1 from a comparison instead of filtering. */
  readonly bool?: true;
  /** Vector matching. Absent, all labels are compared. */
  readonly matching?: MatchingNode;
  /** The typed functions built a division, whose divisor is checked for 0. */
  readonly isChecked?: true;
  /** Quotient of a part and the whole, which is 0 to 1. */
  readonly isShare?: true;
}

/** Node of an expression. The tree has no parentheses; the renderer adds them where needed. */
export type Node =
  | (MayHaveIssues & { readonly type: 'number'; readonly value: number })
  | (MayHaveIssues & { readonly type: 'string'; readonly value: string })
  | (MayHaveIssues & { readonly type: 'negation'; readonly expression: Node })
  /** Second argument of `info()`: label matchers without a metric name. */
  | (MayHaveIssues & { readonly type: 'labelSelector'; readonly matchers: readonly MatcherNode[] })
  | SelectorNode
  | MatrixNode
  | SubqueryNode
  | CallNode
  | AggregationNode
  | BinaryNode;

/** Creates the matcher of any of these jobs, whose names have no special characters. */
export function jobsMatcher(jobs: readonly string[]): MatcherNode {
  return { label: 'job', operator: '=~', value: jobs.join('|') };
}

/**
 * Tests whether a text is UTF-8. A byte of PromQL that is not is half of a surrogate pair: U+DC00
 * plus the byte.
 */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

/** Tests whether a text is the name of a label for Prometheus: any text in UTF-8 that is not empty. */
export function isLabelText(text: string): boolean {
  return text !== '' && isWellFormed(text);
}

/** Creates the node of a number. */
export function numberNode(value: number): Node {
  return { type: 'number', value };
}

/** Creates the node of a string. */
export function stringNode(value: string): Node {
  return { type: 'string', value };
}

/** Creates the node of a function call. */
export function callNode(name: string, ...args: readonly Node[]): CallNode {
  return { type: 'call', name, args };
}

/** Negates a node. The sign of a number is part of its value. */
export function negationOf(node: Node): Node {
  return node.type === 'number' ? { ...node, value: -node.value } : { type: 'negation', expression: node };
}

/** Tests whether an operator compares. */
export function isComparison(operator: BinaryOperator): operator is ComparisonOperator {
  return comparisons.some((one) => one === operator);
}

/** Returns the comparison that means the same with its sides exchanged. */
export function mirrored(operator: BinaryOperator): BinaryOperator {
  return exchanged[operator] ?? operator;
}

const exchanged: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Tests whether an operator combines sets of series. */
export function isSetOperator(operator: BinaryOperator): operator is SetOperator {
  return setOperators.some((one) => one === operator);
}

/** Creates the node of a binary operation. */
export function binaryNode(operator: BinaryOperator, left: Node, right: Node): BinaryNode {
  return { type: 'binary', operator, left, right };
}

/** Returns the children of a node in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'labelSelector':
    case 'selector':
      return [];
    case 'matrix':
      return [node.selector];
    case 'negation':
    case 'subquery':
      return [node.expression];
    case 'aggregation':
      return node.parameter ? [node.parameter, node.expression] : [node.expression];
    case 'call':
      return node.args;
    case 'binary':
      return [node.left, node.right];
  }
}

/** Returns a node and its descendants, parents first. */
export function walk(node: Node): readonly Node[] {
  const found: Node[] = [];
  const add = (one: Node): void => {
    found.push(one);
    childrenOf(one).forEach(add);
  };
  add(node);
  return found;
}

/** Changes to a tree. */
export interface Transformation {
  readonly selector?: (node: SelectorNode) => SelectorNode;
  readonly window?: (window: WindowNode) => WindowNode;
  /**
   * Changes to the right side of an operator.
   *
   * @default - the same changes
   */
  readonly right?: (node: BinaryNode) => Transformation;
}

/** Returns a copy of a tree with other selectors and windows. */
export function transform(node: Node, change: Transformation): Node {
  const selector = change.selector ?? ((same: SelectorNode) => same);
  const window = change.window ?? ((same: WindowNode) => same);
  switch (node.type) {
    case 'selector':
      return selector(node);
    case 'matrix':
      return { ...node, selector: selector(node.selector), window: window(node.window) };
    case 'subquery': {
      const expression = transform(node.expression, change);
      return { ...node, expression, window: window(node.window), ...(node.step ? { step: window(node.step) } : {}) };
    }
    case 'negation':
      return { ...node, expression: transform(node.expression, change) };
    case 'aggregation': {
      const expression = transform(node.expression, change);
      return { ...node, expression, ...(node.parameter ? { parameter: transform(node.parameter, change) } : {}) };
    }
    case 'call':
      return { ...node, args: node.args.map((arg) => transform(arg, change)) };
    case 'binary': {
      const right = change.right?.(node) ?? change;
      return { ...node, left: transform(node.left, change), right: transform(node.right, right) };
    }
    case 'labelSelector':
    case 'number':
    case 'string':
      return node;
  }
}
