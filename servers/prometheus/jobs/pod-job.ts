import type { Issue } from '../../../core/errors';
import { isPort, type Pods } from '../../../core/network';
import { commonOfJob, type Client, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

/** Which pods are read, and where. */
export interface PodJobProps extends ScrapeJobProps {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** The labels by which they are found. */
  readonly selector: Readonly<Record<string, string>>;
  /** The port of the metrics page. */
  readonly port: number;
  /**
   * What tells targets apart, the value of the label `instance`: the name of the pod, or of the machine that it runs on.
   *
   * @default 'pod'
   */
  readonly instance?: 'pod' | 'node';
  /**
   * Whether the stack cuts off everyone from these pods but Prometheus and the `clients`, on all their ports.
   *
   * @default false - nothing is written in the namespace of an application
   */
  readonly isolated?: boolean;
  /**
   * Who reaches isolated pods besides Prometheus, such as Traefik on the port of the application.
   *
   * @default - nobody
   */
  readonly clients?: readonly Client[];
}

/** A job that finds pods through the Kubernetes API. Its series have the labels `job`, `instance`, `namespace` and `pod`. */
export function podJob(props: PodJobProps): ScrapeJob {
  const { namespace, selector, port, instance = 'pod', isolated = false, clients = [], expectedTargets = 1 } = props;
  const pods: Pods = { namespace, labels: selector };
  const common = commonOfJob(props);
  return {
    ...common,
    targets: { kind: 'pods', namespace, selector, port, instance },
    expectedTargets,
    targetLabels: ['job', 'instance', 'namespace', 'pod'],
    discovers: namespace,
    destinations: [{ kind: 'peer', to: pods, port }],
    isolation: isolated ? { pods, clients } : undefined,
    issues: [...common.issues, ...issuesOf(props)],
  };
}

function issuesOf({ port, selector, isolated = false, clients = [] }: PodJobProps): Issue[] {
  return [
    ...(isPort(port) ? [] : [{ problem: `port ${port} does not exist`, allowed: '1 to 65535' }]),
    ...(Object.keys(selector).length > 0
      ? []
      : [{ problem: 'its selector is empty, so it would find every pod', remedy: 'name a label' }]),
    ...(clients.length > 0 && !isolated
      ? [{ problem: 'it names clients of pods that are not isolated', remedy: 'say isolated: true, or leave them out' }]
      : []),
  ];
}
