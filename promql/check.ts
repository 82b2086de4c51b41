import { distinctIssues, type Issue } from '../core/errors';
import { builtIssues, ownIssues } from './node-issues';
import { hasName, labelsOf, possibleLabelsOf } from './labels';
import { matcherIssues } from './matcher';
import { childrenOf, walk, type BinaryNode, type CallNode, type Node } from './node';
import { textOf } from './render';
import { aggregationParameters, kindOf, signatures, type ValueKind } from './signature';

const setOperators = ['and', 'or', 'unless'];
const growth = ['rate', 'irate', 'increase'];
const comparisons = ['==', '!=', '>', '<', '>=', '<='];

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
      return node.matchers.flatMap((matcher) => matcherIssues(node.series, matcher));
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
        ...missing(
          node.grouping?.labels ?? [],
          groupingLabelsOf(node.expression),
          `${node.operator} ${node.grouping?.kind ?? ''}`,
        ),
      ];
    case 'binary':
      return binaryIssues(node);
    case 'labelSelector':
    case 'negation':
    case 'number':
    case 'string':
    case 'subquery':
      return [];
  }
}

/** Labels by which series can be grouped: those that any of them has, and the name of their metrics. */
function groupingLabelsOf(node: Node): ReadonlySet<string> {
  const labels = possibleLabelsOf(node);
  return hasName(node) ? new Set([...labels, '__name__']) : labels;
}

function callIssues({ name, args }: CallNode): Issue[] {
  const signature = signatures[name];
  if (!signature) return [{ problem: `unknown function ${name}`, allowed: Object.keys(signatures).sort() }];
  const least = signature.args.length - signature.optional;
  const most = signature.variadic ? Infinity : signature.args.length;
  if (args.length < least || args.length > most) {
    const allowed = least === most ? String(least) : `${least} to ${most === Infinity ? 'any number' : most}`;
    return [{ problem: `${name} has the wrong number of arguments`, given: args.length, allowed }];
  }
  const kinds = args.map((_, index) => signature.args[Math.min(index, signature.args.length - 1)]!);
  const issues = args.flatMap((arg, index) => kindIssues(arg, kinds[index]!, name));
  return [...issues, ...args.flatMap((arg) => seriesTypeIssues(name, arg)), ...bucketsIssues(name, args)];
}

function seriesTypeIssues(name: string, arg: Node): Issue[] {
  if (arg.type !== 'matrix') return [];
  const { series } = arg.selector;
  if (growth.includes(name) && series.type === 'gauge') {
    const remedy = 'delta, deriv or avg_over_time';
    return [{ problem: `${name} requires a counter, but ${series.name} is a gauge`, remedy }];
  }
  if (['delta', 'idelta', 'deriv', 'predict_linear'].includes(name) && series.type === 'counter') {
    return [{ problem: `${name} requires a gauge, but ${series.name} is a counter`, remedy: growth.join(', ') }];
  }
  return [];
}

function bucketsIssues(name: string, args: readonly Node[]): Issue[] {
  const position = { histogram_quantile: 1, histogram_fraction: 2, histogram_quantiles: 0 }[name];
  const buckets = position === undefined ? undefined : args[position];
  if (!buckets || selectsNativeHistogram(buckets)) return [];
  return missing(['le'], labelsOf(buckets), name);
}

function selectsNativeHistogram(node: Node): boolean {
  return [...walk(node)].some((one) => one.type === 'selector' && one.series.type === 'nativeHistogram');
}

function binaryIssues(node: BinaryNode): Issue[] {
  const [left, right] = [kindOf(node.left), kindOf(node.right)];
  const wrong = [left, right].filter((kind) => kind === 'range vector' || kind === 'string');
  if (wrong.length > 0)
    return [{ problem: `${node.operator} does not accept the type ${wrong[0]}`, given: textOf(node) }];
  if (left === 'scalar' || right === 'scalar') return scalarIssues(node, left, right);
  return matchingIssues(node);
}

