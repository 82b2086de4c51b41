import type { Exposition } from './exposition-metric';
import { parseOpenMetrics } from './open-metrics';
import { parseText } from './text-format';

export type { Exposition, ExpositionMetric, ExpositionMetricType, ExpositionSample } from './exposition-metric';

/** Formats of expositions. */
export type ExpositionFormat = 'text' | 'openMetrics';

/**
 * Parses an exposition strictly.
 *
 * @param format default: Prometheus' text format. OpenMetrics gives the same metrics under the
 * names that Prometheus stores: the counter `http_requests` becomes `http_requests_total`, and an
 * info or stateset becomes a gauge
 * @returns the metrics by name, in the order of the exposition
 * @throws ValidationError with the number of the first invalid line
 */
export function parseExposition(text: string, format: ExpositionFormat = 'text'): Exposition {
  return format === 'text' ? parseText(text) : parseOpenMetrics(text);
}

/**
 * Detects the format of an exposition without a content type: only OpenMetrics ends with `# EOF`.
 */
export function formatOf(text: string): ExpositionFormat {
  return /(?:^|\n)# EOF\n?$/.test(text) ? 'openMetrics' : 'text';
}
