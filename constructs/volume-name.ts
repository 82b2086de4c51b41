import { checksum } from '../core/checksum';

/** Longest name of a volume: https://kubernetes.io/docs/concepts/storage/volumes/. */
const longest = 63;

/**
 * Returns the name of a volume in a pod. Volumes have shorter names than what they are named after, and none with dots: a longer
 * one ends in a checksum, and so does one that another volume already has.
 *
 * @param taken names of other volumes of the pod
 */
export function volumeName(text: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = text.replaceAll('.', '-');
  if (plain.length <= longest && !taken.has(plain)) return plain;
  const end = `-${checksum(text)}`;
  return plain.slice(0, longest - end.length) + end;
}
