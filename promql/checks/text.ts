import type { Issue } from '../../core/errors';
import { constantOf } from '../analysis/bounds';
import { missing } from '../check';
import { nameOf, seriesOf, stringsOf } from '../labels';
import {
  childrenOf,
  walk,
  type AggregationNode,
  type CallNode,
  type MatrixNode,
  type Node,
  type SelectorNode,
  type SubqueryNode,
} from '../node';
import { quantileNode } from '../quantile';
import { joinIssues } from './join';
import { labelReplaceIssues } from './label-replace';

/** Functions of the samples of a counter in a window: those whose result is right over its resets. */
const ofCounters =
  'rate irate increase resets changes count_over_time present_over_time absent_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time'.split(
    ' ',
  );
/** Functions for which {@link expressionIssues} reports a counter itself. */
const ofGauges = ['delta', 'idelta', 'deriv', 'predict_linear'];
/** Functions and aggregations that ignore values. */
const ofPresence = ['absent', 'count', 'group', 'start_timestamp', 'timestamp'];

/** Positions of the quantiles among the arguments of a function. */
const quantileArguments: Readonly<Record<string, (args: readonly Node[]) => readonly Node[]>> = {
  histogram_quantile: (args) => args.slice(0, 1),
  histogram_quantiles: (args) => args.slice(2),
  quantile_over_time: (args) => args.slice(0, 1),
};

/**
 * Issues of an expression that was written as text, which the types of the typed functions exclude:
 * the value of a counter, quantiles outside 0 to 1, unknown sources of labels, patterns and replacements
 * of `label_replace`, and joins of several series with several.
 */
export function textIssues(node: Node): Issue[] {
  return [...(isCounter(node) ? [counterIssue(node)] : []), ...walk(node).flatMap(nodeIssues)];
}

function nodeIssues(node: Node): Issue[] {
  return [
    ...childrenOf(node)
      .filter(isCounter)
      .filter((child) => !ignoresValue(node, child))
      .map(counterIssue),
    ...(node.type === 'call' ? callIssues(node) : []),
    ...(node.type === 'aggregation' ? aggregationIssues(node) : []),
    ...(node.type === 'binary' ? joinIssues(node, 'text') : []),
  ];
}

/** Tests whether an expression selects only counters and histograms. */
function isCounter(node: Node): node is SelectorNode {
  return node.type === 'selector' && seriesOf(node).every(({ type }) => type !== 'gauge');
}

/** Tests whether the value of an operand does not matter, or is that of a window, which is checked with its function. */
function ignoresValue(node: Node, operand: Node): boolean {
  if (node.type === 'matrix' || node.type === 'subquery') return true;
  if (node.type === 'call') return ofPresence.includes(node.name);
  if (node.type === 'aggregation') return ofPresence.includes(node.operator);
  return node.type === 'binary' && ['and', 'unless'].includes(node.operator) && operand === node.right;
}

function counterIssue(selector: SelectorNode): Issue {
  return {
    problem: `the value of the ${typeOf(selector)} ${nameOf(selector)} depends on its last reset`,
    remedy: 'rate() or increase()',
  };
}

function typeOf(selector: SelectorNode): string {
  return seriesOf(selector).every(({ type }) => type === 'nativeHistogram') ? 'histogram' : 'counter';
}

function callIssues(call: CallNode): Issue[] {
  const { name, args } = call;
  const quantiles = quantileArguments[name]?.(args) ?? [];
  const isKnown = ofCounters.includes(name) || ofGauges.includes(name);
  const windows = isKnown ? [] : args.filter((arg) => arg.type === 'matrix' || arg.type === 'subquery');
  return [
    ...quantiles.flatMap(quantileIssues),
    ...windows
      .map(samplesOf)
      .filter(isCounter)
      .map((selector) => ({
        problem: `${name} requires a gauge, but ${nameOf(selector)} is a ${typeOf(selector)}`,
        remedy: 'rate() or increase()',
      })),
    ...sourceIssues(call),
  ];
}

/** Selector or expression whose samples are in a window. */
function samplesOf(node: MatrixNode | SubqueryNode): Node {
  return node.type === 'matrix' ? node.selector : node.expression;
}

function quantileIssues(node: Node): readonly Issue[] {
  const constant = constantOf(node);
  return constant === undefined ? [] : (quantileNode(constant).issues ?? []);
}

function aggregationIssues({ operator, parameter }: AggregationNode): readonly Issue[] {
  return operator === 'quantile' && parameter ? quantileIssues(parameter) : [];
}

/** Issues of `label_join` and `label_replace`. An empty source is no label. */
function sourceIssues(call: CallNode): Issue[] {
  const { name, args } = call;
  const [vector] = args;
  if (!vector || (name !== 'label_replace' && name !== 'label_join')) return [];
  const sources = stringsOf(name === 'label_replace' ? args.slice(3, 4) : args.slice(3)).filter(
    (label) => label !== '',
  );
  const unknown = missing(sources, vector, name);
  return unknown.length === 0 && name === 'label_replace' ? labelReplaceIssues(call) : unknown;
}
