import { counter } from '../../metrics';

/** Counters of scrapes that Prometheus rejects because they exceed a limit of their job, of servers and agents. */
export const rejectedScrapes = {
  prometheus_target_scrape_pool_exceeded_label_limits_total: counter({
    help: 'Scrapes thrown away because of too many labels, or too long values of labels.',
    unit: 'operations',
  }),
  prometheus_target_scrapes_exceeded_body_size_limit_total: counter({
    help: 'Scrapes thrown away because the page of the target was larger than it may be.',
    unit: 'operations',
  }),
  prometheus_target_scrapes_exceeded_sample_limit_total: counter({
    help: 'Scrapes thrown away because the target exposed more samples than it may.',
    unit: 'operations',
  }),
};
