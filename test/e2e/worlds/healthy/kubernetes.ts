import { daily, day, hour, isWithin, minute, type Course, type Span, type World } from '../world';

/** Value of a gauge at some times; at others it has its usual one. */
const during =
  (spans: readonly Span[], value: number, usual: number): Course =>
  (time) =>
    spans.some((span) => isWithin(time, span)) ? value : usual;

/** Objects of the cluster as they change on healthy days: an update, a crash at a start, a registry that is away, a nightly Job. */
export function changingObjects(days: number): World {
  const updates = daily(4 * hour, days, 5 * minute);
  const crashes = daily(4 * hour, days, minute);
  const weeks = Array.from({ length: Math.ceil(days / 7) }, (_, week) => week * 7 * day + 9 * hour);
  const pulls = weeks.map((from) => [from, from + 3 * minute] as const);
  const maintenance = weeks.map((from) => [from, from + hour] as const);
  const courses: Readonly<Record<string, Course>> = {
    kube_deployment_status_replicas_available: during(updates, 1, 2),
    kube_statefulset_status_replicas_ready: during(updates, 0, 1),
    kube_statefulset_status_replicas_updated: during(updates, 0, 1),
    kube_node_spec_unschedulable: during(maintenance, 1, 0),
  };
  const waiting: Readonly<Record<string, Course>> = {
    CrashLoopBackOff: during(crashes, 1, 0),
    ImagePullBackOff: during(pulls, 1, 0),
  };
  return {
    name: 'objects of Kubernetes that change',
    level: (_, metric, { reason = '', pod }) => {
      if (metric === 'kube_pod_container_status_waiting_reason') return waiting[reason];
      if (metric === 'kube_pod_status_ready' && pod === 'backend-2') return during(updates, 0, 1);
      return courses[metric];
    },
    // The API server is away for a moment.
    events: [
      {
        job: 'kube-state-metrics-own',
        metric: 'kube_state_metrics_list_total',
        labels: { result: 'error' },
        at: weeks.map((from) => [from, 1] as const),
      },
    ],
  };
}
