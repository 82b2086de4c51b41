import {
  negationOf,
  numberNode,
  type AggregationNode,
  type AggregationOperator,
  type BinaryNode,
  type BinaryOperator,
  type MatcherNode,
  type Node,
  type TimeShift,
} from './node';
import { readBinary } from './parsing/binary';
import { readOffset, readWindow } from './parsing/duration-expression';
import { fail, numberValue, stringValue } from './parsing/literals';
import { readLabels, readMatchers, selectorOf, type SeriesLookup } from './parsing/selector';
import { TokenReader } from './parsing/token-reader';
import type { Token } from './parsing/tokens';
import { associatesRight, signStrength, strengths } from './precedence';
import { isTime } from './shift';
import { aggregationParameters, kindOf } from './signature';

export type { SeriesLookup } from './parsing/selector';

/**
 * Parses an expression. `$__rate_interval`, `$__interval` and `$__range` are windows.
 *
 * @param text PromQL of Prometheus 3
 * @param lookup returns the series of each name; its errors are passed on
 * @throws ValidationError with the position of the syntax error
 */
export function parse(text: string, lookup: SeriesLookup): Node {
  return new Parser(new TokenReader(text), lookup).read();
}

const aggregations = 'avg bottomk count count_values group limit_ratio limitk max min quantile stddev stdvar sum topk';
const aggregationOperators = aggregations.split(' ') as AggregationOperator[];
const groupings = ['by', 'without'] as const;

/** Keywords that are also names of functions. */
const callable = ['start', 'end', 'step', 'range', 'max_of', 'min_of'];
/** Keywords that cannot be names of functions, in addition to aggregations. */
const keywords =
  'and or unless atan2 offset smoothed anchored by without on ignoring group_left group_right bool'.split(' ');
/** Keywords that cannot be names of metrics outside quotes. */
export const reserved: readonly string[] = ['atan2', 'bool', 'on', 'ignoring', 'group_left', 'group_right'];

/** Operand, and whether it is in parentheses. */
interface Operand {
  readonly node: Node;
  readonly isParenthesized?: true;
}

/** Parser with the precedences of Prometheus. Source: `promql/parser/generated_parser.y` of 3.16. */
class Parser {
  constructor(
    private readonly tokens: TokenReader,
    private readonly lookup: SeriesLookup,
  ) {}

  read(): Node {
    const node = this.expression(0);
    return this.tokens.peek().kind === 'end' ? node : fail(this.tokens.error('an operator, or the end'));
  }

  /** Parses an expression whose operators have at least a given precedence. */
  private expression(least: number): Node {
    let left = this.signed();
    for (;;) {
      const operator = this.operator();
      if (!operator || strengths[operator] < least) return left;
      this.tokens.next();
      const binary = readBinary(this.tokens, operator);
      const strength = strengths[operator];
      const right = this.expression(associatesRight(operator) ? strength : strength + 1);
      left = { type: 'binary', ...binary, left, right };
    }
  }

  /** Returns the binary operator that is next. */
  private operator(): BinaryOperator | undefined {
    const { kind, text } = this.tokens.peek();
    const operator = text.toLowerCase();
    return (kind === 'symbol' || kind === 'name') && Object.hasOwn(strengths, operator)
      ? (operator as BinaryNode['operator'])
      : undefined;
  }

  private signed(): Node {
    const { tokens } = this;
    const first = tokens.peek();
    const sign = tokens.symbol('+', '-');
    if (!sign) return this.withSuffixes(first, this.operand());
    const operand = this.expression(signStrength + 1);
    if (sign === '-') return negationOf(operand);
    const isNumeric = ['scalar', 'instant vector'].includes(kindOf(operand));
    return isNumeric ? operand : fail(tokens.error('a sign only before a scalar or an instant vector', first));
  }

  private operand(): Operand {
    const { tokens } = this;
    const token = tokens.peek();
    if (token.kind === 'number') return { node: numberNode(this.number(tokens.next())) };
    if (token.kind === 'string') return { node: { type: 'string', value: this.string(tokens.next()) } };
    if (token.kind === 'name') return { node: this.named() };
    if (tokens.isSymbol(['{'])) return { node: selectorOf(readMatchers(tokens), this.lookup) };
    if (!tokens.symbol('(')) throw tokens.error('an expression');
    const node = this.expression(0);
    tokens.expect(')');
    return { node, isParenthesized: true };
  }

  private number(token: Token): number {
    return (
      numberValue(token.text) ?? fail(this.tokens.error('a number such as 0.95, or a duration such as 1h30m', token))
    );
  }

  private string(token: Token): string {
    return stringValue(token.text) ?? fail(this.tokens.error('a string with escapes of Go', token));
  }

  /** Parses an aggregation, a function call, or a selector with a name. */
  private named(): Node {
    const { tokens } = this;
    const first = tokens.next();
    const word = first.text.toLowerCase();
    const isCall = tokens.isSymbol(['(']);
    const aggregation = aggregationOperators.find((operator) => operator === word);
    if (aggregation && (isCall || tokens.isKeyword(groupings))) return this.aggregation(aggregation, first);
    if (isCall && (!keywords.includes(word) || callable.includes(first.text)) && !word.includes(':')) {
      return { type: 'call', name: first.text, args: first.text === 'info' ? this.argsOfInfo() : this.args() };
    }
    if (isCall || reserved.includes(word)) throw tokens.error('an expression', first);
    const isName = (one: MatcherNode) => one.label === '__name__';
    const matchers = tokens.isSymbol(['{']) ? readMatchers(tokens) : [];
    if (matchers.some(isName)) throw tokens.error('one name of the metric', first);
    return selectorOf([{ label: '__name__', operator: '=', value: first.text }, ...matchers], this.lookup);
  }

