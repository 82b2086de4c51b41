import { parseOpenMetrics } from './open-metrics-page';
import type { Page } from './page-metric';
import { parseText } from './text-page';

export type { Page, PageMetric, PageSample, PageType } from './page-metric';

/** The formats in which applications show their metrics. */
export type PageFormat = 'text' | 'openMetrics';

/**
 * Reads a page of metrics and takes nothing that its format does not allow.
 *
 * @param format by default Prometheus' text format; a page of OpenMetrics gives the same metrics, under the names that Prometheus
 * stores: of the counter `http_requests` it is `http_requests_total`, an info or a stateset is a gauge
 * @returns the metrics by name, in the order of the page
 * @throws ValidationError with the number of the first line that breaks the format
 */
export function parsePage(text: string, format: PageFormat = 'text'): Page {
  return format === 'text' ? parseText(text) : parseOpenMetrics(text);
}

/** The format of a page that came without a word about it: only OpenMetrics must end with `# EOF`. */
export function formatOf(text: string): PageFormat {
  return /(?:^|\n)# EOF\n?$/.test(text) ? 'openMetrics' : 'text';
}
