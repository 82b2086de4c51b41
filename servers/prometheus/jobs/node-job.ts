import { portIssues } from '../../../core/network';
import { amount, flag, object, optional, type Fields } from '../../../core/shape';
import type { ApiRight } from '../../server-spec';
import { jobFields, throwUnreadableJob } from './job-shape';
import { commonOfJob, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

/** Options of {@link nodeJob}. Requests use TLS and the token of the ServiceAccount of Prometheus. */
export interface NodeJobProps extends Omit<ScrapeJobProps, 'scheme' | 'tls' | 'authorization'> {
  /**
   * Port of the kubelet, for the network policies. Prometheus reads it from each node.
   *
   * @default 10250
   */
  readonly port?: number;
  /**
   * Whether kubelets have certificates that they signed themselves, as kubeadm installs them.
   * Prometheus then accepts any certificate.
   *
   * @default false: the authority of the cluster signs them, as in k3s
   */
  readonly selfSigned?: boolean;
}

const { scheme: _, tls: __, authorization: ___, ...fields } = jobFields;

const shape = object<NodeJobProps>({
  ...(fields as Fields<Omit<ScrapeJobProps, 'scheme' | 'tls' | 'authorization'>>),
  port: optional(amount),
  selfSigned: optional(flag),
});

/** Port on which kubelets listen. */
const kubeletPort = 10_250;

/** Lists nodes, and reads what the paths of their kubelets below `/metrics` show. */
const rights: readonly ApiRight[] = [
  { group: '', resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
  { group: '', resources: ['nodes/metrics'], verbs: ['get'] },
];

/**
 * Creates a job that discovers the nodes of the cluster through the Kubernetes API and scrapes their
 * kubelets: `/metrics`, or `/metrics/cadvisor` and `/metrics/probes` with `path`. Its series have the
 * labels `job` and `instance`, the name of the node. Source:
 * https://kubernetes.io/docs/reference/instrumentation/node-metrics/.
 *
 * @throws ValidationError when untyped code omits a property, or gives it as another type
 */
export function nodeJob(props: NodeJobProps): ScrapeJob {
  throwUnreadableJob<NodeJobProps>(shape, props);
  const { port = kubeletPort, selfSigned = false, expectedTargets = 1 } = props;
  const common = commonOfJob(props, ['job', 'instance']);
  return {
    ...common,
    targets: { kind: 'nodes', selfSigned },
    expectedTargets,
    rights,
    destinations: [{ kind: 'nodes', port }],
    isolation: undefined,
    issues: [...common.issues, ...portIssues(port)],
  };
}
