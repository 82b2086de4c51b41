import type { ValidationError } from '../../core/errors';
import { fail } from './literals';
import { syntaxError, tokensOf, type Token } from './tokens';

/** Reader of the tokens of an expression, one after the other. */
export class TokenReader {
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  /** Returns the next token, or one after it, and leaves it. */
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)]!;
  }

  /** Consumes the next token. */
  next(): Token {
    const token = this.peek();
    this.index++;
    return token;
  }

  /** Tests whether the next token, or one after it, is one of these symbols. */
  isSymbol(symbols: readonly string[], ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'symbol' && symbols.includes(text);
  }

  /** Consumes one of these symbols if it is next. */
  symbol<S extends string>(...symbols: readonly S[]): S | undefined {
    return this.isSymbol(symbols) ? (this.next().text as S) : undefined;
  }

  /** Tests whether the next token, or one after it, is one of these keywords, in upper or lower case. */
  isKeyword(keywords: readonly string[], ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'name' && keywords.includes(text.toLowerCase());
  }

  /** Consumes one of these keywords if it is next. */
  keyword<K extends string>(...keywords: readonly K[]): K | undefined {
    return this.isKeyword(keywords) ? (this.next().text.toLowerCase() as K) : undefined;
  }

  /** Consumes a symbol that must be next. */
  expect(symbol: string): Token {
    return this.isSymbol([symbol]) ? this.next() : fail(this.error(`"${symbol}"`));
  }

  /** Creates the error of the next token, or of one before. */
  error(allowed: string | readonly string[], at = this.peek()): ValidationError {
    return syntaxError(this.text, at.from, allowed);
  }
}
