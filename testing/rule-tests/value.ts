import type { Labels } from './labels';

/** Element of an instant vector. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** Value of an expression. */
export type Value = number | readonly Sample[];
