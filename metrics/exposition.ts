import type { Exposition } from './exposition-metric';
import { parseOpenMetrics } from './open-metrics';
import { parseText } from './text-format';

export type { Exposition, ExpositionMetric, ExpositionMetricType, ExpositionSample } from './exposition-metric';

/** The formats in which applications show their metrics. */
export type ExpositionFormat = 'text' | 'openMetrics';

/**
 * Reads a page of metrics and takes nothing that its format does not allow.
 *
 * @param format by default Prometheus' text format; a page of OpenMetrics gives the same metrics, under the names that Prometheus
 * stores: of the counter `http_requests` it is `http_requests_total`, an info or a stateset is a gauge
 * @returns the metrics by name, in the order of the page
 * @throws ValidationError with the number of the first line that breaks the format
 */
export function parseExposition(text: string, format: ExpositionFormat = 'text'): Exposition {
  return format === 'text' ? parseText(text) : parseOpenMetrics(text);
}

/** The format of a page that came without a word about it: only OpenMetrics must end with `# EOF`. */
export function formatOf(text: string): ExpositionFormat {
  return /(?:^|\n)# EOF\n?$/.test(text) ? 'openMetrics' : 'text';
}
