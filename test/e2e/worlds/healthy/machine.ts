import { level } from '../../played/behaviour';
import { disk } from '../stacks';
import { isProbe } from './deployments';
import { daily, day, hour, isWithin, minute, replaced, type Events, type Span, type World } from '../world';

/** Seconds after the start of Prometheus until a server on the same machine answers. */
const starts: Readonly<Record<string, number>> = {
  prometheus: 0,
  node: 15,
  kubelet: 15,
  cadvisor: 15,
  traefik: 30,
  'blackbox-exporter': 30,
  'kube-state-metrics': 30,
  'kube-state-metrics-own': 30,
  alertmanager: 45,
  grafana: 45,
  redis: 45,
  minio: 45,
  postgres: 60,
  'gauzian-backend': 75,
  'focus-api': 75,
  booking: 75,
};

/** Time without the machine, until Prometheus runs again. */
const away = 4 * minute;

/** A node that reboots for updates, once a week. */
export function reboots(days: number): World {
  const times = Array.from({ length: Math.ceil(days / 7) }, (_, week) => week * 7 * day + hour);
  const isUnreachable = (time: number) => times.some((from) => isWithin(time, [from, from + away + 90]));
  const back = times.flatMap((from) => [0, 15, 30].map((after) => [from + away + after, 1] as const));
  /** Clocks take minutes to synchronize; a machine that updates at once is busy. */
  const isUnsynchronized = (time: number) => times.some((from) => isWithin(time, [from, from + away + 12 * minute]));
  return {
    name: 'a node that reboots for updates',
    unread: times.map((from) => [from, from + away] as const),
    lives: (target, end) => {
      const { job } = target.labels;
      const start = starts[isProbe(job) ? 'blackbox-exporter' : job];
      return start === undefined ? undefined : replaced(target, end, times, away + start);
    },
    level: (job, metric) => {
      if (metric === 'node_timex_sync_status') return (time) => (isUnsynchronized(time) ? 0 : 1);
      if (metric === 'node_timex_offset_seconds') return (time) => (isUnsynchronized(time) ? 0.4 : 0.0002);
      if (metric !== 'probe_success' || job === 'kairo-cms-site') return undefined;
      return (time) => (isUnreachable(time) ? 0 : 1);
    },
    events: [{ job: 'prometheus', metric: 'prometheus_notifications_dropped_total', labels: {}, at: back }],
  };
}

const snaps = ['core22/1748', 'lxd/31333', 'snapd/23545'].map((name, index) => ({
  device: `/dev/loop${index}`,
  fstype: 'squashfs',
  mountpoint: `/snap/${name}`,
}));

/** File systems of snaps: read-only images, so always full. node_exporter leaves them out by default; others do not. */
export const fullSnaps: World = {
  name: 'read-only file systems of snaps at 100 %',
  more: {
    node: {
      node_filesystem_avail_bytes: snaps.map((of) => level(of, 0)),
      node_filesystem_size_bytes: snaps.map((of) => level(of, 67e6)),
      node_filesystem_files: snaps.map((of) => level(of, 12_000)),
      node_filesystem_files_free: snaps.map((of) => level(of, 0)),
      node_filesystem_readonly: snaps.map((of) => level({ ...of, device_error: '' }, 1)),
    },
  },
};

/** Length of the backup, and bytes of the copy that lies on the disk until it is sent. */
const [written, sent, copy] = [15 * minute, 90 * minute, 10e9];

/** A backup each night: a copy on the same disk until it has been sent, and slower storage and database meanwhile. */
export function backupWindow(days: number): World {
  const spans = daily(22 * hour, days, sent);
  return {
    name: 'a backup window',
    level: (_, metric, { mountpoint }) =>
      metric === 'node_filesystem_avail_bytes' && mountpoint === '/'
        ? (time) => disk.available - copy * copied(spans, time)
        : undefined,
    events: [
      // The disk is busy for the whole backup.
      waiting(spans),
      slower(
        spans,
        { job: 'gauzian-backend', metric: 's3_operation_duration_seconds', labels: { operation: 'put' } },
        4,
        1,
      ),
      slower(
        spans,
        { job: 'gauzian-backend', metric: 'db_query_duration_seconds', labels: { query_type: 'select' } },
        0.4,
        8,
      ),
      slower(
        spans,
        {
          job: 'kairo-cms-production',
          metric: 'tenant_db_query_duration_seconds',
          labels: { model: 'Page', operation: 'findMany' },
        },
        1.5,
        1,
      ),
    ],
  };
}

/** Share of the copy that lies on the disk. */
function copied(spans: readonly Span[], time: number): number {
  const since = time - (spans.find((span) => isWithin(time, span))?.[0] ?? time);
  return Math.min(1, since / written);
}

/** Nearly all of each quarter of a minute in which a process waits for a disk. */
const waiting = (spans: readonly Span[]): Events => ({
  job: 'node',
  metric: 'node_pressure_io_waiting_seconds_total',
  labels: {},
  at: spans.flatMap(([from, to]) =>
    Array.from({ length: (to - from) / 15 }, (_, index) => [from + index * 15, 14] as const),
  ),
});

/** Events of a size, so many in each quarter of a minute. */
function slower(
  spans: readonly Span[],
  of: Pick<Events, 'job' | 'metric' | 'labels'>,
  size: number,
  count: number,
): Events {
  const ticks = spans.flatMap(([from, to]) =>
    Array.from({ length: (to - from) / 15 }, (_, index) => [from + index * 15, count] as const),
  );
  return { ...of, size, at: ticks };
}
