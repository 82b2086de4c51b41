/** Object of the JSON of a dashboard. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Tests whether a value is an object, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the objects of a list; an empty list for any other value. */
export function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Returns a text; `undefined` for any other value. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Replaces each text of a value at any depth. */
export function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map));
  return isObject(value) ? mapFields(value, (one) => mapTexts(one, map)) : value;
}

/** Replaces each field of an object. */
export function mapFields(object: JsonObject, map: (value: unknown, name: string) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]));
}

/** Returns the variables of a dashboard. */
export function variablesOf({ templating }: JsonObject): JsonObject[] {
  return isObject(templating) ? objectsIn(templating.list) : [];
}

/** Returns the value of a name in a record, none for an inherited one such as `constructor`. */
export function ownValue(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
