import { chosen, column, Dashboard, filterBy, query, row, tablePanel, timeSeriesPanel } from '../../../dashboards';
import { count, increase, max, not, selectors, sum, topk } from '../../../promql';
import type { DashboardOf } from '../../common/dashboard';
import { kubeStateMetrics } from '../catalogues/kube-state-metrics';
import { kubelet } from '../catalogues/kubelet';
import { texts, type Texts } from '../texts';
import { amongKubernetes, byNamespace, byWorkload, heldBackByWorkload, most, reserved, usage } from './common';

const m = selectors(kubeStateMetrics);

const byOwner = {
  legend: (of: { readonly namespace: string; readonly owner_name: string }) => `${of.namespace}/${of.owner_name}`,
};

/** Dashboard of namespaces and workloads: what they use, request and lack. */
export function workloadsDashboard({ jobs, language }: DashboardOf) {
  const t = texts[language].workloadsDashboard;
  return new Dashboard({
    uid: 'kubernetes-workloads',
    title: t.title,
    description: t.description,
    jobs,
    ...amongKubernetes(language),
    started: selectors(kubelet).process_start_time_seconds,
    filters: {
      ...byNamespace(t.namespace),
      // The owner of a ReplicaSet is a Deployment; other workloads own their pods.
      workload: filterBy(
        'owner_name',
        t.workload,
        m.kube_pod_owner.where({ owner_kind: not('ReplicaSet') }),
        m.kube_replicaset_owner.where({ owner_kind: not('ReplicaSet') }),
      ),
    },
    rows: { namespaces: namespaces(t), workloads: workloads(t), use: use(t), pods: pods(t) },
  });
}

type T = Texts['workloadsDashboard'];

const namespaces = (t: T) =>
  row(t.rows.namespaces, {
    namespaces: tablePanel({
      ...t.namespaces,
      span: 24,
      labels: { namespace: t.namespace },
      columns: [
        column(t.cores, sum(usage.cores).by('namespace')),
        column(t.coresRequested, sum(reserved('requests').cores).by('namespace')),
        column(t.bytes, sum(usage.bytes).by('namespace')),
        column(t.bytesRequested, sum(reserved('requests').bytes).by('namespace')),
        column(t.pods, count(m.kube_pod_status_phase.where({ phase: 'Running' }).equalTo(1)).by('namespace')),
      ],
    }),
  });

const workloads = (t: T) =>
  row(t.rows.workloads, {
    workloads: tablePanel({
      ...t.workloads,
      span: 24,
      labels: { namespace: t.namespace, owner_name: t.workload },
      columns: [
        column(t.cores, byWorkload(usage.cores)),
        column(t.coresRequested, byWorkload(reserved('requests').cores)),
        column(t.coresLimit, byWorkload(reserved('limits').cores)),
        column(t.bytes, byWorkload(usage.bytes)),
        column(t.bytesRequested, byWorkload(reserved('requests').bytes)),
        column(t.bytesLimit, byWorkload(reserved('limits').bytes)),
      ],
    }),
  });

const use = (t: T) =>
  row(t.rows.use, {
    cpu: timeSeriesPanel({
      ...t.cpu,
      queries: [query(topk(most, byWorkload(usage.cores)), byOwner)],
      stacked: true,
    }),
    memory: timeSeriesPanel({
      ...t.memory,
      queries: [query(topk(most, byWorkload(usage.bytes)), byOwner)],
      stacked: true,
    }),
    heldBack: timeSeriesPanel({
      ...t.heldBack,
      queries: [query(topk(most, heldBackByWorkload()), byOwner)],
    }),
    restarts: timeSeriesPanel({
      ...t.restarts,
      queries: [
        query(
          topk(most, byWorkload(sum(increase(m.kube_pod_container_status_restarts_total)).by('namespace', 'pod'))),
          byOwner,
        ),
      ],
    }),
    received: timeSeriesPanel({ ...t.received, queries: [query(topk(most, byWorkload(usage.received)), byOwner)] }),
    sent: timeSeriesPanel({ ...t.sent, queries: [query(topk(most, byWorkload(usage.sent)), byOwner)] }),
  });

const pods = (t: T) => {
  const workload = chosen('workload');
  return row(t.rows.pods, {
    deployments: tablePanel({
      ...t.deployments,
      span: 8,
      labels: { namespace: t.namespace, deployment: t.workload },
      columns: [
        column(
          t.wanted,
          max(m.kube_deployment_spec_replicas.where({ deployment: workload })).by('namespace', 'deployment'),
        ),
        column(
          t.available,
          max(m.kube_deployment_status_replicas_available.where({ deployment: workload })).by(
            'namespace',
            'deployment',
          ),
        ),
      ],
    }),
    statefulSets: tablePanel({
      ...t.statefulSets,
      span: 8,
      labels: { namespace: t.namespace, statefulset: t.workload },
      columns: [
        column(
          t.wanted,
          max(m.kube_statefulset_replicas.where({ statefulset: workload })).by('namespace', 'statefulset'),
        ),
        column(
          t.ready,
          max(m.kube_statefulset_status_replicas_ready.where({ statefulset: workload })).by('namespace', 'statefulset'),
        ),
      ],
    }),
    daemonSets: tablePanel({
      ...t.daemonSets,
      span: 8,
      labels: { namespace: t.namespace, daemonset: t.workload },
      columns: [
        column(
          t.wanted,
          max(m.kube_daemonset_status_desired_number_scheduled.where({ daemonset: workload })).by(
            'namespace',
            'daemonset',
          ),
        ),
        column(
          t.available,
          max(m.kube_daemonset_status_number_available.where({ daemonset: workload })).by('namespace', 'daemonset'),
        ),
      ],
    }),
  });
};
