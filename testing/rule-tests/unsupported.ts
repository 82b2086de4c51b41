/** A part of a rule that the generator does not know: tests of such a rule are written by hand. */
export class Unsupported extends Error {
  constructor(part: string) {
    super(`the tests of rules do not know ${part}`);
  }
}
