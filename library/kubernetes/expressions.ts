import { max, maxOverTime, on, oneOf, selectors } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { kubeStateMetrics } from './catalogues/kube-state-metrics';

const m = selectors(kubeStateMetrics);

/** Reasons for which a container waits that no time heals. */
const startFailures = [
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
] as const;

/** Reason for which a container waits that has crashed. */
const crash = 'CrashLoopBackOff';

/** Longest time between two starts of a container that crashes over and over, with its run between them. */
const longestBackOff = '10m';

/** Containers that were waiting for their next start after a crash, within ten minutes. */
export const crashLooping = max(
  maxOverTime(m.kube_pod_container_status_waiting_reason.where({ reason: crash }), longestBackOff),
).by('namespace', 'pod', 'container');

/** Containers that could not start, within five minutes, by the reason. */
export const cannotStart = max(
  maxOverTime(m.kube_pod_container_status_waiting_reason.where({ reason: oneOf(...startFailures) }), '5m'),
).by('namespace', 'pod', 'container', 'reason');

/** Containers that were waiting for one of these reasons, within ten minutes. */
export const waiting = maxOverTime(
  m.kube_pod_container_status_waiting_reason.where({ reason: oneOf(crash, ...startFailures) }),
  longestBackOff,
);

/** Whether pods are ready that should run: not those of Jobs, and none that have ended. */
export function readyPods(reading: Reading = lastScrape) {
  const running = reading(m.kube_pod_status_phase.where({ phase: oneOf('Pending', 'Running', 'Unknown') }));
  return max(reading(m.kube_pod_status_ready.where({ condition: 'true' })))
    .by('namespace', 'pod')
    .and(running.equalTo(1), on('namespace', 'pod'))
    .unless(reading(m.kube_pod_owner.where({ owner_kind: 'Job' })), on('namespace', 'pod'));
}

/** Pods that each Deployment should have, and those that are available. */
export function deploymentPods(reading: Reading = lastScrape) {
  return {
    wanted: max(reading(m.kube_deployment_spec_replicas)).by('namespace', 'deployment'),
    available: max(reading(m.kube_deployment_status_replicas_available)).by('namespace', 'deployment'),
  };
}

/** Pods that each StatefulSet should have, those that are ready, and those with its newest revision. */
export function statefulSetPods(reading: Reading = lastScrape) {
  return {
    wanted: max(reading(m.kube_statefulset_replicas)).by('namespace', 'statefulset'),
    ready: max(reading(m.kube_statefulset_status_replicas_ready)).by('namespace', 'statefulset'),
    updated: max(reading(m.kube_statefulset_status_replicas_updated)).by('namespace', 'statefulset'),
  };
}

/** Times at which each CronJob last started a Job, and at which one last succeeded. */
export function cronJobTimes(reading: Reading = lastScrape) {
  return {
    started: max(reading(m.kube_cronjob_status_last_schedule_time)).by('namespace', 'cronjob'),
    succeeded: max(reading(m.kube_cronjob_status_last_successful_time)).by('namespace', 'cronjob'),
    created: max(reading(m.kube_cronjob_created)).by('namespace', 'cronjob'),
    next: max(reading(m.kube_cronjob_next_schedule_time)).by('namespace', 'cronjob'),
    active: max(reading(m.kube_cronjob_status_active)).by('namespace', 'cronjob'),
  };
}
