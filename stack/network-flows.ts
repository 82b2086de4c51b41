import type { Flow, Pods } from '../core/network';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';

/** Who reaches pods that jobs isolate. */
export function clientFlows(jobs: readonly ScrapeJob[]): Flow[] {
  return jobs.flatMap(({ isolation }) =>
    isolation ? isolation.clients.map(({ from, ports }) => ({ from, to: isolation.pods, ports })) : [],
  );
}

/** Pods of others that are isolated, by the names of their policies. */
export function isolatedPods(instance: string, jobs: readonly ScrapeJob[]): Record<string, Pods> {
  return Object.fromEntries(
    jobs.flatMap(({ job, isolation }) => (isolation ? [[`${instance}-${job}`, isolation.pods]] : [])),
  );
}
