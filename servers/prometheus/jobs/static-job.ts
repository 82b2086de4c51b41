import { inPath, type Issue } from '../../../core/errors';
import { podsIssues } from '../../../core/kubernetes-name';
import { isPort, portIssues, type Destination, type Pods } from '../../../core/network';
import { amount, list, object, optional, table, text } from '../../../core/shape';
import { plainHttpIssues } from '../../http-client';
import { jobFields, throwUnreadableJob } from './job-shape';
import { commonOfJob, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

/** Options of {@link staticJob}. */
export interface StaticJobProps extends ScrapeJobProps {
  /** Host and port of each target, and value of the label `instance`. */
  readonly targets: readonly [string, ...string[]];
  /**
   * Port of the pods behind a Kubernetes service, if it differs from the port of the service.
   *
   * @default - the port of the target
   */
  readonly podPort?: number;
  /**
   * Pods behind a Kubernetes service, which network policies allow instead of all pods of its
   * namespace.
   *
   * @default - all pods of the namespace of the service
   */
  readonly pods?: Pods;
}

const shape = object<StaticJobProps>({
  ...jobFields,
  targets: list(text),
  podPort: optional(amount),
  pods: optional(object<Pods>({ namespace: text, labels: table(text) })),
});

/**
 * Creates a job with fixed addresses. Its series have the labels `job` and `instance`.
 *
 * @throws ValidationError when untyped code omits a property, or gives it as another type
 */
export function staticJob(props: StaticJobProps): ScrapeJob {
  throwUnreadableJob(shape, props);
  const { targets, podPort, pods, expectedTargets = targets.length } = props;
  const common = commonOfJob(props, ['job', 'instance']);
  return {
    ...common,
    targets: { kind: 'addresses', addresses: targets },
    expectedTargets,
    rights: [],
    destinations: targets
      .filter(isTarget)
      .map((target) => ({ ...destinationOf(target, podPort), ...(pods ? { pods } : {}) })),
    isolation: undefined,
    issues: [...common.issues, ...issuesOf(props)],
  };
}

function isTarget(target: string): boolean {
  return /^[^\s/:]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i.test(target) && isPort(destinationOf(target).port);
}

/** Returns the destination of a target. */
export function destinationOf(target: string, podPort?: number): Destination {
  return { kind: 'host', host: hostOf(target), port: podPort ?? Number(target.slice(target.lastIndexOf(':') + 1)) };
}

function hostOf(target: string): string {
  return target.slice(0, target.lastIndexOf(':'));
}

function issuesOf({ targets, podPort, pods, scheme = 'http', authorization }: StaticJobProps): Issue[] {
  return [
    ...(authorization && scheme === 'http' ? plainHttpIssues(targets.filter(isTarget).map(hostOf)) : []),
    ...targets
      .filter((target) => !isTarget(target))
      .map((given) => ({ problem: 'this is no target', given, allowed: 'host:port, without a scheme and a path' })),
    ...(podPort === undefined ? [] : inPath('podPort', portIssues(podPort))),
    ...(pods ? inPath('pods', podsIssues(pods)) : []),
  ];
}
