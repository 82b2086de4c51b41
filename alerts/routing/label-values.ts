import type { MatcherNode } from '../../promql/node';
import { literalsOf, negated, satisfies } from './label-match';

/**
 * The values that a label can have: only these, or any but these. The empty value stands for a label that is not there; so
 * `{ except: [''] }` is a label that is always there.
 */
export type LabelValues =
  | { readonly only: readonly string[]; readonly except?: undefined }
  | { readonly except: readonly string[]; readonly only?: undefined };

/** What is known of several labels; one that is not among them is never there. */
export type LabelDomains = Readonly<Record<string, LabelValues>>;

/** The values of a label that is always there. */
export const present: LabelValues = { except: [''] };
/** The values of a label of which nothing is known. */
export const unknown: LabelValues = { except: [] };
/** The values of a label that is never there. */
export const absentLabel: LabelValues = { only: [''] };

/** What is known of one of several labels. */
export function valuesOf(domains: LabelDomains, label: string): LabelValues {
  return domains[label] ?? absentLabel;
}

/** Whether there is no value at all. */
export function isImpossible(values: LabelValues): boolean {
  return values.only?.length === 0;
}

/** Whether the label may be there. */
export function isSomething(values: LabelValues): boolean {
  return values.only?.some((value) => value !== '') ?? true;
}

/** Whether a value is among them. */
export function includes(values: LabelValues, value: string): boolean {
  return values.only ? values.only.includes(value) : !values.except.includes(value);
}

/** The values of either. */
export function union(one: LabelValues, other: LabelValues): LabelValues {
  if (one.only) return other.only ? { only: [...new Set([...one.only, ...other.only])] } : union(other, one);
  return { except: one.except.filter((value) => !includes(other, value)) };
}

/** Whether they have a value in common. */
export function overlaps(one: LabelValues, other: LabelValues): boolean {
  if (one.only) return one.only.some((value) => includes(other, value));
  return other.only ? overlaps(other, one) : true;
}

/**
 * Those of the values that satisfy a matcher. Of values that are not listed, all may satisfy a regular expression that is more than
 * a list: then none is taken out.
 */
export function narrowed(values: LabelValues, matcher: MatcherNode): LabelValues {
  if (values.only) return { only: values.only.filter((value) => satisfies(matcher, value)) };
  const listed = listOf(matcher);
  if (!listed) return values;
  return listed.isNegated
    ? { except: [...new Set([...values.except, ...listed.values])] }
    : { only: listed.values.filter((value) => includes(values, value)) };
}

/** Whether a matcher is satisfied by none of the values, by some of them, perhaps, or by all for certain. */
export function verdictOf(values: LabelValues, matcher: MatcherNode): 'never' | 'maybe' | 'always' {
  if (isImpossible(narrowed(values, matcher))) return 'never';
  return isImpossible(narrowed(values, negated(matcher))) ? 'always' : 'maybe';
}

/** The values that a matcher lists, or lists as those that it does not take. */
function listOf({
  operator,
  value,
}: MatcherNode): { readonly values: readonly string[]; readonly isNegated: boolean } | undefined {
  const isNegated = operator === '!=' || operator === '!~';
  if (operator === '=' || operator === '!=') return { values: [value], isNegated };
  // Everything, and everything but the empty value.
  if (value === '.*') return { values: [], isNegated: !isNegated };
  if (value === '.+') return { values: [''], isNegated: !isNegated };
  const values = literalsOf(value);
  return values && { values, isNegated };
}
