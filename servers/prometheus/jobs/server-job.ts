import { commonOfJob, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

/** Options of {@link serverJob}. */
export interface ServerJobProps extends ScrapeJobProps {
  /** Name of the server. */
  readonly server: string;
  readonly port: number;
}

/**
 * Creates a job that scrapes a server of the stack, which can be Prometheus itself. Its series have
 * the labels `job` and `instance`.
 */
export function serverJob(props: ServerJobProps): ScrapeJob {
  const { server, port, expectedTargets = 1 } = props;
  return {
    ...commonOfJob(props, ['job', 'instance']),
    targets: { kind: 'server', server, port },
    expectedTargets,
    discovers: undefined,
    destinations: [{ kind: 'server', server, port }],
    isolation: undefined,
  };
}
