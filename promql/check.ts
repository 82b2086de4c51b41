import { describeMistake, Mistake } from '../core/errors';
import { labelsOf } from './labels';
import { checkMatcher } from './matcher';
import { childrenOf, walk, type BinaryNode, type CallNode, type Node } from './node';
import { render } from './render';
import { aggregationParameters, kindOf, signatures, type ValueKind } from './signature';

const setOperators = ['and', 'or', 'unless'];
const growth = ['rate', 'irate', 'increase'];
const comparisons = ['==', '!=', '>', '<', '>=', '<='];

/**
 * What is wrong with a tree that types have not seen: functions and their arguments, label names and values, and vectors
 * that cannot match. Empty when nothing is.
 */
export function faultsOf(node: Node): string[] {
  return [...walk(node)].flatMap(faultsAt);
}

function faultsAt(node: Node): string[] {
  switch (node.type) {
    case 'selector':
      return node.matchers.flatMap((matcher) =>
        mistakesOf(() => {
          checkMatcher(node.series, matcher);
        }),
      );
    case 'matrix':
      return [];
    case 'call':
      return faultsOfCall(node);
    case 'aggregation':
      return [
        ...faultOfKind(node.expression, 'instant vector', node.operator),
        ...(node.parameter
          ? faultOfKind(node.parameter, aggregationParameters[node.operator] ?? 'scalar', node.operator)
          : []),
        ...missing(
          node.grouping?.labels ?? [],
          labelsOf(node.expression),
          `${node.operator} ${node.grouping?.kind ?? ''}`,
        ),
      ];
    case 'binary':
      return faultsOfBinary(node);
    case 'labelSelector':
    case 'negation':
    case 'number':
    case 'string':
    case 'subquery':
      return [];
  }
}

function faultsOfCall({ name, args }: CallNode): string[] {
  const signature = signatures[name];
  if (!signature)
    return [describeMistake({ fault: `there is no function ${name}`, allowed: Object.keys(signatures).sort() })];
  const least = signature.args.length - signature.optional;
  const most = signature.variadic ? Infinity : signature.args.length;
  if (args.length < least || args.length > most) {
    const allowed = least === most ? String(least) : `${least} to ${most === Infinity ? 'any number' : most}`;
    return [describeMistake({ fault: `${name} has the wrong number of arguments`, given: args.length, allowed })];
  }
  const kinds = args.map((_, index) => signature.args[Math.min(index, signature.args.length - 1)]!);
  const faults = args.flatMap((arg, index) => faultOfKind(arg, kinds[index]!, name));
  return [...faults, ...args.flatMap((arg) => faultOfSeriesType(name, arg)), ...faultOfBuckets(name, args)];
}

function faultOfSeriesType(name: string, arg: Node): string[] {
  if (arg.type !== 'matrix') return [];
  const { series } = arg.selector;
  if (growth.includes(name) && series.type === 'gauge') {
    const remedy = 'delta, deriv or avg_over_time';
    return [describeMistake({ fault: `${name} takes a counter, and ${series.name} is a gauge`, remedy })];
  }
  if (['delta', 'idelta', 'deriv', 'predict_linear'].includes(name) && series.type === 'counter') {
    return [
      describeMistake({ fault: `${name} takes a gauge, and ${series.name} is a counter`, remedy: growth.join(', ') }),
    ];
  }
  return [];
}

function faultOfBuckets(name: string, args: readonly Node[]): string[] {
  const position = { histogram_quantile: 1, histogram_fraction: 2, histogram_quantiles: 0 }[name];
  const buckets = position === undefined ? undefined : args[position];
  if (!buckets || selectsNativeHistogram(buckets)) return [];
  return missing(['le'], labelsOf(buckets), name);
}

function selectsNativeHistogram(node: Node): boolean {
  return [...walk(node)].some((one) => one.type === 'selector' && one.series.type === 'nativeHistogram');
}

function faultsOfBinary(node: BinaryNode): string[] {
  const [left, right] = [kindOf(node.left), kindOf(node.right)];
  const wrong = [left, right].filter((kind) => kind === 'range vector' || kind === 'string');
  if (wrong.length > 0)
    return [describeMistake({ fault: `${node.operator} does not take a ${wrong[0]}`, given: render(node) })];
  if (left === 'scalar' || right === 'scalar') return faultsWithScalar(node, left, right);
  return faultsOfMatching(node);
}

function faultsWithScalar(node: BinaryNode, left: ValueKind, right: ValueKind): string[] {
  if (setOperators.includes(node.operator)) {
    return [describeMistake({ fault: `${node.operator} takes two vectors`, given: render(node) })];
  }
  if (left === right && comparisons.includes(node.operator) && !node.bool) {
    return [describeMistake({ fault: 'a comparison of two scalars needs bool', given: render(node) })];
  }
  return [];
}

function faultsOfMatching({ operator, left, right, matching }: BinaryNode): string[] {
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
    describeMistake({
      fault: `the labels of ${operator} differ, so no series match`,
      given: `${a} and ${b}`,
      remedy: 'on or ignoring',
    }),
  ];
}

function faultOfKind(node: Node, allowed: ValueKind, where: string): string[] {
  const kind = kindOf(node);
  return kind === allowed
    ? []
    : [describeMistake({ fault: `${where} does not take a ${kind}`, given: render(node), allowed })];
}

function missing(labels: readonly string[], present: ReadonlySet<string>, where: string): string[] {
  return labels
    .filter((label) => !present.has(label))
    .map((label) => describeMistake({ fault: `${where}: there is no label "${label}" here`, allowed: [...present] }));
}

function mistakesOf(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof Mistake) return [error.message];
    throw error;
  }
}

/** Features of Prometheus that an expression needs and that must be enabled: https://prometheus.io/docs/prometheus/latest/feature_flags/. */
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
 * Divisions by something that is zero without traffic, and so give NaN, or infinity, or an alert about nothing: the divisor is
 * made of a counter's growth and nothing keeps zero out.
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

/** Whether an expression may give NaN without traffic: a quantile that no comparison filters. */
export function mayBeNaN(node: Node): boolean {
  if (node.type === 'call' && node.name === 'histogram_quantile') return true;
  if (node.type === 'binary' && comparisons.includes(node.operator) && !node.bool) return false;
  return childrenOf(node).some(mayBeNaN);
}
