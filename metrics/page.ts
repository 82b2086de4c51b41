import { parseOpenMetrics } from './open-metrics-page';
import type { Page } from './page-metric';
import { parseText } from './text-page';

export type { Page, PageMetric, PageSample, PageType } from './page-metric';

/** Formats of expositions. */
export type PageFormat = 'text' | 'openMetrics';

/**
 * Parses an exposition strictly.
 *
 * @param format default: Prometheus' text format. OpenMetrics gives the same metrics under the
 * names that Prometheus stores: the counter `http_requests` becomes `http_requests_total`, and an
 * info or stateset becomes a gauge
 * @returns the metrics by name, in the order of the exposition
 * @throws ValidationError with the number of the first invalid line
 */
export function parsePage(text: string, format: PageFormat = 'text'): Page {
  return format === 'text' ? parseText(text) : parseOpenMetrics(text);
}

/**
 * Detects the format of an exposition without a content type: only OpenMetrics ends with `# EOF`.
 */
export function formatOf(text: string): PageFormat {
  return /(?:^|\n)# EOF\n?$/.test(text) ? 'openMetrics' : 'text';
}
