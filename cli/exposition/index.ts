import { readFileSync, statSync } from 'node:fs';
import { ValidationError } from '../../core/errors';
import { formatOf, parseExposition, type Exposition } from '../../metrics/exposition';
import { fetchExposition, type ExpositionRequest } from './fetch';
import { decode, defaultLimit, tooLarge, type ExpositionText } from './text';

/**
 * Reads a page of metrics from an address or a file.
 *
 * @param source an address with `http://` or `https://`, or a path
 * @throws ValidationError when it cannot be reached, is none, or breaks its format
 */
export async function readExposition(source: string, request: ExpositionRequest = {}): Promise<Exposition> {
  const { text, format } = /^https?:\/\//i.test(source)
    ? await fetchExposition(source, request)
    : readFile(source, request);
  try {
    return parseExposition(text, format);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const name = format === 'text' ? "Prometheus' text format" : 'OpenMetrics';
    throw new ValidationError({ problem: `${source} is no page of metrics in ${name}: ${error.message}` });
  }
}

function readFile(path: string, { limit = defaultLimit }: ExpositionRequest): ExpositionText {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) {
    throw new ValidationError({
      problem: 'there is no such page',
      given: path,
      allowed: 'an address that begins with http:// or https://, or a file',
    });
  }
  if (stats.size > limit) throw tooLarge(path, limit);
  const text = decode(path, readFileSync(path));
  return { text, format: formatOf(text) };
}
