/**
 * Returns a function that computes each result once, by an object and by further values, which are
 * compared as JSON. It keeps the results as long as the object exists; errors are not kept.
 */
export function once<O extends object, V, R>(compute: (object: O, values: V) => R): (object: O, values: V) => R {
  const known = new WeakMap<O, Map<string, R>>();
  return (object, values) => {
    const results = known.get(object) ?? new Map<string, R>();
    known.set(object, results);
    const key = JSON.stringify(values);
    if (!results.has(key)) results.set(key, compute(object, values));
    return results.get(key) as R;
  };
}
