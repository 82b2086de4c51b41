import { readFileSync, statSync } from 'node:fs';
import { inPath, throwIssues, ValidationError, type Issue } from '../../core/errors';
import {
  endsLikeOpenMetrics,
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
  /**
   * Format of a file.
   *
   * @default - the one that its content shows
   */
  readonly format?: ExpositionFormat;
}

/** Exposition that was read. */
export interface ReadExposition extends Pick<ParsedExposition, 'metrics' | 'samples'> {
  /** Violations of the format that Prometheus accepts. */
  readonly notes: readonly Issue[];
  /** Remarks on how it was read. */
  readonly remarks: readonly string[];
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

async function readUrl(source: string, { format: given, ...request }: ReadOptions): Promise<ReadExposition> {
  if (given !== undefined) {
    throw new ValidationError({
      problem: 'a response has the format of its content type',
      given: source,
      remedy: 'remove --format, or save the response and pass the file',
    });
  }
  const { histograms = { storesNative: false, keepsClassic: false } } = request;
  const { body, text, format, announcesUtf8 = false, notes = [] } = await fetchExposition(source, request);
  const parsed = text === undefined ? parseProtobuf(body, histograms) : parse(source, text, format, { announcesUtf8 });
  return { ...parsed, notes: [...notes, ...parsed.notes], remarks: [] };
}

/**
 * Reads a file, whose format only its content shows. What ends like OpenMetrics but is none is read
 * in the text format, in which the end is a comment.
 */
function readFile(path: string, { limit = defaultLimit, format }: ReadOptions): ReadExposition {
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
  if (format !== undefined) return { ...parse(path, text, format), remarks: [] };
  const parsed = formatOf(text) === 'text' ? undefined : openMetricsOrError(path, text);
  if (parsed === undefined || parsed instanceof ValidationError) return textUnless(parsed, path, text);
  return {
    ...parsed,
    remarks: ['Read as OpenMetrics, which ends with # EOF. --format text reads it in the text format.'],
  };
}

function openMetricsOrError(path: string, text: string): ParsedExposition | ValidationError {
  try {
    return parse(path, text, 'openMetrics');
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
}

/**
 * Reads the text format.
 *
 * @param error error of another format, which is thrown if this is none either
 */
function textUnless(error: ValidationError | undefined, path: string, text: string): ReadExposition {
  const remarks = endsLikeOpenMetrics(text)
    ? ['Read in the text format, although it ends with # EOF. --format openmetrics reads it as OpenMetrics.']
    : [];
  try {
    return { ...parse(path, text, 'text'), remarks };
  } catch (inText) {
    throw error ?? inText;
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
