import { ValidationError } from '../../core/errors';
import type { ExpositionFormat } from '../../metrics/exposition';

/** A page, and in which format it is written. */
export interface ExpositionText {
  readonly text: string;
  readonly format: ExpositionFormat;
}

/** The most bytes, unpacked, that a page may have: 64 MiB, several hundred thousand series. */
export const defaultLimit = 64 * 1024 * 1024;

/** The text of a page, which is UTF-8. */
export function decode(source: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    throw new ValidationError({
      problem: `${source} is not text in UTF-8`,
      ...(isPacked ? { remedy: 'it is packed by gzip: unpack it first' } : {}),
    });
  }
}

/** What is said of a page that is too large. */
export function tooLarge(source: string, limit: number): ValidationError {
  return new ValidationError({
    problem: `${source} is larger than a page of metrics may be`,
    allowed: `${limit} bytes`,
  });
}
