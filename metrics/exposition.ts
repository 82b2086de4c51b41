import { ValidationError } from '../core/errors';
import { Cursor } from './exposition-cursor';
import type { ParsedExposition } from './exposition-metric';
import { quotedName } from './exposition-sample';
import { parseOpenMetrics } from './open-metrics';
import { parseText } from './text-format';

export type {
  Exposition,
  ExpositionMetric,
  ExpositionMetricType,
  ExpositionNote,
  ExpositionSample,
  ParsedExposition,
} from './exposition-metric';

/** Formats of expositions. */
export type ExpositionFormat = 'text' | 'openMetrics';

/** Options of {@link parseExposition}. */
export interface ParseOptions {
  /**
   * Whether the content type announces names in quotation marks (`escaping=allow-utf-8`), which are
   * noted otherwise.
   *
   * @default false
   */
  readonly announcesUtf8?: boolean;
}

/**
 * Parses an exposition and takes what Prometheus takes. What breaks the format is noted.
 *
 * @param format default: Prometheus' text format. OpenMetrics gives the same metrics under the
 * names that Prometheus stores: the counter `http_requests` becomes `http_requests_total`, and an
 * info or stateset becomes a gauge
 * @returns the metrics by name, in the order of the exposition, and the notes
 * @throws ValidationError with the first line for which Prometheus rejects the whole scrape
 */
export function parseExposition(
  text: string,
  format: ExpositionFormat = 'text',
  { announcesUtf8 = false }: ParseOptions = {},
): ParsedExposition {
  const zero = text.indexOf('\0');
  if (zero !== -1) {
    const path = `line ${new Cursor(text).lineOf(zero)}`;
    throw new ValidationError({ path, problem: 'there is a NUL byte', allowed: 'text' });
  }
  const parsed = format === 'text' ? parseText(text) : parseOpenMetrics(text);
  return announcesUtf8 ? { ...parsed, notes: parsed.notes.filter(({ problem }) => problem !== quotedName) } : parsed;
}

/** Units, types and exemplars, which only OpenMetrics has. */
const onlyOpenMetrics =
  /^(?:# UNIT |# TYPE \S+ (?:info|stateset|gaugehistogram|unknown)$|[^#\n].* # \{[^"\n]*(?:"[^"\n]*"[^"\n]*)*$)/m;

/** Suffix of counters in the name of their family, and times in milliseconds, which OpenMetrics does not have. */
const onlyText = /^(?:# TYPE \S+_total counter$|[^#\n].* \d{12,}$)/m;

/**
 * Detects the format of an exposition without a content type. OpenMetrics ends with `# EOF`, which is
 * a comment in the text format: then what only one of them has decides.
 */
export function formatOf(text: string): ExpositionFormat {
  if (!endsLikeOpenMetrics(text)) return 'text';
  return onlyText.test(text) && !onlyOpenMetrics.test(text) ? 'text' : 'openMetrics';
}

/** Reports whether an exposition ends with `# EOF`. */
export function endsLikeOpenMetrics(text: string): boolean {
  return /(?:^|\n)# EOF\n?$/.test(text);
}
