import { counter, gauge } from '../../../../metrics';
import { of } from './labels';

/** Metrics of containers and init containers. */
export const containers = {
  kube_pod_container_info: gauge({ help: 'Image of the container; always 1.', unit: 'none', ...of.containerInfo }),
  kube_pod_container_resource_limits: gauge({
    help: 'Amount of a resource that the container can use at most.',
    unit: 'none',
    ...of.containerResource,
  }),
  kube_pod_container_resource_requests: gauge({
    help: 'Amount of a resource that is reserved for the container.',
    unit: 'none',
    ...of.containerResource,
  }),
  kube_pod_container_state_started: gauge({
    help: 'Time at which the container started.',
    unit: 'timestamp',
    ...of.container,
  }),
  kube_pod_container_status_last_terminated_exitcode: gauge({
    help: 'Exit status of the container before its last restart.',
    unit: 'none',
    ...of.container,
  }),
  kube_pod_container_status_last_terminated_reason: gauge({
    help: 'Reason for which the container ended before its last restart; always 1.',
    unit: 'none',
    ...of.containerEnd,
  }),
  kube_pod_container_status_last_terminated_timestamp: gauge({
    help: 'Time at which the container ended before its last restart.',
    unit: 'timestamp',
    ...of.container,
  }),
  kube_pod_container_status_ready: gauge({
    help: 'Whether the container is ready.',
    unit: 'boolean',
    ...of.container,
  }),
  kube_pod_container_status_restarts_total: counter({
    help: 'Restarts of the container.',
    unit: 'restarts',
    ...of.container,
    startsAtZero: true,
  }),
  kube_pod_container_status_running: gauge({ help: 'Whether the container runs.', unit: 'boolean', ...of.container }),
  kube_pod_container_status_terminated: gauge({
    help: 'Whether the container has ended.',
    unit: 'boolean',
    ...of.container,
  }),
  kube_pod_container_status_terminated_reason: gauge({
    help: 'Reason for which the container ended; always 1.',
    unit: 'none',
    ...of.containerEnd,
  }),
  kube_pod_container_status_waiting: gauge({
    help: 'Whether the container waits for its start.',
    unit: 'boolean',
    ...of.container,
  }),
  kube_pod_container_status_waiting_reason: gauge({
    help: 'Reason for which the container waits; always 1.',
    unit: 'none',
    ...of.containerWait,
  }),
  kube_pod_init_container_info: gauge({
    help: 'Image of the init container; always 1.',
    unit: 'none',
    ...of.initContainerInfo,
  }),
  kube_pod_init_container_resource_limits: gauge({
    help: 'Amount of a resource that the init container can use at most.',
    unit: 'none',
    ...of.containerResource,
  }),
  kube_pod_init_container_resource_requests: gauge({
    help: 'Amount of a resource that is reserved for the init container.',
    unit: 'none',
    ...of.containerResource,
  }),
  kube_pod_init_container_state_started: gauge({
    help: 'Time at which the init container started.',
    unit: 'timestamp',
    ...of.container,
  }),
  kube_pod_init_container_status_last_terminated_exitcode: gauge({
    help: 'Exit status of the init container before its last restart.',
    unit: 'none',
    ...of.container,
  }),
  kube_pod_init_container_status_last_terminated_reason: gauge({
    help: 'Reason for which the init container ended before its last restart; always 1.',
    unit: 'none',
    ...of.containerEnd,
  }),
  kube_pod_init_container_status_last_terminated_timestamp: gauge({
    help: 'Time at which the init container ended before its last restart.',
    unit: 'timestamp',
    ...of.container,
  }),
  kube_pod_init_container_status_ready: gauge({
    help: 'Whether the init container has succeeded.',
    unit: 'boolean',
    ...of.container,
  }),
  kube_pod_init_container_status_restarts_total: counter({
    help: 'Restarts of the init container.',
    unit: 'restarts',
    ...of.container,
    startsAtZero: true,
  }),
  kube_pod_init_container_status_running: gauge({
    help: 'Whether the init container runs.',
    unit: 'boolean',
    ...of.container,
  }),
  kube_pod_init_container_status_terminated: gauge({
    help: 'Whether the init container has ended.',
    unit: 'boolean',
    ...of.container,
  }),
  kube_pod_init_container_status_terminated_reason: gauge({
    help: 'Reason for which the init container ended; always 1.',
    unit: 'none',
    ...of.containerEnd,
  }),
  kube_pod_init_container_status_waiting: gauge({
    help: 'Whether the init container waits for its start.',
    unit: 'boolean',
    ...of.container,
  }),
  kube_pod_init_container_status_waiting_reason: gauge({
    help: 'Reason for which the init container waits; always 1.',
    unit: 'none',
    ...of.containerWait,
  }),
} as const;
