/** Mistake that does not compile, and its correct form. */
export interface Fixture {
  readonly mistake: string;
  readonly wrong: string;
  readonly right: string;
  /** Number after `TS`. */
  readonly code: number;
  /** Text that the message must contain. */
  readonly allowed: string;
}

/** Mistakes that share a prelude. */
export interface FixtureSet {
  /** Imports and constants. */
  readonly prelude: string;
  readonly fixtures: readonly Fixture[];
}

/** Returns a source with two lines per fixture: the wrong one and the correct one. */
export function sourceOf({ prelude, fixtures }: FixtureSet): string {
  return prelude + '\n' + fixtures.flatMap(({ wrong, right }) => [`void (${wrong});`, `void (${right});`]).join('\n');
}

/** Last line of the prelude. */
export const headOf = ({ prelude }: FixtureSet): number => prelude.split('\n').length;
