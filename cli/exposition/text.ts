import { ValidationError } from '../../core/errors';
import type { ExpositionFormat } from '../../metrics/exposition';

/** Text of an exposition and its format. */
export interface ExpositionText {
  readonly text: string;
  readonly format: ExpositionFormat;
}

/**
 * Default limit of the size of an exposition in bytes after decompression: 64 MiB, several hundred
 * thousand series.
 */
export const defaultLimit = 64 * 1024 * 1024;

/**
 * Decodes UTF-8.
 *
 * @throws ValidationError when the bytes are not UTF-8
 */
export function decode(source: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    throw new ValidationError({
      problem: `${source} is not text in UTF-8`,
      ...(isPacked ? { remedy: 'it is compressed by gzip: decompress it first' } : {}),
    });
  }
}

/** Creates the error for an exposition that is too large. */
export function tooLarge(source: string, limit: number): ValidationError {
  return new ValidationError({
    problem: `${source} is larger than the limit of an exposition`,
    allowed: `${limit} bytes`,
  });
}
