import {
  chosen,
  column,
  Dashboard,
  filterBy,
  panelHandles,
  query,
  row,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../../dashboards';
import { count, increase, max, min, on, oneOf, percent, quantity, rate, ratio, selectors, sum } from '../../../promql';
import type { DashboardOf } from '../../common/dashboard';
import { kubernetesAlertTable, type KubernetesThresholds } from '../alert-table';
import { cadvisor } from '../catalogues/cadvisor';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubelet } from '../catalogues/kubelet';
import { texts, type Texts } from '../texts';
import { amongKubernetes, present, reserved } from './common';

const m = selectors(kubeStateMetrics);
const c = selectors(cadvisor);
const k = selectors(kubelet);

/** Targets of the chosen nodes: kubelets and cAdvisor have the name of the node in `instance`. */
const ofNode = { instance: chosen('node') };
/** Control group of the whole machine. */
const machine = { ...ofNode, id: '/' } as const;

const uid = 'kubernetes-nodes';

/** Options of the dashboard of nodes. */
export interface NodesDashboardOf extends DashboardOf {
  /**
   * Time left of a certificate at which its alert fires.
   *
   * @default - that of its alert
   */
  readonly thresholds?: KubernetesThresholds;
}

/** Dashboard of nodes: what their pods request and use, conditions, network and kubelet. */
export function nodesDashboard({ jobs, language, thresholds: limits = kubernetesAlertTable }: NodesDashboardOf) {
  const t = texts[language].nodesDashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    jobs,
    ...amongKubernetes(language),
    started: k.process_start_time_seconds,
    filters: { node: filterBy('node', t.node, m.kube_node_info) },
    rows: { state: state(t), use: use(t), kubelet: ofKubelet(t, limits) },
  });
}

type T = Texts['nodesDashboard'];

/** Amount of a resource that pods of each node can request. */
const allocatable = (resource: 'cpu' | 'memory' | 'pods') =>
  max(m.kube_node_status_allocatable.where({ resource })).by('node');

const state = (t: T) =>
  row(t.rows.state, {
    requests: tablePanel({
      ...t.requests,
      labels: { node: t.node },
      columns: [
        column(
          t.coresRequested,
          ratio(sum(reserved('requests').cores).by('node'), allocatable('cpu').times(quantity(1, 'cores'))),
          { thresholds: thresholds('green', [percent(80), 'yellow'], [percent(95), 'red']) },
        ),
        column(
          t.bytesRequested,
          ratio(sum(reserved('requests').bytes).by('node'), allocatable('memory').times(quantity(1, 'bytes'))),
          { thresholds: thresholds('green', [percent(80), 'yellow'], [percent(95), 'red']) },
        ),
        column(
          t.pods,
          ratio(
            count(max(m.kube_pod_info).by('namespace', 'pod', 'node').and(present(), on('namespace', 'pod'))).by(
              'node',
            ),
            allocatable('pods').times(quantity(1, 'series')),
          ),
        ),
      ],
    }),
    conditions: tablePanel({
      ...t.conditions,
      labels: { node: t.node, condition: t.condition },
      columns: [column(t.value, max(m.kube_node_status_condition.where({ status: 'true' })).by('node', 'condition'))],
    }),
    pressure: timeSeriesPanel({
      ...t.pressure,
      queries: [
        query(
          max(
            m.kube_node_status_condition.where({
              condition: oneOf('MemoryPressure', 'DiskPressure', 'PIDPressure'),
              status: 'true',
            }),
          ).by('node', 'condition'),
          { legend: ({ node, condition }) => `${node} ${condition}` },
        ),
      ],
    }),
  });

const use = (t: T) =>
  row(t.rows.use, {
    cpu: timeSeriesPanel({
      ...t.cpu,
      queries: [
        query(
          sum(rate(c.container_cpu_usage_seconds_total.where(machine)))
            .by('instance')
            .in('cores'),
          {
            legend: ({ instance }) => `${instance} ${t.used}`,
          },
        ),
        query(max(c.machine_cpu_cores.where(ofNode)).by('instance'), {
          legend: ({ instance }) => `${instance} ${t.there}`,
        }),
      ],
    }),
    memory: timeSeriesPanel({
      ...t.memory,
      queries: [
        query(max(c.container_memory_working_set_bytes.where(machine)).by('instance'), {
          legend: ({ instance }) => `${instance} ${t.used}`,
        }),
        query(max(c.machine_memory_bytes.where(ofNode)).by('instance'), {
          legend: ({ instance }) => `${instance} ${t.there}`,
        }),
      ],
    }),
    network: timeSeriesPanel({
      ...t.network,
      queries: [
        query(sum(rate(c.container_network_receive_bytes_total.where(machine))).by('instance', 'interface'), {
          legend: (of) => `${of.instance} ${of.interface} ${t.in}`,
        }),
        query(sum(rate(c.container_network_transmit_bytes_total.where(machine))).by('instance', 'interface'), {
          legend: (of) => `${of.instance} ${of.interface} ${t.out}`,
        }),
      ],
    }),
    networkErrors: timeSeriesPanel({
      ...t.networkErrors,
      queries: [
        query(sum(rate(c.container_network_receive_errors_total.where(machine))).by('instance', 'interface'), {
          legend: (of) => `${of.instance} ${of.interface} ${t.in}`,
        }),
        query(sum(rate(c.container_network_transmit_errors_total.where(machine))).by('instance', 'interface'), {
          legend: (of) => `${of.instance} ${of.interface} ${t.out}`,
        }),
      ],
    }),
  });

const ofKubelet = (t: T, limits: KubernetesThresholds) =>
  row(t.rows.kubelet, {
    running: timeSeriesPanel({
      ...t.running,
      queries: [
        query(max(k.kubelet_running_pods.where(ofNode)).by('instance'), {
          legend: ({ instance }) => `${instance} ${t.pods}`,
        }),
        query(max(k.kubelet_running_containers.where({ ...ofNode, container_state: 'running' })).by('instance'), {
          legend: ({ instance }) => `${instance} ${t.containers}`,
        }),
      ],
    }),
    errors: timeSeriesPanel({
      ...t.errors,
      queries: [
        query(sum(rate(k.kubelet_runtime_operations_errors_total.where(ofNode))).by('instance', 'operation_type'), {
          legend: ({ instance, operation_type }) => `${instance} ${operation_type}`,
        }),
      ],
    }),
    evictions: timeSeriesPanel({
      ...t.evictions,
      queries: [
        query(sum(increase(k.kubelet_evictions.where(ofNode))).by('instance', 'eviction_signal'), {
          legend: ({ instance, eviction_signal }) => `${instance} ${eviction_signal}`,
        }),
      ],
    }),
    certificates: tablePanel({
      ...t.certificates,
      labels: { instance: t.node, subject: t.subject },
      columns: [
        column(t.left, min(k.k3s_certificate_expiration_seconds.where(ofNode)).by('instance', 'subject'), {
          thresholds: thresholds('red', [limits.KubernetesCertificateExpiring, 'green']),
        }),
      ],
    }),
  });

/** Returns the handle of a panel. */
export const nodesPanel = panelHandles<typeof nodesDashboard>(uid);
