import type { Language } from '../../alerts';
import { column, query, row, tablePanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { scrape } from '../../metrics';
import { max, quantity, rate, seconds, selectors, sum, topk, type EventCounter, type Instant } from '../../promql';
import { texts } from './texts';

const { up, scrape_duration_seconds, scrape_samples_scraped } = selectors(scrape);

const byJob = { legend: ({ job }: { readonly job: string }) => job };

/**
 * Dashboard row of all targets.
 *
 * @param pools number of targets per job
 * @param failures requests to the Kubernetes API that failed while targets were looked for
 */
export function targetsRow(
  pools: Instant<'scrape_job', 'targets'>,
  failures: EventCounter<'job' | 'instance', 'errors'>,
  language: Language,
) {
  const t = texts[language].dashboard;
  return row(t.title, {
    targets: tablePanel({
      ...t.targets,
      labels: { job: t.job, instance: t.instance },
      columns: [
        column(t.answers, max(up).by('job', 'instance'), {
          thresholds: thresholds('red', [quantity(1, 'boolean'), 'green']),
        }),
        column(t.duration, max(scrape_duration_seconds).by('job', 'instance'), {
          // The scrape timeout is 10 s at an interval of 15 s.
          thresholds: thresholds('green', [seconds(5), 'yellow'], [seconds(10), 'red']),
        }),
        column(t.samples, max(scrape_samples_scraped).by('job', 'instance')),
      ],
      sortBy: t.duration,
      height: 10,
    }),
    scrapeDuration: timeSeriesPanel({
      ...t.scrapeDuration,
      queries: [query(max(scrape_duration_seconds).by('job'), byJob)],
      height: 10,
    }),
    discovered: timeSeriesPanel({
      ...t.discovered,
      queries: [query(pools, { legend: ({ scrape_job }) => scrape_job })],
      span: 8,
    }),
    discoveryFailures: timeSeriesPanel({
      ...t.discoveryFailures,
      queries: [query(sum(rate(failures)), { legend: t.failed, colour: 'red' })],
      span: 8,
    }),
    samplesByJob: timeSeriesPanel({
      ...t.samplesByJob,
      queries: [query(topk(20, sum(scrape_samples_scraped).by('job')), byJob)],
      stacked: true,
      span: 8,
    }),
  });
}
