import { filterBy } from '../../../dashboards';
import {
  labelReplace,
  max,
  not,
  on,
  oneOf,
  quantity,
  rate,
  ratio,
  selectors,
  sum,
  type Instant,
} from '../../../promql';
import type { Unit } from '../../../metrics';
import { siblings, type DashboardOf } from '../../common/dashboard';
import { cadvisor } from '../catalogues/cadvisor';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { texts } from '../texts';

const m = selectors(kubeStateMetrics);
const c = selectors(cadvisor);

/** Panels show these many of the largest. */
export const most = 10;

/** Series of containers, without those of the control groups above them. */
export const ofContainers = { container: /.+/ } as const;

/** Series of the network of pods, without that of the machine. */
const ofPods = { id: not('/') } as const;

/** Tags and links of the dashboards of Kubernetes: a menu of them keeps the selected values. */
export function amongKubernetes(language: DashboardOf['language']) {
  const { links = [], ...others } = siblings(language);
  const { title } = texts[language].dashboard;
  return {
    ...others,
    tags: ['vigie', 'kubernetes'],
    links: [...links, { title, tag: 'kubernetes', keepsVariables: true }],
  };
}

/** Filter by the namespace, which has the same name on all dashboards. */
export function byNamespace(title: string) {
  return { namespace: filterBy('namespace', title, m.kube_pod_info) };
}

/** Legend of a pod, and of one of its containers. */
export const legends = {
  pod: { legend: ({ namespace, pod }: { readonly namespace: string; readonly pod: string }) => `${namespace}/${pod}` },
  container: {
    legend: (of: { readonly namespace: string; readonly pod: string; readonly container: string }) =>
      `${of.namespace}/${of.pod} ${of.container}`,
  },
} as const;

/** Pods that take up what they request: those that wait or run. */
export function present() {
  const phase = m.kube_pod_status_phase.where({ phase: oneOf('Pending', 'Running') });
  return max(phase).by('namespace', 'pod').equalTo(1);
}

/** Processor cores and bytes of memory that containers of present pods request, or can use at most. */
export function reserved(what: 'requests' | 'limits') {
  const metric = what === 'requests' ? m.kube_pod_container_resource_requests : m.kube_pod_container_resource_limits;
  const of = (resource: 'cpu' | 'memory') =>
    max(metric.where({ resource })).by('namespace', 'pod', 'container', 'node').and(present(), on('namespace', 'pod'));
  return { cores: of('cpu').times(quantity(1, 'cores')), bytes: of('memory').times(quantity(1, 'bytes')) };
}

/** Processor cores, bytes of memory and bytes per second of the network that each pod uses. */
export const usage = {
  cores: sum(rate(c.container_cpu_usage_seconds_total.where(ofContainers)))
    .by('namespace', 'pod')
    .in('cores'),
  bytes: sum(c.container_memory_working_set_bytes.where(ofContainers)).by('namespace', 'pod'),
  received: sum(rate(c.container_network_receive_bytes_total.where(ofPods))).by('namespace', 'pod'),
  sent: sum(rate(c.container_network_transmit_bytes_total.where(ofPods))).by('namespace', 'pod'),
};

/** Share of time in which each pod had to wait because it had reached its processor limit. */
export const heldBackShare = ratio(
  sum(rate(c.container_cpu_cfs_throttled_periods_total.where(ofContainers))).by('namespace', 'pod'),
  sum(rate(c.container_cpu_cfs_periods_total.where(ofContainers))).by('namespace', 'pod'),
);

/** Name of the Deployment, StatefulSet, DaemonSet or Job of each pod, in `owner_name`. */
function workloads() {
  const ofDeployments = max(m.kube_replicaset_owner.where({ owner_kind: 'Deployment' })).by(
    'namespace',
    'replicaset',
    'owner_name',
  );
  // The name of a ReplicaSet is no name of a workload: the filter does not limit it.
  const replicaSets = m.kube_pod_owner.where({ owner_kind: 'ReplicaSet', owner_name: /.+/ });
  const ofReplicaSets = max(
    labelReplace(replicaSets, { source: 'owner_name', regex: /(.+)/, target: 'replicaset', replacement: '$1' }),
  ).by('namespace', 'pod', 'replicaset');
  const others = max(m.kube_pod_owner.where({ owner_kind: not('ReplicaSet') })).by('namespace', 'pod', 'owner_name');
  return max(ofReplicaSets.times(ofDeployments, on('namespace', 'replicaset').groupLeft('owner_name')))
    .by('namespace', 'pod', 'owner_name')
    .or(others);
}

/** Matches the values of pods with their workloads. */
const ofPod = on('namespace', 'pod').groupLeft('owner_name');

/** Returns the sum of the pods of each workload. */
export function byWorkload<U extends Unit>(values: Instant<'namespace' | 'pod', U>) {
  return sum(sum(values).by('namespace', 'pod').times(workloads(), ofPod)).by('namespace', 'owner_name');
}

/** Largest share of time in which a pod of each workload had to wait because it had reached its processor limit. */
export function heldBackByWorkload() {
  return max(heldBackShare.times(workloads(), ofPod)).by('namespace', 'owner_name');
}
