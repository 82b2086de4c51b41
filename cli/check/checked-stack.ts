import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';

/** A job with the contract of its targets. */
export type CheckedJob = Pick<ScrapeJob, 'job' | 'catalogue' | 'targetLabels'>;
