/** A mistake that does not compile, and the same thing written right. */
export interface Fixture {
  readonly mistake: string;
  readonly wrong: string;
  readonly right: string;
  /** The number behind `TS`. */
  readonly code: number;
  /** What the message must name. */
  readonly allowed: string;
}

/** Mistakes that are written with the same words. */
export interface FixtureSet {
  /** What they import and call by a name. */
  readonly prelude: string;
  readonly fixtures: readonly Fixture[];
}

/** The source in which each fixture has two lines: as it is wrong, and as it is right. */
export function sourceOf({ prelude, fixtures }: FixtureSet): string {
  return prelude + '\n' + fixtures.flatMap(({ wrong, right }) => [`void (${wrong});`, `void (${right});`]).join('\n');
}

/** The last line of the prelude. */
export const headOf = ({ prelude }: FixtureSet): number => prelude.split('\n').length;
