import { distinctIssues, type Issue } from '../core/errors';
import type { SeriesType } from '../metrics';
import { countedLabelIssues, writtenLabelIssues } from './checks/written-label';
import { builtIssues, ownIssues } from './node-issues';
import { hasName, labelsOf, nameOf, seriesOf } from './labels';
import { matcherIssues, patternIssues } from './matcher';
import { labelValueIssues } from './checks/label-values';
import {
  childrenOf,
  isComparison,
  isLabelText,
  isSetOperator,
  walk,
  type BinaryNode,
  type CallNode,
  type MatchingNode,
  type MatrixNode,
  type Node,
  type SelectorNode,
} from './node';
import { textOf } from './render';
import { aggregationParameters, growthFunctions, kindOf, signatures, type ValueKind } from './signature';

/**
 * Issues of an expression: those of the values from which it was built, and those that types cannot
 * detect, such as wrong arguments, unknown labels, and vectors that cannot match.
 */
export function expressionIssues(node: Node): Issue[] {
  return distinctIssues(allIssues(node));
}

/** Collects issues. A node that was built from invalid values is not checked further. */
function allIssues(node: Node): Issue[] {
  if (ownIssues(node).length > 0) return builtIssues(node);
  return [...nodeIssues(node), ...childrenOf(node).flatMap(allIssues)];
}

function nodeIssues(node: Node): Issue[] {
  switch (node.type) {
    case 'selector':
      return selectorIssues(node);
    case 'labelSelector':
      return node.matchers.flatMap(patternIssues);
    case 'matrix':
      return [];
    case 'call':
      return callIssues(node);
    case 'aggregation':
      return [
        ...kindIssues(node.expression, 'instant vector', node.operator),
        ...(node.parameter
          ? kindIssues(node.parameter, aggregationParameters[node.operator] ?? 'scalar', node.operator)
          : []),
        ...countedLabelIssues(node),
        ...missing(node.grouping?.labels ?? [], node.expression, `${node.operator} ${node.grouping?.kind ?? ''}`),
      ];
    case 'binary':
      return binaryIssues(node);
    case 'negation':
      return kindOf(node.expression) === 'scalar' ? [] : kindIssues(node.expression, 'instant vector', 'a minus sign');
    case 'subquery':
      return kindIssues(node.expression, 'instant vector', 'a subquery');
    case 'number':
    case 'string':
      return [];
  }
}

/** Issues of matchers. One of several possible series must meet all of them. */
function selectorIssues(node: SelectorNode): Issue[] {
  const own = node.matchers.filter(({ label }) => label !== '__name__');
  const bySeries = seriesOf(node).map((series) => own.flatMap((matcher) => matcherIssues(series, matcher)));
  return bySeries.some((issues) => issues.length === 0) ? [] : bySeries[0]!;
}

function callIssues(call: CallNode): Issue[] {
  const { name, args } = call;
  const signature = signatures[name];
  if (!signature) return [{ problem: `unknown function ${name}`, allowed: Object.keys(signatures).sort() }];
  const least = signature.args.length - signature.optional;
  const most = signature.args.length + signature.variadic;
  if (args.length < least || args.length > most) {
    const allowed = least === most ? String(least) : `${least} to ${most === Infinity ? 'any number' : most}`;
    return [{ problem: `${name} has the wrong number of arguments`, given: args.length, allowed }];
  }
  const kinds = args.map((_, index) => signature.args[Math.min(index, signature.args.length - 1)]!);
  const issues = args.flatMap((arg, index) => kindIssues(arg, kinds[index]!, name));
  return [
    ...issues,
    ...args.flatMap((arg) => seriesTypeIssues(name, arg)),
    ...bucketsIssues(name, args),
    ...writtenLabelIssues(call),
  ];
}

