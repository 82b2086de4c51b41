import { isMemberCount, memberCountIssues } from '../../place';
import type { ScrapeJob } from './scrape-job';
import { serverJob, type ServerJobProps } from './server-job';

/** Options of {@link membersJob}. */
export interface MembersJobProps extends ServerJobProps {
  /** Number of members. */
  readonly count: number;
}

/**
 * Creates a job that scrapes every member of a server of the stack. Its series have the labels
 * `job` and `instance`.
 */
export function membersJob(props: MembersJobProps): ScrapeJob {
  const { server, port, count, expectedTargets = isMemberCount(count) ? count : 1 } = props;
  const job = serverJob({ ...props, expectedTargets });
  return {
    ...job,
    issues: [...job.issues, ...memberCountIssues(count)],
    targets: { kind: 'members', server, count, port },
  };
}
