import fc from 'fast-check';
import type { AnySubject, Property, Subject } from './subject';

/** Returns the properties of a subject by their names. */
export function propertiesOf({ properties }: AnySubject): Readonly<Record<string, Property>> {
  return properties as Readonly<Record<string, Property>>;
}

/**
 * Generates values of a subject that are valid, with some of its optional properties.
 *
 * @param always property that every value has
 */
export function valuesOf<T>(subject: Subject<T>, always?: string): fc.Arbitrary<T> {
  const properties = Object.entries(propertiesOf(subject));
  const allowed = Object.fromEntries(properties.map(([name, property]) => [name, property.allowed]));
  const requiredKeys = properties.flatMap(([name, { isOptional }]) => (isOptional && name !== always ? [] : [name]));
  const values = fc.record(allowed, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<T>;
  return values.map((value) => subject.coherent?.(value) ?? value);
}
