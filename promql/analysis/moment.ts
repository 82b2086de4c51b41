import { defaults } from '../../core/defaults';
import { durationIssues, durationToMilliseconds } from '../../core/duration';
import { type AggregationOperator, type BinaryNode, type CallNode, type Node, type SelectorNode } from '../node';
import { kindOf } from '../signature';
import { filterOf } from './filter';
import { between, either, exactly, minus, negated, plus, type Interval } from './interval';

/**
 * Returns the seconds between two moments, the first one minus the second one; `undefined` where one
 * of the values is no moment that depends on the time of the evaluation.
 */
export function ageBetween(one: Node, other: Node): Interval | undefined {
  const [first, second] = [sinceNow(one), sinceNow(other)];
  return first && second ? inSeconds(minus(first, second)) : undefined;
}

function inSeconds({ min, max }: Interval): Interval {
  return between(min / 1000, max / 1000);
}

/** Milliseconds of a moment after the evaluation, which are whole for samples; negative before it. */
function sinceNow(node: Node): Interval | undefined {
  switch (node.type) {
    case 'call':
      return ofCall(node);
    case 'aggregation':
      return keeping.includes(node.operator) ? sinceNow(node.expression) : undefined;
    case 'binary':
      return ofBinary(node);
    case 'labelSelector':
    case 'matrix':
    case 'negation':
    case 'number':
    case 'selector':
    case 'string':
    case 'subquery':
      return undefined;
  }
}

/** Aggregations whose value is one of those of their vector, or between them. */
const keeping: readonly AggregationOperator[] = ['avg', 'bottomk', 'limitk', 'limit_ratio', 'max', 'min', 'topk'];

const sameValues: readonly string[] = ['vector', 'scalar', 'sort', 'sort_desc', 'label_replace', 'label_join'];

function ofCall({ name, args: [first] }: CallNode): Interval | undefined {
  if (name === 'time') return exactly(0);
  if (first && sameValues.includes(name)) return sinceNow(first);
  if (name === 'timestamp' && first?.type === 'selector') return shifted(first, lookback);
  if (!name.startsWith('ts_of_') || first?.type !== 'matrix') return undefined;
  const { window } = first;
  return window.kind === 'fixed' ? shifted(first.selector, lengthOf(window.text)) : undefined;
}

const lookback = lengthOf(defaults.lookback)!;

/** Moments of samples, which are younger than the window. */
function shifted({ offset = '0s', at }: SelectorNode, window: number | undefined): Interval | undefined {
  const shift = lengthOf(offset.replace(/^-/, ''));
  if (at !== undefined || shift === undefined || window === undefined) return undefined;
  const by = exactly(offset.startsWith('-') ? shift : -shift);
  return plus(between(1 - window, 0), by);
}

/** Milliseconds of a duration; `undefined` for one that is invalid or calculated. */
function lengthOf(duration: string): number | undefined {
  const issues = durationIssues(duration, { mayBeZero: true });
  return issues.length > 0 ? undefined : durationToMilliseconds(duration);
}

function ofBinary(node: BinaryNode): Interval | undefined {
  const { operator, left, right, matching } = node;
  if (filterOf(node)) return sinceNow(kindOf(left) === 'scalar' && kindOf(right) !== 'scalar' ? right : left);
  if (operator === 'and' || operator === 'unless') return sinceNow(left);
  const [one, other] = [sinceNow(left), sinceNow(right)];
  if (operator === 'or') return one && other && either(one, other);
  if (matching?.fill) return undefined;
  if (operator === '+')
    return one && right.type === 'number' ? plus(one, exactly(1000 * right.value)) : numberFirst(left, other);
  return operator === '-' && one && right.type === 'number'
    ? plus(one, negated(exactly(1000 * right.value)))
    : undefined;
}

function numberFirst(left: Node, moment: Interval | undefined): Interval | undefined {
  return left.type === 'number' && moment ? plus(exactly(1000 * left.value), moment) : undefined;
}
