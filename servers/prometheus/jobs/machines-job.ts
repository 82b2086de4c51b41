import { amount, object, text } from '../../../core/shape';
import type { Place } from '../../place';
import { jobFields, throwUnreadableJob } from './job-shape';
import { podRight } from './pod-job';
import { commonOfJob, type ScrapeJob, type ScrapeJobProps } from './scrape-job';
import { destinationOf } from './static-job';

/** Options of {@link machinesJob}. */
export interface MachinesJobProps extends ScrapeJobProps {
  /** Name of the server. */
  readonly server: string;
  readonly port: number;
}

const shape = object<MachinesJobProps>({ ...jobFields, server: text, port: amount });

/**
 * Creates a job that scrapes a server of the stack on each machine. The label `instance` is the
 * name of the machine.
 *
 * @throws ValidationError when untyped code omits a property, or gives it as another type
 */
export function machinesJob(props: MachinesJobProps): ScrapeJob {
  throwUnreadableJob(shape, props);
  const { server, port, expectedTargets = 1 } = props;
  return {
    ...commonOfJob(props, ['job', 'instance', 'namespace', 'pod']),
    targets: { kind: 'machines', server, port },
    expectedTargets,
    rights: [],
    destinations: [],
    isolation: undefined,
  };
}

/**
 * Resolves the targets of a machines job in a place: pods, or addresses. Other jobs are returned
 * unchanged.
 */
export function jobIn(place: Pick<Place, 'machines'>, job: ScrapeJob): ScrapeJob {
  if (job.targets.kind !== 'machines') return job;
  const targets = place.machines(job.targets.server, job.targets.port);
  switch (targets.kind) {
    case 'pods': {
      const { namespace, selector: labels, port } = targets;
      return {
        ...job,
        targets,
        rights: [podRight(namespace)],
        destinations: [{ kind: 'peer', to: { namespace, labels }, port }],
      };
    }
    case 'addresses':
      return { ...job, targets, destinations: targets.addresses.map((address) => destinationOf(address)) };
  }
}
