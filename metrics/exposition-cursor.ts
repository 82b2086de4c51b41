import { ValidationError } from '../core/errors';

/** Position in the text of an exposition. */
export class Cursor {
  position = 0;
  #line = 1;
  #counted = 0;

  constructor(readonly text: string) {}

  isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Takes what a sticky pattern matches at the position. Returns `undefined` when it does not. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  /** Number of the line of a position, from 1. Positions must not go back. */
  lineOf(position: number): number {
    for (;;) {
      const feed = this.text.indexOf('\n', this.#counted);
      if (feed === -1 || feed >= position) return this.#line;
      this.#line += 1;
      this.#counted = feed + 1;
    }
  }

  /** Text of the line of a position, shortened for a message. */
  textOf(position: number): string {
    const start = this.text.lastIndexOf('\n', position - 1) + 1;
    const end = this.text.indexOf('\n', position);
    const line = this.text.slice(start, end === -1 ? undefined : end).trimEnd();
    return line.length > 200 ? `${line.slice(0, 200)}…` : line;
  }
}

/** Throws an error of the format. The parser adds the line. */
export function refuse(problem: string, remedy?: string): never {
  throw new ValidationError({ problem, ...(remedy === undefined ? {} : { remedy }) });
}

const surrogate = /\p{Surrogate}/u;

/** Throws an error unless a text was valid UTF-8 in the exposition. */
export function refuseInvalidText(text: string, what: string): void {
  if (surrogate.test(text)) refuse(`${what} is not valid UTF-8`);
}
