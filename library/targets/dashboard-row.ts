import { column, query, row, tablePanel, thresholds, timeSeriesPanel, type Row } from '../../dashboards';
import { scrape } from '../../metrics';
import { max, quantity, seconds, selectors, sum, topk, type Instant } from '../../promql';

const { up, scrape_duration_seconds, scrape_samples_scraped } = selectors(scrape);

const byJob = { legend: ({ job }: { readonly job: string }) => job };

/**
 * Every target that is read.
 *
 * @param pools how many there are of each job
 */
export function targetsRow(pools: Instant<'scrape_job', 'targets'>): Row {
  return row('Cibles', {
    targets: tablePanel({
      title: 'Cibles',
      description: 'Chaque cible : 1 si elle répond, le temps de sa lecture et le nombre de ses échantillons.',
      labels: { job: 'Job', instance: 'Instance' },
      columns: [
        column('Répond', max(up).by('job', 'instance'), {
          thresholds: thresholds('red', [quantity(1, 'boolean'), 'green']),
        }),
        column('Durée', max(scrape_duration_seconds).by('job', 'instance'), {
          // A scrape that takes longer than the interval of 15 s is given up after 10 s.
          thresholds: thresholds('green', [seconds(5), 'yellow'], [seconds(10), 'red']),
        }),
        column('Échantillons', max(scrape_samples_scraped).by('job', 'instance')),
      ],
      sortBy: 'Durée',
      height: 10,
    }),
    scrapeDuration: timeSeriesPanel({
      title: 'Durée des lectures',
      description: 'La plus longue lecture de chaque job.',
      queries: [query(max(scrape_duration_seconds).by('job'), byJob)],
      height: 10,
    }),
    discovered: timeSeriesPanel({
      title: 'Cibles par job',
      description: 'Nombre de cibles de chaque job ; une chute est une découverte qui ne trouve plus rien.',
      queries: [query(pools, { legend: ({ scrape_job }) => scrape_job })],
    }),
    samplesByJob: timeSeriesPanel({
      title: 'Échantillons par job',
      description: 'Échantillons exposés par les cibles de chaque job à chaque lecture : qui remplit le disque.',
      queries: [query(topk(10, sum(scrape_samples_scraped).by('job')), byJob)],
      stacked: true,
    }),
  });
}
