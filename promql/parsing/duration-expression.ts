import { millisecondsToDuration } from '../../core/duration';
import { arithmetic } from '../arithmetic';
import { isDuration, fail, numberValue } from './literals';
import { TokenReader } from './token-reader';
import type { Token } from './tokens';
import type { WindowNode } from '../window';

/** Values of `step()` and `range()` in seconds. Both are 0 in a rule. */
export interface QueryTimes {
  readonly step: number;
  readonly range: number;
}

/** Part of a duration expression: its text, its value in seconds, and that value if it is one literal. */
interface Part {
  readonly text: string;
  readonly value: (times: QueryTimes) => number;
  readonly seconds?: number;
}

const limit = 2 ** 63 / 1e9;
const strengths: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 3 };
const signStrength = 2;
const signs = ['+', '-'] as const;
const times = ['step', 'range'] as const;
const choices = ['max_of', 'min_of'] as const;

const calculations: Readonly<Record<string, (left: number, right: number) => number>> = {
  ...arithmetic,
  max_of: (left, right) => Math.max(left, right),
  min_of: (left, right) => Math.min(left, right),
};

const variables: Readonly<Record<string, WindowNode>> = {
  $__rate_interval: { kind: 'rate-interval' },
  $__interval: { kind: 'dashboards', text: '$__interval' },
  $__range: { kind: 'dashboards', text: '$__range' },
};

/**
 * Returns the value of a duration expression in seconds. It can be negative, infinite or NaN.
 *
 * @throws ValidationError when the text is no duration expression
 */
export function durationAt(text: string, times: QueryTimes): number {
  return expression(new TokenReader(text), 0).value(times);
}

/**
 * Checks that a text is a duration expression without variables of Grafana.
 *
 * @throws ValidationError when it is not, or when it is a duration that is not longer than zero
 */
export function checkDurationExpression(text: string): void {
  const reader = new TokenReader(text);
  const isOne = readWindow(reader).kind === 'fixed' && reader.peek().kind === 'end';
  if (!isOne) throw reader.error('an operator or the end');
}

/** Parses the length of a window or the step of a subquery. */
export function readWindow(reader: TokenReader): WindowNode {
  const first = reader.peek();
  if (first.kind === 'window') return variables[reader.next().text]!;
  const part = expression(reader, 0);
  if (part.seconds !== undefined && part.seconds <= 0) throw reader.error('a duration longer than zero', first);
  return { kind: 'fixed', text: lengthText(part) };
}

/**
 * Parses the duration after `offset`. Returns a text after which an operator can follow: Prometheus
 * parses `offset (5m) * 2` as `offset ((5m) * 2)`, but `offset +(5m) * 2` as a product. Returns
 * `undefined` for zero, which is the default.
 */
export function readOffset(reader: TokenReader): string | undefined {
  const isSigned = reader.isSymbol(signs);
  const isGroup = reader.isSymbol(['('], isSigned ? 1 : 0);
  if (isSigned ? reader.isSymbol(signs, 1) : isGroup) {
    const part = expression(reader, 0);
    return part.seconds === undefined ? `+(${part.text})` : offsetText(part);
  }
  return offsetText(isSigned ? signed(reader, atom) : atom(reader));
}

function offsetText(part: Part): string | undefined {
  if (part.seconds === 0) return undefined;
  return part.seconds !== undefined && part.seconds < 0
    ? `-${lengthText({ text: part.text.slice(1), seconds: -part.seconds })}`
    : lengthText(part);
}

/** Text of an expression. A number of seconds becomes a duration where it is whole milliseconds. */
function lengthText({ text, seconds }: Pick<Part, 'text' | 'seconds'>): string {
  if (seconds === undefined || isDuration(text)) return text;
  const milliseconds = seconds * 1000;
  return Number.isInteger(milliseconds) ? millisecondsToDuration(milliseconds) : String(seconds);
}

/** Parses an expression whose operators have at least a given precedence. */
function expression(reader: TokenReader, least: number): Part {
  let left = reader.isSymbol(signs) ? signed(reader, () => expression(reader, signStrength + 1)) : atom(reader);
  for (;;) {
    const operator = reader.peek();
    const strength = operator.kind === 'symbol' ? (strengths[operator.text] ?? -1) : -1;
    if (strength < least || strength === -1) return left;
    reader.next();
    const right = expression(reader, operator.text === '^' ? strength : strength + 1);
    if (right.seconds === 0 && (operator.text === '/' || operator.text === '%')) {
      throw reader.error('a divisor that is not zero', operator);
    }
    left = combined(operator.text, `${left.text} ${operator.text} ${right.text}`, left, right);
  }
}

function combined(operator: string, text: string, left: Part, right: Part): Part {
  return { text, value: (times) => calculations[operator]!(left.value(times), right.value(times)) };
}

/** The sign of a literal is part of it. */
function signed(reader: TokenReader, operand: (reader: TokenReader) => Part): Part {
  const sign = reader.next().text;
  const { text, value, seconds } = operand(reader);
  const own: Part['value'] = sign === '+' ? value : (times) => -value(times);
  if (seconds === undefined) return { text: sign + text, value: own };
  if (sign === '+') return { text, value, seconds };
  return { text: text.startsWith('-') ? text.slice(1) : `-${text}`, value: own, seconds: -seconds };
}

function atom(reader: TokenReader): Part {
  const first = reader.peek();
  if (first.kind === 'number') return literal(reader, reader.next());
  const time = reader.keyword(...times);
  if (time) {
    reader.expect('(');
    reader.expect(')');
    return { text: `${time}()`, value: (of) => of[time] };
  }
  const choice = reader.keyword(...choices);
  if (choice) {
    reader.expect('(');
    const left = expression(reader, 0);
    reader.expect(',');
    const right = expression(reader, 0);
    reader.expect(')');
    return combined(choice, `${choice}(${left.text}, ${right.text})`, left, right);
  }
  if (!reader.symbol('(')) throw reader.error('a duration such as 5m, a number of seconds, step() or range()');
  const { text, value } = expression(reader, 0);
  reader.expect(')');
  return { text: `(${text})`, value };
}

function literal(reader: TokenReader, token: Token): Part {
  const seconds = numberValue(token.text) ?? fail(reader.error('a number, or a duration such as 1h30m', token));
  if (Number.isNaN(seconds)) throw reader.error('a duration, which NaN is not', token);
  if (Math.abs(seconds) > limit) throw reader.error('a duration of at most 292 years', token);
  return { text: token.text, value: () => seconds, seconds };
}
