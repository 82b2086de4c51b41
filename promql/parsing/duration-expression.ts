import { millisecondsToDuration } from '../../core/duration';
import { isDuration, fail, numberValue } from './literals';
import type { TokenReader } from './token-reader';
import type { Token } from './tokens';
import type { WindowNode } from '../window';

/** Part of a duration expression: its text, and its value in seconds if it is one literal. */
interface Part {
  readonly text: string;
  readonly seconds?: number;
}

const limit = 2 ** 63 / 1e9;
const strengths: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 3 };
const signStrength = 2;
const signs = ['+', '-'] as const;
const times = ['step', 'range'] as const;
const choices = ['max_of', 'min_of'] as const;

const variables: Readonly<Record<string, WindowNode>> = {
  $__rate_interval: { kind: 'rate-interval' },
  $__interval: { kind: 'dashboards', text: '$__interval' },
  $__range: { kind: 'dashboards', text: '$__range' },
};

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
function lengthText({ text, seconds }: Part): string {
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
    left = { text: `${left.text} ${operator.text} ${right.text}` };
  }
}

/** The sign of a literal is part of it. */
function signed(reader: TokenReader, operand: (reader: TokenReader) => Part): Part {
  const sign = reader.next().text;
  const { text, seconds } = operand(reader);
  if (seconds === undefined) return { text: sign + text };
  if (sign === '+') return { text, seconds };
  return { text: text.startsWith('-') ? text.slice(1) : `-${text}`, seconds: -seconds };
}

function atom(reader: TokenReader): Part {
  const first = reader.peek();
  if (first.kind === 'number') return literal(reader, reader.next());
  const keyword = reader.keyword(...times, ...choices);
  if (keyword) {
    reader.expect('(');
    const args = times.some((one) => one === keyword) ? [] : [expression(reader, 0)];
    if (args.length > 0) {
      reader.expect(',');
      args.push(expression(reader, 0));
    }
    reader.expect(')');
    return { text: `${keyword}(${args.map(({ text }) => text).join(', ')})` };
  }
  if (!reader.symbol('(')) throw reader.error('a duration such as 5m, a number of seconds, step() or range()');
  const { text } = expression(reader, 0);
  reader.expect(')');
  return { text: `(${text})` };
}

function literal(reader: TokenReader, token: Token): Part {
  const seconds = numberValue(token.text) ?? fail(reader.error('a number, or a duration such as 1h30m', token));
  if (Number.isNaN(seconds)) throw reader.error('a duration, which NaN is not', token);
  if (Math.abs(seconds) > limit) throw reader.error('a duration of at most 292 years', token);
  return { text: token.text, seconds };
}