function scalarIssues(node: BinaryNode, left: ValueKind, right: ValueKind): Issue[] {
  if (setOperators.includes(node.operator)) {
    return [{ problem: `${node.operator} requires two vectors`, given: textOf(node) }];
  }
  if (left === right && comparisons.includes(node.operator) && !node.bool) {
    return [{ problem: 'a comparison of two scalars requires bool', given: textOf(node) }];
  }
  return [];
}

function matchingIssues({ operator, left, right, matching }: BinaryNode): Issue[] {
  const [ofLeft, ofRight] = [labelsOf(left), labelsOf(right)];
  if (matching?.kind === 'on') {
    return [
      ...missing(matching.labels, ofLeft, `left of ${operator} on`),
      ...missing(matching.labels, ofRight, `right of ${operator} on`),
    ];
  }
  if (operator === 'or') return [];
  const ignored = new Set(matching?.labels);
  const compared = (labels: ReadonlySet<string>) => [...labels].filter((label) => !ignored.has(label)).sort();
  const [a, b] = [compared(ofLeft).join(', '), compared(ofRight).join(', ')];
  if (a === b) return [];
  return [
    {
      problem: `the labels of ${operator} differ, so no series match`,
      given: `${a} and ${b}`,
      remedy: 'on or ignoring',
    },
  ];
}

function kindIssues(node: Node, allowed: ValueKind, where: string): Issue[] {
  const kind = kindOf(node);
  return kind === allowed
    ? []
    : [{ problem: `${where} does not accept the type ${kind}`, given: textOf(node), allowed }];
}

function missing(labels: readonly string[], present: ReadonlySet<string>, where: string): Issue[] {
  return labels
    .filter((label) => !present.has(label))
    .map((label) => ({ path: where, problem: `unknown label "${label}"`, allowed: [...present] }));
}

/**
 * Feature flags of Prometheus that an expression requires. Source:
 * https://prometheus.io/docs/prometheus/latest/feature_flags/.
 */
export function featuresOf(node: Node): ReadonlySet<string> {
  return new Set([...walk(node)].flatMap(featuresAt));
}

function featuresAt(node: Node): string[] {
  switch (node.type) {
    case 'call':
      return signatures[node.name]?.experimental ? ['promql-experimental-functions'] : [];
    case 'aggregation':
      return node.operator === 'limitk' || node.operator === 'limit_ratio' ? ['promql-experimental-functions'] : [];
    case 'matrix':
      return node.edges ? ['promql-extended-range-selectors'] : [];
    case 'binary':
      return node.matching?.fill ? ['promql-binop-fill-modifiers'] : [];
    case 'labelSelector':
    case 'negation':
    case 'number':
    case 'selector':
    case 'string':
    case 'subquery':
      return [];
  }
}

/**
 * Returns divisions by the increase of a counter without a guard against zero. Without traffic they
 * return NaN or infinity, or make an alert fire.
 */
export function unguardedDivisions(node: Node): BinaryNode[] {
  return [...walk(node)].filter(
    (one): one is BinaryNode =>
      one.type === 'binary' && one.operator === '/' && isGrowth(one.right) && !isGuarded(one.right),
  );
}

function isGrowth(node: Node): boolean {
  return [...walk(node)].some((one) => one.type === 'call' && growth.includes(one.name));
}

function isGuarded(node: Node): boolean {
  if (node.type === 'call') return node.name === 'clamp_min';
  if (node.type !== 'binary') return false;
  if (node.operator === 'and') return isGuarded(node.left) || isGuarded(node.right);
  return (node.operator === '>' || node.operator === '!=') && node.right.type === 'number' && !node.bool;
}

/**
 * Reports whether an expression can return NaN without traffic: a quantile that no comparison
 * filters.
 */
export function mayBeNaN(node: Node): boolean {
  if (node.type === 'call' && node.name === 'histogram_quantile') return true;
  if (node.type === 'binary' && comparisons.includes(node.operator) && !node.bool) return false;
  return childrenOf(node).some(mayBeNaN);
}
