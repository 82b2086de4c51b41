import fc from 'fast-check';

/** Time in which something is so, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Alert with the spans in which it fires. */
export interface Story {
  readonly labels: Readonly<Record<string, string>>;
  readonly firing: readonly Span[];
}

/**
 * Random spans within a time, in their order. A span has at least a second. Between two of them are
 * at least `apart` milliseconds.
 */
export function spans(time: number, apart: number): fc.Arbitrary<readonly Span[]> {
  const part = fc.record({ pause: fc.nat({ max: 20_000 }), length: fc.integer({ min: 1000, max: 25_000 }) });
  return fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => {
    let end = 0;
    const all = parts.map(({ pause, length }) => {
      const from = end + apart + pause;
      end = from + length;
      return { from, to: end };
    });
    return all.filter(({ to }) => to < time);
  });
}

/** Returns the parts of a span that are in none of the others. */
export function without(span: Span, others: readonly Span[]): readonly Span[] {
  return others.reduce<readonly Span[]>(
    (left, other) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, other.from) },
          { from: Math.max(from, other.to), to },
        ].filter((part) => part.to > part.from),
      ),
    [span],
  );
}

/** Tests whether two spans have a moment in common. */
export function meet(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}
