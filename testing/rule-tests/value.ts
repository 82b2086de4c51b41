import type { Labels } from './labels';

/** One element of an instant vector. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** What an expression evaluates to. */
export type Value = number | readonly Sample[];
