import {
  column,
  Dashboard,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { count, increase, max, min, percent, quantity, rate, ratio, selectors, sum, time, topk } from '../../promql';
import { siblings, type DashboardOf } from '../common/dashboard';
import { cadvisor } from './catalogues/cadvisor';
import { kubeStateMetrics } from './catalogues/kube-state-metrics';
import { kubeStateMetricsOwn } from './catalogues/kube-state-metrics-own';
import { kubelet } from './catalogues/kubelet';
import { cannotStart, crashLooping, cronJobTimes, deploymentPods, readyPods, statefulSetPods } from './expressions';
import { texts, type Texts } from './texts';

const m = selectors(kubeStateMetrics);
const c = selectors(cadvisor);
const k = selectors(kubelet);
const own = selectors(kubeStateMetricsOwn);

/** Series of containers and their pods, without those of control groups above them. */
const ofContainers = { container: /.+/ } as const;
const byPod = {
  legend: ({ namespace, pod }: { readonly namespace: string; readonly pod: string }) => `${namespace}/${pod}`,
};
/** Panels show these many of the largest. */
const most = 10;

const uid = 'kubernetes';

/** Overview dashboard of a cluster: nodes, containers, workloads, jobs and what they use. */
export function kubernetesDashboard({ jobs, language }: DashboardOf) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: k.process_start_time_seconds,
    rows: {
      state: state(t),
      containers: containers(t),
      workloads: workloads(t),
      processor: processor(t),
      volumes: volumes(t),
    },
  });
}

/** Returns the handle of a panel. */
export const kubernetesPanel = panelHandles<typeof kubernetesDashboard>(uid);

const state = (t: Texts['dashboard']) =>
  row(t.rows.state, {
    nodesReady: statPanel({
      ...t.nodesReady,
      queries: [
        query(min(m.kube_node_status_condition.where({ condition: 'Ready', status: 'true' })).by('node'), {
          legend: ({ node }) => node,
        }),
      ],
      mappings: [
        [0, t.notReady, 'red'],
        [1, t.ready, 'green'],
      ],
    }),
    podsNotReady: statPanel({
      ...t.podsNotReady,
      queries: [query(count(readyPods().equalTo(0)))],
      thresholds: thresholds('green', [quantity(1, 'series'), 'red']),
    }),
    failedJobs: statPanel({
      ...t.failedJobs,
      queries: [query(count(m.kube_job_failed.where({ condition: 'true' }).equalTo(1)))],
      thresholds: thresholds('green', [quantity(1, 'series'), 'red']),
    }),
    conditions: tablePanel({
      ...t.conditions,
      labels: { node: t.node, condition: t.condition },
      columns: [column(t.isTrue, max(m.kube_node_status_condition.where({ status: 'true' })).by('node', 'condition'))],
    }),
    evictions: timeSeriesPanel({
      ...t.evictions,
      queries: [
        query(sum(increase(k.kubelet_evictions)).by('instance', 'eviction_signal'), {
          legend: ({ instance, eviction_signal }) => `${instance} ${eviction_signal}`,
        }),
      ],
    }),
    unschedulable: tablePanel({
      ...t.unschedulable,
      labels: { node: t.node },
      columns: [column(t.isTrue, max(m.kube_node_spec_unschedulable).by('node'))],
    }),
    reading: timeSeriesPanel({
      ...t.reading,
      queries: [
        query(sum(rate(own.kube_state_metrics_list_total.where({ result: 'error' }))).by('resource'), {
          legend: ({ resource }) => `${t.list} ${resource}`,
        }),
        query(sum(rate(own.kube_state_metrics_watch_total.where({ result: 'error' }))).by('resource'), {
          legend: ({ resource }) => `${t.watch} ${resource}`,
        }),
      ],
    }),
  });

const containers = (t: Texts['dashboard']) =>
  row(t.rows.containers, {
    waiting: tablePanel({
      ...t.waiting,
      labels: { namespace: t.namespace, pod: t.pod, container: t.container, reason: t.reason },
      columns: [column(t.isTrue, cannotStart)],
    }),
    crashing: tablePanel({
      ...t.crashing,
      labels: { namespace: t.namespace, pod: t.pod, container: t.container },
      columns: [column(t.isTrue, crashLooping)],
    }),
    restarts: timeSeriesPanel({
      ...t.restarts,
      queries: [
        query(topk(most, sum(increase(m.kube_pod_container_status_restarts_total)).by('namespace', 'pod')), byPod),
      ],
    }),
    lastEnd: tablePanel({
      ...t.lastEnd,
      labels: { namespace: t.namespace, pod: t.pod, container: t.container, reason: t.reason },
      columns: [
        column(
          t.isTrue,
          max(m.kube_pod_container_status_last_terminated_reason).by('namespace', 'pod', 'container', 'reason'),
        ),
      ],
    }),
    podsReady: tablePanel({
      ...t.podsReady,
      labels: { namespace: t.namespace, pod: t.pod },
      columns: [column(t.isTrue, readyPods().equalTo(0).bool())],
    }),
  });

