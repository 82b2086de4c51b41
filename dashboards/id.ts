/**
 * Returns a stable number for a key: FNV-1a over its UTF-16 units, folded to 24 bits for short
 * URLs. Source: https://datatracker.ietf.org/doc/html/rfc9923.
 */
export function stableId(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash >>> 24) ^ (hash & 0xffffff) || 1;
}
