import { memberCountIssues } from '../../place';
import { commonOfJob, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

/** Options of {@link membersJob}. */
export interface MembersJobProps extends ScrapeJobProps {
  /** Name of the server. */
  readonly server: string;
  readonly port: number;
  /** Number of members. */
  readonly count: number;
}

/**
 * Creates a job that scrapes every member of a server of the stack. Its series have the labels
 * `job` and `instance`.
 */
export function membersJob(props: MembersJobProps): ScrapeJob {
  const { server, port, count, expectedTargets = count } = props;
  const common = commonOfJob(props, ['job', 'instance']);
  return {
    ...common,
    issues: [...common.issues, ...memberCountIssues(count)],
    targets: { kind: 'members', server, count, port },
    expectedTargets,
    discovers: undefined,
    destinations: [{ kind: 'server', server, port }],
    isolation: undefined,
  };
}
