import { isPort, type Pods } from '../../../core/network';
import { commonJson, commonOfJob, type Client, type ScrapeJob, type ScrapeJobProps } from './scrape-job';

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
  const { namespace, selector, port, isolated = false, clients = [], expectedTargets = 1 } = props;
  const pods: Pods = { namespace, labels: selector };
  const common = commonOfJob(props);
  return {
    ...common,
    expectedTargets,
    targetLabels: ['job', 'instance', 'namespace', 'pod'],
    discovers: namespace,
    destinations: [{ to: pods, port }],
    isolation: isolated ? { pods, clients } : undefined,
    faults: [...common.faults, ...faultsOf(props)],
    toJson: (secretFile) => ({
      ...commonJson(props, secretFile),
      kubernetes_sd_configs: [
        {
          role: 'pod',
          namespaces: { names: [namespace] },
          selectors: [{ role: 'pod', label: selectorText(selector) }],
        },
      ],
      relabel_configs: relabelling(props),
    }),
  };
}

function selectorText(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector)
    .map(([label, value]) => `${label}=${value}`)
    .sort()
    .join(',');
}

function faultsOf({ port, selector, isolated = false, clients = [] }: PodJobProps): string[] {
  return [
    ...(isPort(port) ? [] : [`port ${port} does not exist; allowed: 1 to 65535`]),
    ...(Object.keys(selector).length > 0
      ? []
      : ['its selector is empty, so it would find every pod; remedy: name a label']),
    ...(clients.length > 0 && !isolated
      ? ['it names clients of pods that are not isolated; remedy: say isolated: true, or leave them out']
      : []),
  ];
}

/** Makes the labels that series have from those that the Kubernetes API gives. */
function relabelling({ port, instance = 'pod' }: PodJobProps): Record<string, unknown>[] {
  const fromPod = (source: string, target: string) => ({
    source_labels: [`__meta_kubernetes_${source}`],
    target_label: target,
  });
  return [
    // Pods that have ended keep their last address, which another pod may have by now.
    { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Succeeded|Failed', action: 'drop' },
    // A pod is a target once for each port that it declares, or once without one: they all become the same target.
    { ...fromPod('pod_ip', '__address__'), regex: '([^:]+)', replacement: `$1:${port}` },
    { ...fromPod('pod_ip', '__address__'), regex: '(.*:.*)', replacement: `[$1]:${port}` },
    fromPod('namespace', 'namespace'),
    fromPod('pod_name', 'pod'),
    fromPod(instance === 'pod' ? 'pod_name' : 'pod_node_name', 'instance'),
  ];
}
