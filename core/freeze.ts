/**
 * Freezes a value and everything in it, so that an assignment throws a `TypeError`. Maps and sets
 * refuse changes too. Functions stay as they are, and so does what is in a value that is frozen
 * already: expressions share their parts.
 *
 * @returns the same value
 */
export function deeplyFrozen<T>(value: T): T {
  freeze(value);
  return value;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  const isMap = value instanceof Map;
  if (isMap || value instanceof Set) {
    for (const method of isMap ? ['set', 'delete', 'clear'] : ['add', 'delete', 'clear']) {
      Object.defineProperty(value, method, { value: refuse });
    }
    for (const one of value.values()) freeze(one);
  }
  Object.freeze(value);
  for (const one of Object.values(value)) freeze(one);
}

function refuse(): never {
  throw new TypeError('this value is finished and cannot be changed');
}