function seriesTypeIssues(name: string, arg: Node): Issue[] {
  if (arg.type !== 'matrix') return [];
  const isAlways = (type: SeriesType) => seriesOf(arg.selector).every((series) => series.type === type);
  const selected = nameOf(arg.selector);
  if (growthFunctions.includes(name) && isAlways('gauge')) {
    const remedy = 'delta, deriv or avg_over_time';
    return [{ problem: `${name} requires a counter, but ${selected} is a gauge`, remedy }];
  }
  if (['delta', 'idelta', 'deriv', 'predict_linear'].includes(name) && isAlways('counter')) {
    return [{ problem: `${name} requires a gauge, but ${selected} is a counter`, remedy: growthFunctions.join(', ') }];
  }
  return edgesIssues(name, arg);
}

/** Issues of a modifier of the edges of a window that Prometheus refuses when it evaluates the call. */
function edgesIssues(name: string, { edges }: MatrixNode): Issue[] {
  const anchored = ['changes', 'delta', 'increase', 'rate', 'resets'];
  const allowed = { anchored, smoothed: ['delta', 'increase', 'rate'] };
  if (!edges || allowed[edges].includes(name)) return [];
  return [{ problem: `the window of ${name} cannot be ${edges}`, allowed: allowed[edges] }];
}

function bucketsIssues(name: string, args: readonly Node[]): Issue[] {
  const position = { histogram_quantile: 1, histogram_fraction: 2, histogram_quantiles: 0 }[name];
  const buckets = position === undefined ? undefined : args[position];
  if (!buckets || selectsNativeHistogram(buckets)) return [];
  return [...missing(['le'], buckets, name), ...boundlessIssues(name, buckets)];
}

/** Issues of a histogram whose only bucket is `+Inf`. */
function boundlessIssues(name: string, buckets: Node): Issue[] {
  const selectors = walk(buckets).filter((one) => one.type === 'selector');
  const found = selectors.find((one) => seriesOf(one).some(({ labels }) => String(labels.le) === '+Inf'));
  if (!found) return [];
  return [{ problem: `${name} requires buckets with bounds, but the only one is +Inf`, given: nameOf(found) }];
}

function selectsNativeHistogram(node: Node): boolean {
  return walk(node).some(
    (one) => one.type === 'selector' && seriesOf(one).some(({ type }) => type === 'nativeHistogram'),
  );
}

function binaryIssues(node: BinaryNode): Issue[] {
  const [left, right] = [kindOf(node.left), kindOf(node.right)];
  const wrong = [left, right].filter((kind) => kind === 'range vector' || kind === 'string');
  if (wrong.length > 0)
    return [{ problem: `${node.operator} does not accept the type ${wrong[0]}`, given: textOf(node) }];
  if (left === 'scalar' || right === 'scalar') return scalarIssues(node, left, right);
  return [...modifierIssues(node), ...matchingIssues(node), ...labelValueIssues(node)];
}

/** Issues of the labels of `ignoring` and `group_left`, whatever is matched. */
function modifierIssues({ operator, matching }: BinaryNode): Issue[] {
  if (!matching) return [];
  const { kind, labels, group } = matching;
  const ignored = kind === 'ignoring' ? labels.filter((label) => !isLabelText(label)) : [];
  const copied = kind === 'on' ? (group?.include ?? []).filter((label) => labels.includes(label)) : [];
  return [
    ...ignored.map((given) => ({
      path: `${operator} ignoring`,
      problem: 'this is no label',
      given,
      allowed: 'a name of a label, in UTF-8',
    })),
    ...copied.map((given) => ({
      path: `${operator} group_${group?.side}`,
      problem: 'on() compares the label already',
      given,
      allowed: 'labels that are not compared',
    })),
  ];
}

function scalarIssues(node: BinaryNode, left: ValueKind, right: ValueKind): Issue[] {
  if (isSetOperator(node.operator)) {
    return [{ problem: `${node.operator} requires two vectors`, given: textOf(node) }];
  }
  if (node.matching && (node.matching.labels.length > 0 || node.matching.fill)) {
    return [{ problem: `${node.operator} with on, ignoring or fill requires two vectors`, given: textOf(node) }];
  }
  if (left === right && isComparison(node.operator) && !node.bool) {
    return [{ problem: 'a comparison of two scalars requires bool', given: textOf(node) }];
  }
  return [];
}

