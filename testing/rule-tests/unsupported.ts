/**
 * Error for a part of a rule that the generator does not support. Tests of such a rule are written
 * by hand.
 */
export class Unsupported extends Error {
  constructor(part: string) {
    super(`generated rule tests do not support ${part}`);
  }
}
