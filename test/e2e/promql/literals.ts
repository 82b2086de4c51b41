import type { Random } from './random';

const numbers = (
  '0 1 2 42 100 0.95 .5 5. 5.e3 1e3 1E-3 2e+1 1_000 1_0.5 1e1_0 017 08 0_17 0x1F 0X_ff 0x12e Inf iNF NaN nan ' +
  '9007199254740993 9223372036854775807 99999999999999999999 1e-7 5m 1h30m 1d12h 90s 1y2w 500ms 0.1 123456789.125'
).split(' ');

/** Number in a form that Prometheus accepts. */
export function number(random: Random): string {
  return random.one(numbers);
}

const durations = '5m 1h30m 1d 90s 300 1.5 0x10 1_0 1e2 1w2d 500ms 1m30s5ms 0.25 60'.split(' ');

/** Literal that can be the length of a window. */
export function length(random: Random): string {
  return random.one(durations);
}

/** Duration expression: literals, `step()` and `range()` with operators. */
export function durationExpression(random: Random, depth: number): string {
  if (depth <= 0 || random.chance(0.5)) return atom(random);
  const [one, other] = [durationExpression(random, depth - 1), durationExpression(random, depth - 1)];
  return random.one([
    () => `${one} ${random.one(['+', '-', '*', '/', '%', '^'])} ${other}`,
    () => `(${one})`,
    () => `${random.one(['-', '+'])}${one}`,
    () => `${random.one(['max_of', 'min_of', 'MAX_OF'])}(${one}, ${other})`,
  ])();
}

function atom(random: Random): string {
  return random.chance(0.7) ? length(random) : random.one(['step()', 'range()', 'STEP( )', 'Range()']);
}

/** Window of a range vector. */
export function window(random: Random): string {
  if (random.chance(0.6)) return length(random);
  const text = durationExpression(random, 2);
  // Only a literal must be longer than zero.
  return /^[-+]/.test(text) ? `(${text})` : text;
}

/** Duration after `offset`, after which an operator can follow. */
export function offset(random: Random): string {
  const sign = random.one(['', '', '-', '+', '- ']);
  return random.one([
    () => sign + length(random),
    () => sign + length(random),
    () => `${sign}${random.one(['step()', 'RANGE()', 'max_of(step(), 5m)'])}`,
    () => `${random.one(['+', '-'])}(${durationExpression(random, 2)})`,
  ])();
}

const characters = [
  ...[
    'a',
    'Z',
    ' ',
    '9',
    '.',
    '*',
    '|',
    'é',
    '😀',
    '"',
    "'",
    '`',
    '\\',
    '\n',
    '\t',
    '\0',
    '{{',
    '$1',
    '\x7f',
    '\u2028',
  ],
];

/** String in quotes of any kind, with escapes of any kind. Some end with bytes that are not UTF-8. */
export function string(random: Random): string {
  const text = Array.from({ length: random.below(4) }, () => random.one(characters)).join('');
  return quoted(random, text, random.chance(0.1) ? random.one(['\\xff', '\\377', '\\x80\\xe9']) : '');
}

/** Quotes a text in one of the three ways, some characters escaped, and with an escape at the end. */
export function quoted(random: Random, text: string, end = ''): string {
  const quote = random.one(['"', '"', "'", '`']);
  if (quote === '`' && end === '' && !text.includes('`')) return `\`${text}\``;
  const mark = quote === '`' ? '"' : quote;
  return mark + Array.from(text, (character) => escaped(random, character, mark)).join('') + end + mark;
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\\': '\\\\' };

function escaped(random: Random, character: string, mark: string): string {
  if (random.chance(0.1)) return numeric(random, character.codePointAt(0)!);
  return character === mark ? `\\${mark}` : (named[character] ?? character);
}

function numeric(random: Random, point: number): string {
  const hex = (digits: number) => point.toString(16).padStart(digits, '0');
  if (point < 0x80 && random.chance(0.5)) {
    return random.chance(0.5) ? `\\x${hex(2).toUpperCase()}` : `\\${point.toString(8).padStart(3, '0')}`;
  }
  return point > 0xffff || random.chance(0.3) ? `\\U${hex(8)}` : `\\u${hex(4)}`;
}
