/**
 * Freezes a value and everything in it, so that an assignment throws a `TypeError`. Maps and sets
 * refuse changes too. Functions stay as they are.
 *
 * @returns the same value
 */
export function deeplyFrozen<T>(value: T): T {
  freeze(value, new Set());
  return value;
}

function freeze(value: unknown, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || finished.has(value)) return;
  seen.add(value);
  for (const one of Object.values(value)) freeze(one, seen);
  if (value instanceof Map || value instanceof Set) {
    for (const one of value.values()) freeze(one, seen);
    for (const method of ['set', 'add', 'delete', 'clear']) {
      if (method in value) Object.defineProperty(value, method, { value: refuse });
    }
  }
  Object.freeze(value);
  finished.add(value);
}

/** Values that are deeply frozen: expressions share their parts. */
const finished = new WeakSet<object>();

function refuse(): never {
  throw new TypeError('this value is finished and cannot be changed');
}
