/** Kinds of changes. */
export const mutationOperators = [
  'aggregation',
  'arithmetic',
  'comparison',
  'for',
  'function',
  'keep_firing_for',
  'label',
  'le',
  'matcher',
  'matcher value',
  'number',
  'set',
  'window',
] as const;

/** Kind of change, by what it changes. `le` is the bound of a bucket. */
export type MutationOperator = (typeof mutationOperators)[number];
