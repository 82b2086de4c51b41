import { ValidationError } from '../../core/errors';

/** Token of an expression, in the order of the text. */
export interface Token {
  /** `window` is a variable of Grafana for the length of a window. */
  readonly kind: 'number' | 'string' | 'name' | 'symbol' | 'window' | 'end';
  readonly text: string;
  /** Position of the first character. */
  readonly from: number;
}

type Kind = Token['kind'] | 'nothing';

/** Part of an expression with tokens of its own. */
type Mode = 'plain' | 'braces' | 'brackets';

const nothing = /[ \t\r\n]+|#[^\r\n]*/;
const string = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`[^`]*`/;
const number = /0[xX][\w.]*|\.?\d(?:[eE][+-]|[\w.])*/;

/** Tokens of each part. Source: the lexer of Prometheus 3.16, `promql/parser/lex.go`. */
const patterns: Readonly<Record<Mode, readonly (readonly [Kind, RegExp])[]>> = {
  plain: sticky([
    ['nothing', nothing],
    ['number', number],
    ['number', /(?:inf|nan)(?![\w:])/i],
    ['name', /[a-zA-Z_:][\w:]*/],
    ['string', string],
    ['symbol', /==|!=|<=|>=|<\/|>\/|[-+*/%^<>(){}[\],@]/],
  ]),
  braces: sticky([
    ['nothing', nothing],
    ['name', /[a-zA-Z_]\w*/],
    ['string', string],
    ['symbol', /=~|!~|!=|=|,|\}/],
  ]),
  brackets: sticky([
    ['nothing', nothing],
    ['number', number],
    ['name', /[a-zA-Z_]+/],
    ['window', /\$__(?:rate_interval|interval|range)\b/],
    ['symbol', /[-+*/%^(),:\]]/],
  ]),
};

const modes: Readonly<Record<string, Mode>> = { '{': 'braces', '[': 'brackets', '}': 'plain', ']': 'plain' };

function sticky(kinds: readonly (readonly [Kind, RegExp])[]): readonly (readonly [Kind, RegExp])[] {
  return kinds.map(([kind, pattern]) => [kind, new RegExp(pattern.source, `${pattern.flags}y`)]);
}

/**
 * Splits an expression into tokens, without comments. The last one is the end.
 *
 * @throws ValidationError with the position of a character that begins no token
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let mode: Mode = 'plain';
  for (let at = 0; at < text.length;) {
    const [kind, found] = tokenAt(text, at, mode);
    if (kind !== 'nothing') tokens.push({ kind, text: found, from: at });
    if (kind === 'symbol') mode = modes[found] ?? mode;
    at += found.length;
  }
  return [...tokens, { kind: 'end', text: '', from: text.length }];
}

function tokenAt(text: string, at: number, mode: Mode): [Kind, string] {
  for (const [kind, pattern] of patterns[mode]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [kind, match[0]];
  }
  throw syntaxError(text, at);
}

/** Number of characters that a message shows before and after a syntax error. */
const shown = 30;

/** Creates the error of invalid syntax at a position of a text. It shows what is around. */
export function syntaxError(text: string, at: number, allowed?: string | readonly string[]): ValidationError {
  const before = text.slice(Math.max(0, at - shown), at);
  const after = text.slice(at, at + shown);
  return new ValidationError({
    problem: `invalid PromQL at character ${at + 1}`,
    given: `${at > shown ? '…' : ''}${before}⟨here⟩${after}${at + shown < text.length ? '…' : ''}`.replaceAll(
      /\s+/g,
      ' ',
    ),
    ...(allowed === undefined ? {} : { allowed }),
  });
}
