import { type Behaviour, level } from '../played/behaviour';
import { notRenewed, renewals } from './healthy/certificates';
import { start } from './samples';
import { disk } from './stacks';
import { day, hour, lifelong, minute, type Events, type World } from './world';

/** World in which one thing goes on for too long, and the alerts that then fire. */
export interface BrokenWorld {
  readonly world: World;
  /** Names of the alerts; of a stack without such an alert, none fires. */
  readonly fires: RegExp;
}

/** Two hours after the start it begins, and does not end. */
const from = 2 * hour;

const pods = ['gauzian-backend', 'focus-api', 'booking'];

const root = { device: '/dev/sdb1', fstype: 'ext4', mountpoint: '/var/lib/data' };

/** A counter of the machine that grows from then on. */
const each15Seconds = (metric: string, labels: Events['labels'], count: number): Events => ({
  job: 'node',
  metric,
  labels,
  at: Array.from({ length: (10 * hour) / 15 }, (_, index) => [from + index * 15, count] as const),
});

/** Each healthy world with the same event, which goes wrong. */
export const brokenWorlds: readonly BrokenWorld[] = [
  {
    world: {
      name: 'a deployment whose pods never answer',
      lives: (target, end) =>
        pods.includes(target.labels.job) ? [{ ...lifelong(target, end), stops: from }] : undefined,
    },
    fires: /^(GauzianBackend|FocusApi|Booking)Down$/,
  },
  {
    world: {
      name: 'a second replica that does not answer',
      lives: (target, end) =>
        pods.includes(target.labels.job) && target.labels.pod!.endsWith('2')
          ? [{ ...lifelong(target, end), found: from, answers: end }]
          : undefined,
    },
    fires: /^(GauzianBackend|FocusApi|Booking)Down$/,
  },
  {
    world: {
      name: 'an update after which Grafana is gone',
      lives: (target, end) =>
        target.labels.job === 'grafana' ? [{ ...lifelong(target, end), stops: from, lost: from }] : undefined,
    },
    fires: /^GrafanaAbsent$/,
  },
  {
    world: {
      name: 'a node that comes back without Alertmanager',
      unread: [[from, from + 4 * minute]],
      lives: (target, end) =>
        target.labels.job === 'alertmanager' ? [{ ...lifelong(target, end), stops: from }] : undefined,
      events: [
        {
          job: 'prometheus',
          metric: 'prometheus_notifications_dropped_total',
          labels: {},
          at: Array.from({ length: 40 }, (_, index) => [from + (5 + index) * minute, 1] as const),
        },
      ],
    },
    fires: /^(AlertmanagerDown|PrometheusNotificationsDropped)$/,
  },
  {
    world: {
      name: 'a disk that was remounted read-only',
      more: {
        node: {
          node_filesystem_readonly: [level({ ...root, device_error: '' }, 1)] satisfies Behaviour[],
        },
      },
    },
    fires: /^MachineFileSystemReadOnly$/,
  },
  {
    world: {
      name: 'copies of backups that stay',
      level: (_, metric, { mountpoint }) =>
        metric === 'node_filesystem_avail_bytes' && mountpoint === '/'
          ? (time) => Math.max(0, disk.available - Math.max(0, time - from) * 2e6)
          : undefined,
    },
    fires: /^MachineDisk(FillingUp|AlmostFull)$/,
  },
  {
    world: {
      name: 'sessions in files that nobody deletes',
      level: (_, metric, { mountpoint }) =>
        metric === 'node_filesystem_files_free' && mountpoint === '/'
          ? (time) => Math.max(0, 8e5 - Math.max(0, time - from) * 20)
          : undefined,
    },
    fires: /^MachineInodes(FillingUp|AlmostExhausted)$/,
  },
  {
    world: {
      name: 'a RAID that loses a disk, and a clock that nobody sets',
      level: (_, metric, { state }) => {
        const broken = (before: number, after: number) => (time: number) => (time < from ? before : after);
        if (metric === 'node_timex_sync_status') return broken(1, 0);
        if (metric === 'node_timex_offset_seconds') return broken(0, -0.2);
        if (metric !== 'node_md_disks' || state === 'spare') return undefined;
        return state === 'active' ? broken(2, 1) : broken(0, 1);
      },
    },
    fires: /^Machine(RaidDegraded|RaidDiskFailed|ClockNotSynchronized|ClockOff)$/,
  },
  {
    world: {
      name: 'a machine that is too small',
      // The processors have no time left to be idle.
      traffic: (job) => (job === 'node' ? (time) => (time < from ? 1 : 0.2) : undefined),
      events: [
        { job: 'node', metric: 'node_vmstat_oom_kill', labels: {}, at: [[from + minute, 1]] },
        each15Seconds('node_pressure_io_waiting_seconds_total', {}, 14),
        each15Seconds('node_pressure_cpu_waiting_seconds_total', {}, 14),
        each15Seconds('node_cpu_seconds_total', { cpu: '0', mode: 'steal' }, 4),
        each15Seconds('node_cpu_seconds_total', { cpu: '1', mode: 'steal' }, 4),
      ],
    },
    fires: /^Machine(DiskSaturated|ProcessorsSaturated|ProcessorStolen|ProcessKilledForMemory)$/,
  },
  {
    world: notRenewed(renewals.letsEncrypt, -41 * day),
    fires: /(?<!Kubernetes)Certificate(Expiring|AlmostExpired)$/,
  },
  {
    world: {
      name: 'a night without an answer of the application',
      traffic: () => () => 0,
      lives: (target, end) =>
        target.labels.job === 'kairo-cms-production' || pods.includes(target.labels.job)
          ? [{ ...lifelong(target, end), stops: from, lost: from }]
          : undefined,
    },
    fires: /^(GauzianBackend|FocusApi|KairoCms|Booking)Absent$/,
  },
  {
    world: {
      name: 'a counter of failures that grows after a restart',
      events: [
        {
          job: 'prometheus',
          metric: 'prometheus_rule_evaluation_failures_total',
          labels: {},
          at: [[from, 1]],
        },
      ],
    },
    fires: /^PrometheusRuleEvaluationFailed$/,
  },
  {
    world: {
      name: 'a container that crashes over and over',
      level: (_, metric, { reason }) =>
        metric === 'kube_pod_container_status_waiting_reason' && reason === 'CrashLoopBackOff'
          ? (time) => (time < from ? 0 : 1)
          : undefined,
    },
    fires: /^KubernetesPodCrashLooping$/,
  },
  {
    world: {
      name: 'a Deployment that lacks a pod',
      level: (_, metric) =>
        metric === 'kube_deployment_status_replicas_available' ? (time) => (time < from ? 2 : 1) : undefined,
    },
    fires: /^KubernetesDeploymentReplicasMissing$/,
  },
  {
    world: {
      name: 'a backup that no longer runs',
      level: (_, metric) => (metric === 'kube_cronjob_next_schedule_time' ? () => start + from : undefined),
    },
    fires: /^KubernetesCronJobLate$/,
  },
];
