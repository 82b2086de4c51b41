import type { FilterOf, LabelsOf } from './expression';
import type { Matching } from './matching';

/**
 * `unknown` for the right side of `and` and `unless`. For a gauge of 0 and 1, which has a series in
 * both cases, a compiler message.
 */
export type Present<R> = R extends { readonly unit: 'boolean'; readonly condition: infer F }
  ? boolean extends F
    ? 'a comparison: a gauge of 0 and 1 has a series in both cases, so use .equalTo(1)'
    : unknown
  : unknown;

/** `unknown` for the right side of `or`. For a constant beside series with labels, a compiler message. */
export type Alternative<L extends string, F extends boolean, R, M> =
  M extends Matching<'on'>
    ? unknown
    : string extends LabelsOf<R>
      ? unknown
      : [LabelsOf<R>] extends [never]
        ? [L] extends [never]
          ? unknown
          : Beside<FilterOf<R>>
        : [L] extends [never]
          ? Beside<F>
          : unknown;

/** A vector without labels beside series with labels: unless it is a condition, it is always added. */
export type Beside<F extends boolean> = [F] extends [true] ? unknown : 'orZero(part, whole) or equal labels';
