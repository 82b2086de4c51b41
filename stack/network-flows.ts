import type { DeclaredFlow, Pods } from '../core/network';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';

/** Returns the connections of clients to isolated pods. */
export function clientFlows(jobs: readonly ScrapeJob[]): DeclaredFlow[] {
  return jobs.flatMap(({ job, isolation }) =>
    isolation
      ? isolation.clients.map(({ from, ports }) => ({
          from,
          to: isolation.pods,
          ports,
          reason: `job ${job} declares this client`,
        }))
      : [],
  );
}

/** Returns the isolated pods of scrape jobs, by the names of their network policies. */
export function isolatedPods(instance: string, jobs: readonly ScrapeJob[]): Record<string, Pods> {
  return Object.fromEntries(
    jobs.flatMap(({ job, isolation }) => (isolation ? [[`${instance}-${job}`, isolation.pods]] : [])),
  );
}
