import type { PrometheusProps } from '../../servers/prometheus/options';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';

/** Scrape job with the metrics and labels that its targets must expose. */
export type CheckedJob = Pick<ScrapeJob, 'job' | 'catalogue' | 'targetLabels' | 'request' | 'interval' | 'probe'>;

/** Name and scrape jobs of a stack. */
export interface CheckedStack {
  readonly name: string;
  readonly jobs: readonly CheckedJob[];
  readonly prometheus: Pick<PrometheusProps, 'scrapeInterval' | 'features'>;
}
