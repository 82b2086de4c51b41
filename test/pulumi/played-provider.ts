/** Any JSON value. */
export type Json = unknown;

/** Any JSON object. */
export type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reduces a live object to the fields of the inputs, as Pulumi's Kubernetes provider does before it
 * compares them: objects by key, and lists by index
 * (https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/util.go).
 */
export function pruned(live: Json, inputs: Json): Json {
  if (Array.isArray(live) && Array.isArray(inputs)) {
    return live.slice(0, inputs.length).map((one: Json, index) => pruned(one, inputs[index]));
  }
  if (!isObject(live) || !isObject(inputs)) return live;
  return Object.fromEntries(
    Object.entries(live)
      .filter(([key]) => Object.hasOwn(inputs, key))
      .map(([key, value]) => [key, pruned(value, inputs[key])]),
  );
}

/** Returns the paths at which two values differ: `spec.template.spec.containers[0].image`. */
export function differences(before: Json, after: Json, path = ''): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return [...Array(Math.max(before.length, after.length)).keys()].flatMap((index) =>
      differences(before[index], after[index], `${path}[${index}]`),
    );
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return before === after ? [] : [path];
}

/** Tests whether a path lies at or below another one. */
export function contains(outer: string, path: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

/**
 * Returns the values as the state of a stack shows them, with `[secret]` for encrypted ones. The
 * provider marks what is secret in the inputs; a list with a secret is encrypted as a whole.
 *
 * @param shown inputs with `[secret]`
 */
export function encrypted(value: Json, shown: Json): Json {
  if (shown === '[secret]') return shown;
  if (Array.isArray(shown)) return JSON.stringify(shown).includes('"[secret]"') ? '[secret]' : value;
  if (!isObject(value) || !isObject(shown)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, encrypted(one, shown[key])]));
}
