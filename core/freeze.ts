/**
 * Freezes a value and everything in it, so that an assignment throws a `TypeError`. Maps and sets
 * refuse changes too. Functions stay as they are.
 *
 * @returns the same value
 */
export function deeplyFrozen<T>(value: T): T {
  freeze(value);
  return value;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || finished.has(value)) return;
  finished.add(value);
  for (const one of Object.values(value)) freeze(one);
  if (value instanceof Map || value instanceof Set) {
    for (const one of value.values()) freeze(one);
    const changing = value instanceof Map ? ['set', 'delete', 'clear'] : ['add', 'delete', 'clear'];
    for (const method of changing) Object.defineProperty(value, method, { value: refuse });
  }
  Object.freeze(value);
}

/** Values that are or become deeply frozen: expressions share their parts. */
const finished = new WeakSet<object>();

function refuse(): never {
  throw new TypeError('this value is finished and cannot be changed');
}
