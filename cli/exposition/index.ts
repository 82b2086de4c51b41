import { readFileSync, statSync } from 'node:fs';
import { inPath, throwIssues, ValidationError, type Issue } from '../../core/errors';
import {
  formatOf,
  parseExposition,
  type ExpositionFormat,
  type ParsedExposition,
  type ParseOptions,
} from '../../metrics/exposition';
import { fetchExposition, type ExpositionRequest } from './fetch';
import { tooLarge } from './http';
import { parseProtobuf } from './protobuf';
import { decode, defaultLimit } from './text';

export type { ExpositionRequest } from './fetch';

/** Options of {@link readExposition}. */
export interface ReadOptions extends ExpositionRequest {
  /**
   * Whether what breaks the format is an error, although Prometheus takes it.
   *
   * @default false
   */
  readonly strict?: boolean;
}

/** Exposition that was read. */
export interface ReadExposition extends Pick<ParsedExposition, 'metrics' | 'samples'> {
  /** Violations of the format that Prometheus accepts. */
  readonly notes: readonly Issue[];
}

/**
 * Reads an exposition from a URL or a file, and takes what Prometheus takes.
 *
 * @param source a URL with `http://` or `https://`, or a path
 * @throws ValidationError when it cannot be read or Prometheus rejects it
 */
export async function readExposition(source: string, options: ReadOptions = {}): Promise<ReadExposition> {
  const read = isUrl(source) ? await readUrl(source, options) : readFile(source, options);
  if (options.strict) throwIssues(inPath(source, read.notes));
  return read;
}

/** Reports whether the source of an exposition is a URL, and not a file. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

async function readUrl(source: string, request: ExpositionRequest): Promise<ReadExposition> {
  const { histograms = { storesNative: false, keepsClassic: false } } = request;
  const { body, text, format, announcesUtf8 = false, notes = [] } = await fetchExposition(source, request);
  const parsed = text === undefined ? parseProtobuf(body, histograms) : parse(source, text, format, { announcesUtf8 });
  return { ...parsed, notes: [...notes, ...parsed.notes] };
}

/**
 * Reads a file, whose format only its content shows. What ends like OpenMetrics but is none is read
 * in the text format, in which the end is a comment.
 */
function readFile(path: string, { limit = defaultLimit }: ExpositionRequest): ReadExposition {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) {
    throw new ValidationError({
      problem: 'no such file',
      given: path,
      allowed: 'a URL that starts with http:// or https://, or a file',
    });
  }
  if (stats.size >= limit) throw tooLarge(path, limit);
  const text = decode(path, readFileSync(path));
  const format = formatOf(text);
  try {
    return parse(path, text, format);
  } catch (error) {
    if (format === 'text') throw error;
    return textUnless(error, path, text);
  }
}

function textUnless(error: unknown, path: string, text: string): ReadExposition {
  try {
    return parse(path, text, 'text');
  } catch {
    throw error;
  }
}

function parse(source: string, text: string, format: ExpositionFormat, options?: ParseOptions): ParsedExposition {
  try {
    return parseExposition(text, format, options);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const name = format === 'text' ? "Prometheus' text format" : 'OpenMetrics';
    throw new ValidationError({ problem: `${source} is not an exposition in ${name}: ${error.message}` });
  }
}
