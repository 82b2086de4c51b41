import { type Behaviour, level } from '../played/behaviour';
import { notRenewed, renewals } from './healthy/certificates';
import { disk } from './stacks';
import { day, hour, lifelong, minute, type World } from './world';

/** World in which one thing goes on for too long, and the alerts that then fire. */
export interface BrokenWorld {
  readonly world: World;
  /** Names of the alerts; of a stack without such an alert, none fires. */
  readonly fires: RegExp;
}

/** Two hours after the start it begins, and does not end. */
const from = 2 * hour;

const pods = ['gauzian-backend', 'focus-api'];

const root = { device: '/dev/sdb1', fstype: 'ext4', mountpoint: '/var/lib/data' };

/** Each healthy world with the same event, which goes wrong. */
export const brokenWorlds: readonly BrokenWorld[] = [
  {
    world: {
      name: 'a deployment whose pods never answer',
      lives: (target, end) =>
        pods.includes(target.labels.job) ? [{ ...lifelong(target, end), stops: from }] : undefined,
    },
    fires: /^(GauzianBackend|FocusApi)Down$/,
  },
  {
    world: {
      name: 'a second replica that does not answer',
      lives: (target, end) =>
        pods.includes(target.labels.job) && target.labels.pod!.endsWith('2')
          ? [{ ...lifelong(target, end), found: from, answers: end }]
          : undefined,
    },
    fires: /^(GauzianBackend|FocusApi)Down$/,
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
    world: notRenewed(renewals.letsEncrypt, -41 * day),
    fires: /Certificate(Expiring|AlmostExpired)$/,
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
    fires: /^(GauzianBackend|FocusApi|KairoCms)Absent$/,
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
];
