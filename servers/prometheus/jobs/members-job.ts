import { amount, object } from '../../../core/shape';
import { isMemberCount, memberCountIssues } from '../../place';
import { throwUnreadableJob } from './job-shape';
import type { ScrapeJob } from './scrape-job';
import { serverJob, serverJobFields, type ServerJobProps } from './server-job';

/** Options of {@link membersJob}. */
export interface MembersJobProps extends ServerJobProps {
  /** Number of members. */
  readonly count: number;
}

const shape = object<MembersJobProps>({ ...serverJobFields, count: amount });

/**
 * Creates a job that scrapes every member of a server of the stack. Its series have the labels
 * `job` and `instance`.
 *
 * @throws ValidationError when untyped code omits a property, or gives it as another type
 */
export function membersJob(props: MembersJobProps): ScrapeJob {
  throwUnreadableJob(shape, props);
  const { server, port, count, expectedTargets = isMemberCount(count) ? count : 1 } = props;
  const job = serverJob({ ...props, expectedTargets });
  return {
    ...job,
    issues: [...job.issues, ...memberCountIssues(count)],
    targets: { kind: 'members', server, count, port },
  };
}