  private args(): Node[] {
    const { tokens } = this;
    tokens.expect('(');
    if (tokens.symbol(')')) return [];
    const args = [this.expression(0)];
    while (tokens.symbol(',')) args.push(this.expression(0));
    tokens.expect(')');
    return args;
  }

  /** Parses the arguments of `info()`. The second one has matchers, but does not select series. */
  private argsOfInfo(): Node[] {
    const { tokens } = this;
    tokens.expect('(');
    const args = [this.expression(0)];
    if (tokens.symbol(',')) args.push({ type: 'labelSelector', matchers: readMatchers(tokens) });
    if (tokens.symbol(')')) return args;
    throw tokens.error('")": info() ignores modifiers of its second argument');
  }

  private aggregation(operator: AggregationOperator, first: Token): AggregationNode {
    const before = this.grouping();
    const args = this.args();
    const grouping = before ?? this.grouping();
    const [last, parameter, ...others] = args.reverse();
    if (!last || others.length > 0 || (parameter !== undefined) !== Object.hasOwn(aggregationParameters, operator)) {
      const allowed = Object.hasOwn(aggregationParameters, operator)
        ? 'a parameter and an expression'
        : 'one expression';
      throw this.tokens.error(`${operator} with ${allowed}`, first);
    }
    return { type: 'aggregation', operator, ...grouping, ...(parameter ? { parameter } : {}), expression: last };
  }

  /** Parses a grouping. `by ()` is the default. */
  private grouping(): Pick<AggregationNode, 'grouping'> | undefined {
    const kind = this.tokens.keyword(...groupings);
    if (!kind) return undefined;
    const labels = readLabels(this.tokens);
    return kind === 'without' || labels.length > 0 ? { grouping: { kind, labels } } : {};
  }

  private withSuffixes(first: Token, operand: Operand): Node {
    const { tokens } = this;
    let { node } = operand;
    let isParenthesized = operand.isParenthesized ?? false;
    for (;;) {
      const suffix = tokens.peek();
      if (tokens.symbol('[')) {
        node = this.window(node, isParenthesized, suffix);
        isParenthesized = false;
      } else if (tokens.isSymbol(['@']) || tokens.isKeyword(['offset', 'anchored', 'smoothed'])) {
        if (isParenthesized) throw tokens.error(`${suffix.text} before the parenthesis`, suffix);
        node = this.modified(node, first);
      } else {
        return node;
      }
    }
  }

  /** Parses a window or a subquery after its bracket. */
  private window(node: Node, isParenthesized: boolean, bracket: Token): Node {
    const { tokens } = this;
    const window = readWindow(tokens);
    if (tokens.symbol(':')) {
      const step = tokens.isSymbol([']']) ? undefined : readWindow(tokens);
      tokens.expect(']');
      return { type: 'subquery', expression: node, window, ...(step ? { step } : {}) };
    }
    tokens.expect(']');
    if (node.type !== 'selector' || isParenthesized)
      throw tokens.error('a selector before a window without ":"', bracket);
    if (node.offset !== undefined || node.at !== undefined) {
      throw tokens.error('offset and @ after the window', bracket);
    }
    const { edges, ...selector } = node;
    return { type: 'matrix', selector, window, ...(edges ? { edges } : {}) };
  }

  /** Parses a modifier of a selector, window or subquery. */
  private modified(node: Node, first: Token): Node {
    const { tokens } = this;
    const modifier = tokens.next();
    const edges = (['anchored', 'smoothed'] as const).find((one) => one === modifier.text.toLowerCase());
    if (edges) {
      const isPossible = node.type === 'selector' || node.type === 'matrix';
      if (!isPossible || (node.edges ?? edges) !== edges) throw tokens.error(`a selector before ${edges}`, modifier);
      return { ...node, edges };
    }
    const shift: TimeShift = modifier.text === '@' ? { at: this.moment() } : offsetOf(readOffset(tokens));
    return shiftNode(node, shift) ?? fail(tokens.error(`${modifier.text} once, after a selector or a subquery`, first));
  }

  private moment(): number | 'start' | 'end' {
    const { tokens } = this;
    const side = tokens.keyword('start', 'end');
    if (side) {
      tokens.expect('(');
      tokens.expect(')');
      return side;
    }
    const isNegative = tokens.symbol('+', '-') === '-';
    const token = tokens.next();
    const seconds = token.kind === 'number' ? this.number(token) : NaN;
    if (!isTime(seconds)) throw tokens.error('seconds since 1970-01-01 UTC, start() or end()', token);
    // Prometheus rounds to milliseconds, a half away from zero.
    return ((isNegative ? -1 : 1) * Math.round(seconds * 1000)) / 1000;
  }
}

function offsetOf(offset: string | undefined): TimeShift {
  return offset === undefined ? {} : { offset };
}

function shiftNode(node: Node, shift: TimeShift): Node | undefined {
  if (node.type === 'matrix') {
    const selector = shiftNode(node.selector, shift);
    return selector?.type === 'selector' ? { ...node, selector } : undefined;
  }
  if (node.type !== 'selector' && node.type !== 'subquery') return undefined;
  const isRepeated =
    (shift.at !== undefined && node.at !== undefined) || (shift.offset !== undefined && node.offset !== undefined);
  return isRepeated ? undefined : { ...node, ...shift };
}
