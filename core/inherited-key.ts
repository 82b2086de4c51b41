/** Tests whether every object has a key, such as `constructor`, so that a tree of objects cannot use it as a name. */
export function isInherited(key: string): boolean {
  return Object.hasOwn(Object.prototype, key);
}
