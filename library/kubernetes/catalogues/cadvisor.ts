import { catalogue, counter, gauge, open, optional } from '../../../metrics';
import { series } from './series';

/** Expected numbers of control groups, containers and pods of a server with a handful of applications. */
const expected = { groups: 180, limited: 60, pods: 40, disks: 2 } as const;

const exposedWhen = 'A container has a processor limit.';

/** Container, pod or control group; `id` is `/` for the whole machine, which has no pod. */
const group = {
  id: open(expected.groups, '/', '/kubepods/burstable/pod5e0a/3c1f'),
  namespace: optional(open(12, 'shop')),
  pod: optional(open(expected.pods, 'shop-5d9c-x7k2p')),
  container: optional(open(expected.limited, 'shop')),
  name: optional(open(expected.limited, '3c1f')),
  image: optional(open(20, 'docker.io/shop:1.0.0')),
} as const;

const of = {
  group: series(group, expected.groups),
  cpu: series({ ...group, cpu: optional(open(1, 'total')) }, expected.groups),
  disk: series({ ...group, device: open(expected.disks, '/dev/sda') }, expected.groups),
  network: series({ ...group, interface: open(2, 'eth0') }, expected.pods + 4),
  limited: series(group, expected.limited),
} as const;

/**
 * Catalogue of cAdvisor in the kubelet: use of processor, memory, disk and network by containers. Its
 * page has more, of which Prometheus stores nothing. Seen on the kubelet 1.36.
 */
export const cadvisor = catalogue({
  name: 'cadvisor',
  software: 'kubelet',
  version: '1.36.3',
  metrics: {
    // Processor
    container_cpu_usage_seconds_total: counter({
      help: 'Processor time that the container used.',
      unit: 'seconds',
      startsAtZero: true,
      ...of.cpu,
    }),
    container_cpu_system_seconds_total: counter({
      help: 'Processor time of the kernel on behalf of the container.',
      unit: 'seconds',
      startsAtZero: true,
      ...of.group,
    }),
    container_cpu_user_seconds_total: counter({
      help: 'Processor time of the programs of the container.',
      unit: 'seconds',
      startsAtZero: true,
      ...of.group,
    }),
    container_cpu_cfs_periods_total: counter({
      exposedWhen,
      help: 'Periods in which a container with a processor limit ran.',
      unit: 'none',
      startsAtZero: true,
      ...of.limited,
    }),
    container_cpu_cfs_throttled_periods_total: counter({
      exposedWhen,
      help: 'Periods in which a container had to wait because it had reached its processor limit.',
      unit: 'none',
      startsAtZero: true,
      ...of.limited,
    }),
    container_cpu_cfs_throttled_seconds_total: counter({
      exposedWhen,
      help: 'Time for which a container had to wait because it had reached its processor limit.',
      unit: 'seconds',
      startsAtZero: true,
      ...of.limited,
    }),
    // Memory
    container_memory_working_set_bytes: gauge({
      help: 'Memory in use that the kernel cannot reclaim easily; the limit of the container counts it.',
      unit: 'bytes',
      ...of.group,
    }),
    container_memory_rss: gauge({ help: 'Memory of programs, without files.', unit: 'bytes', ...of.group }),
    container_memory_cache: gauge({ help: 'Memory of cached files.', unit: 'bytes', ...of.group }),
    container_memory_swap: gauge({ help: 'Memory that was moved to disk.', unit: 'bytes', ...of.group }),
    container_memory_usage_bytes: gauge({
      help: 'Memory in use, with cached files.',
      unit: 'bytes',
      ...of.group,
    }),
    container_memory_max_usage_bytes: gauge({
      help: 'Most memory that was in use, with cached files.',
      unit: 'bytes',
      ...of.group,
    }),
    container_oom_events_total: counter({
      help: 'Processes that the kernel ended because the memory limit was reached.',
      unit: 'events',
      startsAtZero: true,
      ...of.group,
    }),
    // Disk
    container_fs_reads_total: counter({
      help: 'Reads from the disk.',
      unit: 'operations',
      startsAtZero: true,
      ...of.disk,
    }),
    container_fs_writes_total: counter({
      help: 'Writes to the disk.',
      unit: 'operations',
      startsAtZero: true,
      ...of.disk,
    }),
    container_fs_usage_bytes: gauge({ help: 'Space in use on the disk.', unit: 'bytes', ...of.disk }),
    container_fs_limit_bytes: gauge({
      help: 'Space that the container can use on the disk.',
      unit: 'bytes',
      ...of.disk,
    }),
    // Network
    container_network_receive_bytes_total: counter({
      help: 'Bytes received by the pod, or by the machine.',
      unit: 'bytes',
      startsAtZero: true,
      ...of.network,
    }),
    container_network_transmit_bytes_total: counter({
      help: 'Bytes sent by the pod, or by the machine.',
      unit: 'bytes',
      startsAtZero: true,
      ...of.network,
    }),
    container_network_receive_packets_total: counter({
      help: 'Packets received.',
      unit: 'packets',
      startsAtZero: true,
      ...of.network,
    }),
    container_network_transmit_packets_total: counter({
      help: 'Packets sent.',
      unit: 'packets',
      startsAtZero: true,
      ...of.network,
    }),
    container_network_receive_packets_dropped_total: counter({
      help: 'Received packets that were dropped.',
      unit: 'packets',
      startsAtZero: true,
      ...of.network,
    }),
    container_network_transmit_packets_dropped_total: counter({
      help: 'Packets to send that were dropped.',
      unit: 'packets',
      startsAtZero: true,
      ...of.network,
    }),
    container_network_receive_errors_total: counter({
      help: 'Errors while receiving.',
      unit: 'errors',
      startsAtZero: true,
      ...of.network,
    }),
    container_network_transmit_errors_total: counter({
      help: 'Errors while sending.',
      unit: 'errors',
      startsAtZero: true,
      ...of.network,
    }),
    // Limits and processes
    container_processes: gauge({ help: 'Processes of the container.', unit: 'processes', ...of.group }),
    container_threads: gauge({ help: 'Threads of the container.', unit: 'none', ...of.group }),
    container_spec_memory_limit_bytes: gauge({
      help: 'Memory limit of the container; 0 without one.',
      unit: 'bytes',
      ...of.group,
    }),
    container_spec_cpu_period: gauge({
      help: 'Length of a period of the processor limit in microseconds.',
      unit: 'none',
      ...of.group,
    }),
    container_spec_cpu_quota: gauge({
      exposedWhen,
      help: 'Processor time in microseconds that a container with a limit gets in each period.',
      unit: 'none',
      ...of.limited,
    }),
    container_start_time_seconds: gauge({
      help: 'Time at which the container started.',
      unit: 'timestamp',
      ...of.group,
    }),
    // Machine
    machine_cpu_cores: gauge({ help: 'Logical processors of the machine.', unit: 'cores', labels: machine() }),
    machine_memory_bytes: gauge({ help: 'Memory of the machine.', unit: 'bytes', labels: machine() }),
  },
});

/** Labels of metrics of the machine. */
function machine() {
  return { boot_id: open(1, '5e0a'), machine_id: open(1, '4c4c'), system_uuid: open(1, '4c4c') } as const;
}
