import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';

/** Scrape job with the metrics and labels that its targets must expose. */
export type CheckedJob = Pick<ScrapeJob, 'job' | 'catalogue' | 'targetLabels'>;
