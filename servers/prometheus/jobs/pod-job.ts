import { inPath, type Issue } from '../../../core/errors';
import { namespaceIssues, podLabelIssues } from '../../../core/kubernetes-name';
import { peerIssues, portIssues, type Pods, type Port } from '../../../core/network';
import { amount, anything, flag, list, object, optional, table, text } from '../../../core/shape';
import type { ApiRight } from '../../server-spec';
import { jobFields, throwUnreadableJob } from './job-shape';
import { commonOfJob, type Client, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

/** Options of {@link podJob}. */
export interface PodJobProps extends ScrapeJobProps {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** Labels that select the pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** Port of the metrics endpoint. */
  readonly port: number;
  /**
   * Value of the label `instance`: the name of the pod, or of the machine on which it runs.
   *
   * @default 'pod'
   */
  readonly instance?: 'pod' | 'node';
  /**
   * Whether network policies of the stack allow only Prometheus and the `clients` to reach these
   * pods, on all ports.
   *
   * @default false: the stack adds nothing to the namespace of an application
   */
  readonly isolated?: boolean;
  /**
   * Clients that can reach isolated pods besides Prometheus, such as Traefik on the port of the
   * application.
   *
   * @default - none
   */
  readonly clients?: readonly Client[];
}

const shape = object<PodJobProps>({
  ...jobFields,
  namespace: text,
  selector: table(text),
  port: amount,
  instance: optional(text),
  isolated: optional(flag),
  clients: optional(
    list(object<Client>({ from: anything, ports: list(object<Port>({ port: amount, protocol: optional(text) })) })),
  ),
});

/** Returns the right to list the pods of a namespace. */
export function podRight(namespace: string): ApiRight {
  return { namespace, group: '', resources: ['pods'], verbs: ['get', 'list', 'watch'] };
}

/**
 * Creates a job that discovers pods through the Kubernetes API. Its series have the labels `job`,
 * `instance`, `namespace` and `pod`.
 *
 * @throws ValidationError when untyped code omits a property, or gives it as another type
 */
export function podJob(props: PodJobProps): ScrapeJob {
  throwUnreadableJob(shape, props);
  const { namespace, selector, port, instance = 'pod', isolated = false, clients = [], expectedTargets = 1 } = props;
  const pods: Pods = { namespace, labels: selector };
  const common = commonOfJob(props, ['job', 'instance', 'namespace', 'pod']);
  return {
    ...common,
    targets: { kind: 'pods', namespace, selector, port, instance },
    expectedTargets,
    rights: [podRight(namespace)],
    destinations: [{ kind: 'peer', to: pods, port }],
    isolation: isolated ? { pods, clients } : undefined,
    issues: [...common.issues, ...issuesOf(props)],
  };
}

function issuesOf({ namespace, port, selector, isolated = false, clients = [] }: PodJobProps): Issue[] {
  return [
    ...portIssues(port),
    ...inPath('namespace', namespaceIssues(namespace)),
    ...inPath('selector', podLabelIssues(selector)),
    ...clients.flatMap(({ from, ports }) =>
      inPath('clients', [...peerIssues(from), ...ports.flatMap((one) => portIssues(one.port))]),
    ),
    ...(Object.keys(selector).length > 0
      ? []
      : [{ problem: 'its selector is empty, so it would discover every pod', remedy: 'add a label' }]),
    ...(clients.length > 0 && !isolated
      ? [{ problem: 'it has clients, but its pods are not isolated', remedy: 'set isolated: true, or remove clients' }]
      : []),
  ];
}