const workloads = (t: Texts['dashboard']) => {
  const [deployments, statefulSets, cronJobs] = [deploymentPods(), statefulSetPods(), cronJobTimes()];
  return row(t.rows.workloads, {
    deployments: tablePanel({
      ...t.deployments,
      labels: { namespace: t.namespace, deployment: t.name },
      columns: [column(t.wanted, deployments.wanted), column(t.available, deployments.available)],
    }),
    statefulSets: tablePanel({
      ...t.statefulSets,
      labels: { namespace: t.namespace, statefulset: t.name },
      columns: [
        column(t.wanted, statefulSets.wanted),
        column(t.ready, statefulSets.ready),
        column(t.updated, statefulSets.updated),
      ],
    }),
    cronJobs: tablePanel({
      ...t.cronJobs,
      labels: { namespace: t.namespace, cronjob: t.name },
      columns: [
        column(t.sinceStart, time().minus(cronJobs.started)),
        column(t.sinceSuccess, time().minus(cronJobs.succeeded)),
        column(t.running, cronJobs.active),
      ],
    }),
    jobs: tablePanel({
      ...t.jobs,
      labels: { namespace: t.namespace, job_name: t.name },
      columns: [
        column(t.failed, max(m.kube_job_failed.where({ condition: 'true' })).by('namespace', 'job_name')),
        column(t.running, max(m.kube_job_status_active).by('namespace', 'job_name')),
      ],
    }),
  });
};

const processor = (t: Texts['dashboard']) =>
  row(t.rows.usage, {
    cpu: timeSeriesPanel({
      ...t.cpu,
      queries: [
        query(
          topk(most, sum(rate(c.container_cpu_usage_seconds_total.where(ofContainers))).by('namespace', 'pod')),
          byPod,
        ),
      ],
      stacked: true,
    }),
    throttled: timeSeriesPanel({
      ...t.throttled,
      queries: [
        query(
          topk(
            most,
            ratio(
              sum(rate(c.container_cpu_cfs_throttled_periods_total.where(ofContainers))).by('namespace', 'pod'),
              sum(rate(c.container_cpu_cfs_periods_total.where(ofContainers))).by('namespace', 'pod'),
            ),
          ),
          byPod,
        ),
      ],
      thresholds: thresholds('green', [percent(25), 'yellow'], [percent(50), 'red']),
    }),
    memory: timeSeriesPanel({
      ...t.memory,
      queries: [
        query(topk(most, sum(c.container_memory_working_set_bytes.where(ofContainers)).by('namespace', 'pod')), byPod),
      ],
      stacked: true,
    }),
    memoryShare: timeSeriesPanel({
      ...t.memoryShare,
      queries: [
        query(
          topk(
            most,
            max(c.container_memory_working_set_bytes.where(ofContainers))
              .by('namespace', 'pod', 'container')
              .dividedBy(
                max(c.container_spec_memory_limit_bytes.where(ofContainers))
                  .by('namespace', 'pod', 'container')
                  .greaterThan(0),
              ),
          ),
          { legend: ({ namespace, pod, container }) => `${namespace}/${pod} ${container}` },
        ),
      ],
      thresholds: thresholds('green', [percent(80), 'yellow'], [percent(95), 'red']),
    }),
    received: timeSeriesPanel({
      ...t.received,
      queries: [
        query(
          topk(most, sum(rate(c.container_network_receive_bytes_total.where({ pod: /.+/ }))).by('namespace', 'pod')),
          byPod,
        ),
      ],
    }),
    sent: timeSeriesPanel({
      ...t.sent,
      queries: [
        query(
          topk(most, sum(rate(c.container_network_transmit_bytes_total.where({ pod: /.+/ }))).by('namespace', 'pod')),
          byPod,
        ),
      ],
    }),
    machineNetwork: timeSeriesPanel({
      ...t.machineNetwork,
      queries: [
        query(sum(rate(c.container_network_receive_bytes_total.where({ id: '/' }))).by('instance', 'interface'), {
          legend: (of) => `${of.instance} ${of.interface} ${t.in}`,
        }),
        query(sum(rate(c.container_network_transmit_bytes_total.where({ id: '/' }))).by('instance', 'interface'), {
          legend: (of) => `${of.instance} ${of.interface} ${t.out}`,
        }),
      ],
    }),
  });

const volumes = (t: Texts['dashboard']) =>
  row(t.rows.volumes, {
    claims: tablePanel({
      ...t.claims,
      labels: { namespace: t.namespace, persistentvolumeclaim: t.name, phase: t.phase },
      columns: [
        column(
          t.isTrue,
          max(m.kube_persistentvolumeclaim_status_phase).by('namespace', 'persistentvolumeclaim', 'phase').equalTo(1),
        ),
      ],
    }),
    volumePhases: tablePanel({
      ...t.volumePhases,
      labels: { persistentvolume: t.name, phase: t.phase },
      columns: [column(t.isTrue, max(m.kube_persistentvolume_status_phase).by('persistentvolume', 'phase').equalTo(1))],
    }),
  });
