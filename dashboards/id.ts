import { inPath, repeated, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';

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

/** Returns an issue for a text that is no uid of Grafana. */
export function uidIssues(uid: string): Issue[] {
  return /^[\w-]{1,40}$/.test(uid)
    ? []
    : [{ problem: 'invalid uid', given: uid, allowed: '1 to 40 letters, digits, - and _' }];
}

/** Returns the issues of the tags of a dashboard. */
export function tagIssues(tags: readonly string[] = []): Issue[] {
  return inPath('tags', [
    ...tags.flatMap((tag) => emptyTextIssues({ tag })),
    ...repeated(tags, { problem: 'two tags are the same', remedy: 'remove one' }),
  ]);
}

/**
 * Returns the start of the names of files about something with a name: letters, digits, `-` and `_`.
 * A name with other characters gets a number, because two such names could become equal.
 */
export function fileStart(name: string): string {
  const plain = name.replaceAll(/[^\w-]/g, '-');
  return plain === name ? name : `${plain}-${stableId(name)}`;
}
