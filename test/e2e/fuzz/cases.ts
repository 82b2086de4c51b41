import fc from 'fast-check';
import { propertiesOf, valuesOf } from './generated';
import type { AnySubject, Subject } from './subject';
import { anyText, anyNumber } from './awkward';

/** Value of a public type with one property that is examined. */
export interface Case {
  /** Type and property: `RemoteWrite.url`. */
  readonly property: string;
  /** Whether the property is valid, is not, or has any value of its kind. */
  readonly kind: 'valid' | 'invalid' | 'any';
  readonly subject: AnySubject;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Returns cases of all properties of subjects, the same ones for the same seed. */
export function casesOf(
  subjects: Readonly<Record<string, AnySubject>>,
  { seed, each }: { readonly seed: number; readonly each: number },
): Case[] {
  return Object.entries(subjects).flatMap(([type, subject]) =>
    Object.entries(propertiesOf(subject)).flatMap(([name, { allowed, refused }], index) => {
      const values = valuesOf(subject as Subject<Case['value']>, name);
      const sampled = (kind: Case['kind'], examined: fc.Arbitrary<Case['value']>, numRuns: number): Case[] =>
        fc
          .sample(examined, { seed: seed + index, numRuns })
          .map((value) => ({ property: `${type}.${name}`, kind, subject, value }));
      const replaced = (by: fc.Arbitrary<unknown>) =>
        fc.tuple(values, by).map(([value, one]) => ({ ...value, [name]: one }));
      const isTyped = refused === 'types';
      return [
        ...sampled('valid', values, each),
        ...(typeof refused === 'string' ? [] : sampled('invalid', replaced(refused), each)),
        ...(isTyped ? [] : sampled('any', replaced(allowed.chain(likeness)), each)),
      ];
    }),
  );
}

/** Generates values of the kind of a value: texts for a text, and lists and records of them. */
function likeness(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'string') return anyText;
  if (typeof value === 'number') return anyNumber;
  if (Array.isArray(value)) {
    const [one] = value as readonly unknown[];
    return one === undefined
      ? fc.constant([])
      : likeness(one).map((other) => [other, ...(value as readonly unknown[]).slice(1)]);
  }
  if (isTexts(value)) return fc.dictionary(anyText, anyText, { maxKeys: 2, noNullPrototype: true });
  return fc.constant(value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
