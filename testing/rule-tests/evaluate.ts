import { durationToMilliseconds } from '../../core/duration';
import { collectIssues, type Issue } from '../../core/errors';
import type { AggregationNode, CallNode, MatrixNode, Node, SelectorNode } from '../../promql/node';
import type { WindowNode } from '../../promql/window';
import { calculate } from './binary';
import { predictLinear, quantileOfBuckets, rangeFunctions, type Bucket, type Span } from './functions';
import { CompensatedSum } from './kahan';
import { kept, keyOf, remembered, without, type Labels } from './labels';
import type { Points, Storage } from './storage';
import { Unsupported } from './unsupported';
import type { Sample, Value } from './value';

/**
 * Evaluates an expression at a time. It supports the subset of PromQL that rules here use. It is
 * written from the documentation of Prometheus, independently of its code. Generated tests take
 * expected values from here, and promtool verifies them.
 *
 * @throws Unsupported when a part of the expression is not supported
 */
export function evaluate(node: Node, time: number, storage: Storage): Value {
  switch (node.type) {
    case 'number':
      return node.value;
    case 'selector':
      if (node.edges || node.candidates) throw new Unsupported('smoothed series and selectors without a name');
      return storage.select(node).flatMap((series) => {
        const value = series.valueAt(time - offsetOf(node));
        return value === undefined ? [] : [{ labels: series.labels, value }];
      });
    case 'negation':
      return negated(evaluate(node.expression, time, storage));
    case 'aggregation':
      return storage.valueOf(node, time, () => aggregated(node, vector(node.expression, time, storage)));
    case 'binary':
      return calculate(node, evaluate(node.left, time, storage), evaluate(node.right, time, storage));
    case 'call':
      return storage.valueOf(node, time, () => called(node, time, storage));
    case 'labelSelector':
    case 'matrix':
    case 'string':
    case 'subquery':
      throw new Unsupported(node.type);
  }
}

function negated(value: Value): Value {
  return typeof value === 'number' ? -value : value.map((sample) => ({ ...sample, value: -sample.value }));
}

/** Evaluates an expression that is an instant vector. */
export function vector(node: Node, time: number, storage: Storage): readonly Sample[] {
  const value = evaluate(node, time, storage);
  if (typeof value === 'number') throw new Unsupported('a scalar where a vector is required');
  return value;
}

/** Offset of a selector in milliseconds. */
function offsetOf({ offset = '0s', at }: SelectorNode): number {
  if (at !== undefined) throw new Unsupported('@');
  return durationToMilliseconds(offset);
}

/** Time in milliseconds until which a range vector looks back. */
export function reachOf({ selector, window }: MatrixNode): number {
  return lengthOf(window) + offsetOf(selector);
}

/** Length of a window in milliseconds. */
export function lengthOf(window: WindowNode): number {
  return remembered(lengths, window, () => {
    if (window.kind !== 'fixed') throw new Unsupported('a window that only dashboards define');
    const issues: Issue[] = [];
    const length = collectIssues(issues, () => durationToMilliseconds(window.text), 0);
    if (issues.length > 0) throw new Unsupported('a duration expression');
    return length;
  });
}

const lengths = new WeakMap<WindowNode, number>();

function called({ name, args }: CallNode, time: number, storage: Storage): Value {
  const [first, second] = args;
  const ofRange = rangeFunctions[name];
  if (ofRange && first?.type === 'matrix') return overRange(first, time, storage, ofRange);
  switch (name) {
    case 'predict_linear': {
      const seconds = scalar(second!, time, storage);
      return overRange(first as MatrixNode, time, storage, (points, span) => predictLinear(points, span, seconds));
    }
    case 'histogram_quantile':
      return quantiles(scalar(first!, time, storage), vector(second!, time, storage));
    case 'absent':
      return vector(first!, time, storage).length > 0 ? [] : [{ labels: labelsOfAbsence(first!), value: 1 }];
    case 'abs':
      return vector(first!, time, storage).map((one) => ({ ...one, value: Math.abs(one.value) }));
    case 'time':
      return time / 1000;
    case 'vector':
      return [{ labels: {}, value: scalar(first!, time, storage) }];
    default:
      throw new Unsupported(`${name}()`);
  }
}

function scalar(node: Node, time: number, storage: Storage): number {
  const value = evaluate(node, time, storage);
  if (typeof value !== 'number') throw new Unsupported('a vector where a scalar is required');
  return value;
}

function overRange(
  { selector, window }: MatrixNode,
  time: number,
  storage: Storage,
  result: (points: Points, span: Span) => number | undefined,
): Sample[] {
  if (selector.candidates) throw new Unsupported('selectors without a name');
  const length = lengthOf(window);
  const end = time - offsetOf(selector);
  return storage.select(selector).flatMap((series) => {
    const value = result(series.between(end - length, end), { end, length });
    return value === undefined ? [] : [{ labels: series.labels, value }];
  });
}

const bound = ['le'] as const;

function quantiles(quantile: number, buckets: readonly Sample[]): Sample[] {
  return grouped(buckets, (labels) => without(labels, bound)).map(({ labels, samples }) => {
    const ofGroup = samples.map(({ labels: { le = '' }, value }): Bucket => ({
      bound: Number(le.replace('+Inf', 'Infinity')),
      count: value,
    }));
    return { labels, value: quantileOfBuckets(quantile, ofGroup) };
  });
}

/** Labels of the result of `absent`: those of the equality matchers. */
function labelsOfAbsence(node: Node): Labels {
  if (node.type !== 'selector') return {};
  return Object.fromEntries(
    node.matchers.filter(({ operator }) => operator === '=').map(({ label, value }) => [label, value]),
  );
}

const aggregations: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum: (values) => new CompensatedSum(values).total,
  avg: (values) => new CompensatedSum(values).dividedBy(values.length),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
  count: (values) => values.length,
};

const everything = { kind: 'by', labels: [] } as const;

function aggregated({ operator, grouping }: AggregationNode, samples: readonly Sample[]): Sample[] {
  const aggregate = aggregations[operator];
  if (!aggregate) throw new Unsupported(operator);
  const { kind, labels: names } = grouping ?? everything;
  return grouped(samples, (labels) => (kind === 'by' ? kept(labels, names) : without(labels, names))).map(
    ({ labels, samples: ofGroup }) => ({ labels, value: aggregate(ofGroup.map(({ value }) => value)) }),
  );
}

interface Group {
  readonly labels: Labels;
  readonly samples: Sample[];
}

function grouped(samples: readonly Sample[], by: (labels: Labels) => Labels): Group[] {
  const groups = new Map<string, Group>();
  for (const sample of samples) {
    const labels = by(sample.labels);
    const key = keyOf(labels);
    const group = groups.get(key) ?? { labels, samples: [] };
    group.samples.push(sample);
    groups.set(key, group);
  }
  return [...groups.values()];
}
