import { amount, object, text, type Fields } from '../../../core/shape';
import { jobFields, throwUnreadableJob } from './job-shape';
import { commonOfJob, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

/** Options of {@link serverJob}. */
export interface ServerJobProps extends ScrapeJobProps {
  /** Name of the server. */
  readonly server: string;
  readonly port: number;
}

/** Shapes of the options of jobs of servers. */
export const serverJobFields: Fields<ServerJobProps> = { ...jobFields, server: text, port: amount };

const shape = object<ServerJobProps>(serverJobFields);

/**
 * Creates a job that scrapes a server of the stack, which can be Prometheus itself. Its series have
 * the labels `job` and `instance`.
 *
 * @throws ValidationError when untyped code omits a property, or gives it as another type
 */
export function serverJob(props: ServerJobProps): ScrapeJob {
  throwUnreadableJob(shape, props);
  const { server, port, expectedTargets = 1 } = props;
  return {
    ...commonOfJob(props, ['job', 'instance']),
    targets: { kind: 'server', server, port },
    expectedTargets,
    rights: [],
    destinations: [{ kind: 'server', server, port }],
    isolation: undefined,
  };
}
