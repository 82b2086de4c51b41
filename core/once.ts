import { checksum } from './checksum';

/**
 * Returns a function that computes each result once, by an object and by further values, which are
 * compared as JSON and must not change. It keeps the results as long as the object exists; errors are
 * not kept.
 */
export function once<O extends object, V extends object, R>(
  compute: (object: O, values: V) => R,
): (object: O, values: V) => R {
  const known = new WeakMap<O, Map<string, R>>();
  return (object, values) => {
    const results = known.get(object) ?? new Map<string, R>();
    known.set(object, results);
    const key = keyOf(values);
    if (!results.has(key)) results.set(key, compute(object, values));
    return results.get(key) as R;
  };
}

/** Keys of values. The same values, which can be as large as a stack, are used with many objects. */
const keys = new WeakMap<object, string>();

function keyOf(values: object): string {
  const key = keys.get(values) ?? checksum(JSON.stringify(values));
  keys.set(values, key);
  return key;
}
