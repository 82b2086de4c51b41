import { column, Dashboard, filterBy, query, row, tablePanel, thresholds, timeSeriesPanel } from '../../../dashboards';
import { max, on, percent, rate, selectors, sum, time, topk } from '../../../promql';
import type { DashboardOf } from '../../common/dashboard';
import { cadvisor } from '../catalogues/cadvisor';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubelet } from '../catalogues/kubelet';
import { texts, type Texts } from '../texts';
import { amongKubernetes, byNamespace, heldBackShare, legends, most, ofContainers, reserved, usage } from './common';

const m = selectors(kubeStateMetrics);
const c = selectors(cadvisor);

/** Dashboard of pods and their containers: state, last end, and what they use of what they may use. */
export function podsDashboard({ jobs, language }: DashboardOf) {
  const t = texts[language].podsDashboard;
  return new Dashboard({
    uid: 'kubernetes-pods',
    title: t.title,
    description: t.description,
    jobs,
    ...amongKubernetes(language),
    started: selectors(kubelet).process_start_time_seconds,
    filters: { ...byNamespace(t.namespace), pod: filterBy('pod', t.pod, m.kube_pod_info) },
    rows: { state: state(t), use: use(t), traffic: traffic(t) },
  });
}

type T = Texts['podsDashboard'];

const state = (t: T) => {
  const ofContainer = { namespace: t.namespace, pod: t.pod, container: t.container } as const;
  return row(t.rows.state, {
    pods: tablePanel({
      ...t.pods,
      labels: { namespace: t.namespace, pod: t.pod },
      columns: [
        column(t.age, time().minus(max(m.kube_pod_start_time).by('namespace', 'pod'))),
        column(t.ready, max(m.kube_pod_status_ready.where({ condition: 'true' })).by('namespace', 'pod')),
      ],
    }),
    containers: tablePanel({
      ...t.containers,
      labels: ofContainer,
      columns: [
        column(
          t.restarts,
          max(m.kube_pod_container_status_restarts_total.cumulative()).by('namespace', 'pod', 'container'),
        ),
        column(t.isReady, max(m.kube_pod_container_status_ready).by('namespace', 'pod', 'container')),
      ],
    }),
    waiting: tablePanel({
      ...t.waiting,
      labels: { ...ofContainer, reason: t.reason },
      columns: [
        column(t.value, max(m.kube_pod_container_status_waiting_reason).by('namespace', 'pod', 'container', 'reason')),
      ],
    }),
    ends: tablePanel({
      ...t.ends,
      labels: { ...ofContainer, reason: t.reason },
      columns: [column(t.sinceEnd, sinceEnd())],
    }),
  });
};

/** Time since the last end of each container, with its reason. */
function sinceEnd() {
  const ended = max(m.kube_pod_container_status_last_terminated_timestamp).by('namespace', 'pod', 'container');
  const reason = max(m.kube_pod_container_status_last_terminated_reason).by('namespace', 'pod', 'container', 'reason');
  return reason.times(time().minus(ended), on('namespace', 'pod', 'container').groupLeft());
}

const use = (t: T) => {
  const bytes = max(c.container_memory_working_set_bytes.where(ofContainers)).by('namespace', 'pod', 'container');
  const shareOf = (what: 'requests' | 'limits') =>
    bytes.dividedBy(max(reserved(what).bytes).by('namespace', 'pod', 'container').greaterThan(0));
  return row(t.rows.use, {
    cpu: timeSeriesPanel({
      ...t.cpu,
      queries: [
        query(
          topk(
            most,
            sum(rate(c.container_cpu_usage_seconds_total.where(ofContainers)))
              .by('namespace', 'pod', 'container')
              .in('cores'),
          ),
          legends.container,
        ),
      ],
    }),
    heldBack: timeSeriesPanel({
      ...t.heldBack,
      queries: [query(topk(most, heldBackShare), legends.pod)],
      thresholds: thresholds('green', [percent(25), 'yellow'], [percent(50), 'red']),
    }),
    memory: timeSeriesPanel({ ...t.memory, queries: [query(topk(most, bytes), legends.container)] }),
    memoryOfRequest: timeSeriesPanel({
      ...t.memoryOfRequest,
      queries: [query(topk(most, shareOf('requests')), legends.container)],
    }),
    memoryOfLimit: timeSeriesPanel({
      ...t.memoryOfLimit,
      queries: [query(topk(most, shareOf('limits')), legends.container)],
      thresholds: thresholds('green', [percent(80), 'yellow'], [percent(95), 'red']),
    }),
  });
};

const traffic = (t: T) =>
  row(t.rows.traffic, {
    received: timeSeriesPanel({ ...t.received, queries: [query(topk(most, usage.received), legends.pod)] }),
    sent: timeSeriesPanel({ ...t.sent, queries: [query(topk(most, usage.sent), legends.pod)] }),
    reads: timeSeriesPanel({
      ...t.reads,
      queries: [
        query(
          topk(most, sum(rate(c.container_fs_reads_total.where(ofContainers))).by('namespace', 'pod')),
          legends.pod,
        ),
      ],
    }),
    writes: timeSeriesPanel({
      ...t.writes,
      queries: [
        query(
          topk(most, sum(rate(c.container_fs_writes_total.where(ofContainers))).by('namespace', 'pod')),
          legends.pod,
        ),
      ],
    }),
  });
