import { createHash } from 'node:crypto';

/** Returns a checksum of a text: the first 16 hexadecimal digits of its SHA-256. */
export function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