function matchingIssues({ operator, left, right, matching }: BinaryNode): Issue[] {
  const [ofLeft, ofRight] = [labelsOf(left), labelsOf(right)];
  if (matching?.kind === 'on') {
    return [
      ...missing(matching.labels, left, `left of ${operator} on`),
      ...missing(matching.labels, right, `right of ${operator} on`),
      ...includeIssues(operator, left, right, matching),
    ];
  }
  if (operator === 'or' || matching?.fill || hasUnknownLabels(left) || hasUnknownLabels(right)) return [];
  const ignored = new Set(matching?.labels);
  // A label that each series of one side has and no series of the other side.
  const lacks = (labels: ReadonlySet<string>, other: Node) =>
    [...labels].some((label) => !ignored.has(label) && !labelsOf(other, 'some').has(label));
  if (!lacks(ofLeft, right) && !lacks(ofRight, left)) return includeIssues(operator, left, right, matching);
  const compared = (labels: ReadonlySet<string>) => [...labels].filter((label) => !ignored.has(label)).sort();
  return [
    {
      problem: `the labels of ${operator} differ, so no series match`,
      given: `${compared(ofLeft).join(', ')} and ${compared(ofRight).join(', ')}`,
      remedy: 'on or ignoring',
    },
  ];
}

/** Issues of the labels that `group_left` or `group_right` adds from the other side. */
function includeIssues(operator: string, left: Node, right: Node, matching?: MatchingNode): Issue[] {
  const group = matching?.group;
  if (!group) return [];
  return missing(group.include, group.side === 'left' ? right : left, `${operator} group_${group.side}`);
}

/** Tests whether an expression has labels of info metrics that it does not name. */
function hasUnknownLabels(node: Node): boolean {
  if (node.type === 'call' && node.name === 'info' && node.args.length === 1) return true;
  return childrenOf(node).some(hasUnknownLabels);
}

function kindIssues(node: Node, allowed: ValueKind, where: string): Issue[] {
  const kind = kindOf(node);
  return kind === allowed
    ? []
    : [{ problem: `${where} does not accept the type ${kind}`, given: textOf(node), allowed }];
}

/** Issues of labels that no series of an expression can have. */
export function missing(labels: readonly string[], node: Node, where: string): Issue[] {
  const present = labelsOf(node, 'some');
  if (hasUnknownLabels(node)) return [];
  return labels
    .filter((label) => !present.has(label) && !(label === '__name__' && hasName(node)))
    .map((label) => ({ path: where, problem: `unknown label "${label}"`, allowed: [...present] }));
}

/**
 * Feature flags of Prometheus that an expression requires. Source:
 * https://prometheus.io/docs/prometheus/latest/feature_flags/.
 */
export function featuresOf(node: Node): ReadonlySet<string> {
  return new Set(walk(node).flatMap(featuresAt));
}

function featuresAt(node: Node): string[] {
  switch (node.type) {
    case 'call':
      return signatures[node.name]?.experimental ? ['promql-experimental-functions'] : [];
    case 'aggregation':
      return node.operator === 'limitk' || node.operator === 'limit_ratio' ? ['promql-experimental-functions'] : [];
    case 'matrix':
    case 'selector':
      return node.edges ? ['promql-extended-range-selectors'] : [];
    case 'binary':
      return node.matching?.fill ? ['promql-binop-fill-modifiers'] : [];
    case 'labelSelector':
    case 'negation':
    case 'number':
    case 'string':
    case 'subquery':
      return [];
  }
}

/**
 * Reports whether an expression can return NaN without traffic: a quantile that no comparison
 * filters.
 */
export function mayBeNaN(node: Node): boolean {
  if (node.type === 'call' && node.name === 'histogram_quantile') return true;
  if (node.type === 'binary' && isComparison(node.operator) && !node.bool) return false;
  return childrenOf(node).some(mayBeNaN);
}
