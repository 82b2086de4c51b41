import { checksum } from '../core/checksum';

/**
 * Size limit of an object in bytes. `kubectl apply` without `--server-side`, and Argo CD, copy the
 * object to an annotation, and all annotations together are limited to 256 KiB. The limit of a
 * ConfigMap itself is 1 MiB, that of any object 1.5 MiB. Source:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set.
 */
export const objectLimit = 256 * 1024;

/** Bytes for the name, the labels and other annotations of an object with several items. */
const metadataBytes = 4 * 1024;

/** Item of an object: a file of a ConfigMap, or a rule group. */
export interface Item<T> {
  /** Name, whose hash selects the object. */
  readonly name: string;
  /** Bytes that it takes in the annotation. */
  readonly bytes: number;
  readonly content: T;
}

/** Items of one object. */
export interface Share<T> {
  /** Bits with which the hashes of the names of the items start; empty when all items fit into one object. */
  readonly bits: string;
  readonly items: readonly T[];
}

/** Returns the bytes that a value takes in the annotation: JSON in which Go writes `<`, `>` and `&` as six characters. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  const escaped = json.match(/[<>&]/g)?.length ?? 0;
  return Buffer.byteLength(json) + 5 * escaped;
}

/** Returns whether items of this size fit into one object. */
export function fitIntoObject(bytes: number): boolean {
  return metadataBytes + bytes <= objectLimit;
}

/**
 * Spreads items over objects by the bits of a hash of their names. All are in one object as long as
 * they fit, and an object that becomes too large is split into two. So an item stays in its object
 * when others change, and a new item changes one object. An item that does not fit is alone in its
 * object.
 */
export function spread<T>(items: readonly Item<T>[]): Share<T>[] {
  return split(items.map(hashed), '');
}

interface HashedItem<T> extends Item<T> {
  /** Bits of the hash of its name. */
  readonly hash: string;
}

function hashed<T>(item: Item<T>): HashedItem<T> {
  const hash = BigInt(`0x${checksum(item.name)}`)
    .toString(2)
    .padStart(64, '0');
  return { ...item, hash };
}

function split<T>(items: readonly HashedItem<T>[], bits: string): Share<T>[] {
  if (items.length <= 1 || fitIntoObject(items.reduce((sum, { bytes }) => sum + bytes, 0))) {
    return [{ bits, items: items.map(({ content }) => content) }];
  }
  return ['0', '1'].flatMap((bit) => {
    const half = items.filter(({ hash }) => hash[bits.length] === bit);
    return half.length > 0 ? split(half, bits + bit) : [];
  });
}
