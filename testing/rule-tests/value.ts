import type { Labels } from './labels';

/** Element of an instant vector. */
export interface Sample {
  /** Labels of the series. */
  readonly labels: Labels;
  /** Value of the sample. */
  readonly value: number;
}

/** Value of an expression. */
export type Value = number | readonly Sample[];
