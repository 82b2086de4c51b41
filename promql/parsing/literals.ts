import { durationToMilliseconds } from '../../core/duration';

const hexadecimal = /^0x(?:_?[\da-f])+$/;
const octal = /^0(?:_?[0-7])+$/;
const decimal = /^(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?$/;
const largestInteger = 2n ** 63n - 1n;

/** Longest duration in milliseconds: Prometheus counts nanoseconds in 64 bits. */
const longestDuration = Number(largestInteger / 1_000_000n);

/**
 * Returns the value of a number or duration literal without a sign, or `undefined` when there is
 * none. A duration is in seconds.
 */
export function numberValue(literal: string): number | undefined {
  const text = literal.toLowerCase();
  if (text === 'inf') return Infinity;
  if (text === 'nan') return NaN;
  const digits = text.replaceAll('_', '');
  if (hexadecimal.test(text)) return integerValue(digits);
  if (octal.test(text)) return integerValue(digits.replace(/^0+(?=\d)/, '0o')) ?? Number(digits);
  if (!decimal.test(text)) return durationValue(literal);
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

function integerValue(digits: string): number | undefined {
  const value = BigInt(digits);
  return value <= largestInteger ? Number(value) : undefined;
}

/** Tests whether a literal is a duration with units. */
export function isDuration(literal: string): boolean {
  return durationValue(literal) !== undefined;
}

function durationValue(literal: string): number | undefined {
  try {
    const length = durationToMilliseconds(literal);
    return length <= longestDuration ? length / 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes of UTF-8, or one byte that is not part of a character. */
const utf8 =
  /[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])/g;

const escapes: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  '\\': '\\',
};

const escape =
  /\\(?:(?<octal>[0-3][0-7]{2})|x(?<byte>[\da-fA-F]{2})|u(?<short>[\da-fA-F]{4})|U(?<long>[\da-fA-F]{8})|(?<one>[^]))/gu;

/**
 * Returns the value of a string literal, or `undefined` when an escape is invalid. A byte that is
 * not UTF-8, as in `"\xff"`, is half of a surrogate pair: U+DC00 plus the byte.
 */
export function stringValue(literal: string): string | undefined {
  const quote = literal.slice(0, 1);
  const body = literal.slice(1, -1);
  if (!isUnicode(body)) return undefined;
  if (quote === '`' || !body.includes('\\')) return body;
  let invalid: string | undefined;
  const bytes = body.replaceAll(/\\[^]|[^\\]+/gu, (part) => (part.startsWith('\\') ? part : bytesOf(part)));
  const unescaped = bytes.replaceAll(escape, (...match) => {
    const { octal: eight, byte, short, long, one = '' } = match.at(-1) as Record<string, string | undefined>;
    if (eight !== undefined) return String.fromCharCode(parseInt(eight, 8));
    if (byte !== undefined) return String.fromCharCode(parseInt(byte, 16));
    const point = parseInt(short ?? long ?? 'none', 16);
    const text = Number.isNaN(point) ? (one === quote ? quote : escapes[one]) : characterOf(point);
    if (text === undefined) invalid ??= one;
    return bytesOf(text ?? '');
  });
  return invalid === undefined ? textOfBytes(unescaped) : undefined;
}

/** Tests whether a text has only characters that Prometheus accepts: not half of a pair. */
function isUnicode(text: string): boolean {
  return !/[\ufffd\ud800-\udfff]/u.test(text);
}

function characterOf(point: number): string | undefined {
  return point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? undefined : String.fromCodePoint(point);
}

/** Bytes of a text in UTF-8, each as a character. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function textOfBytes(bytes: string): string {
  return bytes.replaceAll(utf8, (part, single?: string) =>
    single === undefined
      ? Buffer.from(part, 'latin1').toString('utf8')
      : String.fromCharCode(0xdc00 + single.charCodeAt(0)),
  );
}

/** Throws an error as an expression. */
export function fail(error: Error): never {
  throw error;
}
