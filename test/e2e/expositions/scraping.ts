import { scrapeConfig } from '../../../servers/prometheus/jobs/scrape-config';
import type { ScrapeJob } from '../../../servers/prometheus/jobs/scrape-job';
import { untilSo } from '../../../tools/until';
import { askAt } from '../cluster/answer';
import { startPrometheus } from '../servers/prometheus';
import type { Server } from '../servers/server';
import type { Workplace } from '../workplace';

/**
 * Starts Prometheus with jobs of one target each. Waits until it has scraped all of them.
 *
 * @param scraped selector of the targets that it must have: `up`, or `up == 1`
 */
export async function startScraping(place: Workplace, jobs: readonly ScrapeJob[], scraped: string): Promise<Server> {
  const none = () => {
    throw new Error('not used');
  };
  const configs = jobs.map((job) =>
    scrapeConfig(job, { target: none, members: none, machines: none, secretFile: none }),
  );
  const prometheus = await startPrometheus({ folder: place.folder, config: { scrape_configs: configs } });
  place.running.push(prometheus);
  await untilSo('every target was scraped', async () => {
    const { series } = await askAt(prometheus, scraped, Date.now() / 1000);
    return series.length === jobs.length;
  });
  return prometheus;
}
