import { ValidationError, type Issue } from '../../core/errors';
import type { ExpositionFormat } from '../../metrics/exposition';

/** Content of an exposition and its format. */
export type ExpositionText = ExpositionContent &
  (
    | { readonly format: ExpositionFormat; readonly text: string }
    | { readonly format: 'protobuf'; readonly text?: undefined }
  );

interface ExpositionContent {
  readonly body: Uint8Array;
  /** Whether the content type announces names in quotation marks. */
  readonly announcesUtf8?: boolean;
  /** Problems for which Prometheus rejects the exposition without other options. */
  readonly notes?: readonly Issue[];
}

/**
 * Default limit of the size of an exposition in bytes after decompression: 64 MiB, several hundred
 * thousand series.
 */
export const defaultLimit = 64 * 1024 * 1024;

/**
 * Decodes UTF-8. A byte that is not UTF-8 becomes a surrogate on its own, which the parser rejects
 * where Prometheus does: in names, label values and help texts, but not in comments.
 *
 * @throws ValidationError when the bytes are compressed
 */
export function decode(source: string, bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new ValidationError({
      problem: `${source} is not text in UTF-8`,
      remedy: 'it is compressed by gzip: decompress it first',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1').replace(characters, decoded);
  }
}

/** Characters of UTF-8 of more than one byte, and single bytes that are none. */
const characters =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;

function decoded(bytes: string): string {
  return bytes.length > 1
    ? Buffer.from(bytes, 'latin1').toString('utf8')
    : String.fromCharCode(0xdc00 + bytes.charCodeAt(0));
}
