import type { MatcherNode } from '../../promql/node';
import { literalsOf, satisfies } from './label-match';

/**
 * Possible values of a label: only the listed ones, or all except the listed ones. The empty value
 * means that the label is absent, so `{ except: [''] }` is a label that is always present.
 */
export type LabelValues =
  | { readonly only: readonly string[]; readonly except?: undefined }
  | { readonly except: readonly string[]; readonly only?: undefined };

/** Possible values by label. A label without an entry is always absent. */
export type LabelDomains = Readonly<Record<string, LabelValues>>;

/** Values of a label that is always present. */
export const present: LabelValues = { except: [''] };
/** Values of a label that can have any value or be absent. */
export const unknown: LabelValues = { except: [] };
/** Values of a label that is always absent. */
export const absentLabel: LabelValues = { only: [''] };

/** Returns the possible values of a label. */
export function valuesOf(domains: LabelDomains, label: string): LabelValues {
  // A label may have the name of a property of every object, such as `constructor`.
  return Object.hasOwn(domains, label) ? domains[label]! : absentLabel;
}

/** Tests whether the label can be present. */
export function isSomething(values: LabelValues): boolean {
  return values.only?.some((value) => value !== '') ?? true;
}

/** Tests whether a value is possible. */
export function includes(values: LabelValues, value: string): boolean {
  return values.only ? values.only.includes(value) : !values.except.includes(value);
}

/** Returns the values that are possible in at least one of two sets. */
export function union(one: LabelValues, other: LabelValues): LabelValues {
  if (one.only) return other.only ? { only: [...new Set([...one.only, ...other.only])] } : union(other, one);
  return { except: one.except.filter((value) => !includes(other, value)) };
}

/** Returns the values that are possible in at least one of several sets. */
export function unionOf(all: readonly LabelValues[]): LabelValues {
  const only = new Set(all.flatMap((one) => one.only ?? []));
  return all.reduce<LabelValues>((known, one) => (one.only ? known : union(known, one)), { only: [...only] });
}

/** Tests whether two sets have a value in common. */
export function overlaps(one: LabelValues, other: LabelValues): boolean {
  if (one.only) return one.only.some((value) => includes(other, value));
  return other.only ? overlaps(other, one) : true;
}

/**
 * Returns the possible values that satisfy a matcher. A regular expression that is not a list of
 * literals does not narrow an open set, because it may match any value.
 */
export function narrowed(values: LabelValues, matcher: MatcherNode): LabelValues {
  if (values.only) return { only: values.only.filter((value) => satisfies(matcher, value)) };
  const listed = listOf(matcher);
  if (!listed) return values;
  return listed.isNegated
    ? { except: [...new Set([...values.except, ...listed.values])] }
    : { only: listed.values.filter((value) => includes(values, value)) };
}

/** Tests whether the possible values satisfy a matcher: never, maybe, or always. */
export function verdictOf(values: LabelValues, matcher: MatcherNode): 'never' | 'maybe' | 'always' {
  if (values.only) {
    const accepted = values.only.filter((value) => satisfies(matcher, value));
    if (accepted.length === 0) return 'never';
    return accepted.length === values.only.length ? 'always' : 'maybe';
  }
  const listed = listOf(matcher);
  if (!listed || listed.values.some((value) => includes(values, value))) return 'maybe';
  return listed.isNegated ? 'always' : 'never';
}

/**
 * Returns the values that a matcher accepts or, if negated, rejects; `undefined` when it is not a
 * list.
 */
function listOf({
  operator,
  value,
}: MatcherNode): { readonly values: readonly string[]; readonly isNegated: boolean } | undefined {
  const isNegated = operator === '!=' || operator === '!~';
  if (operator === '=' || operator === '!=') return { values: [value], isNegated };
  // `.*` matches every value, `.+` every value except the empty one.
  if (value === '.*') return { values: [], isNegated: !isNegated };
  if (value === '.+') return { values: [''], isNegated: !isNegated };
  const values = literalsOf(value);
  return values && { values, isNegated };
}
