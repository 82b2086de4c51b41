import type { Target } from '../../played/behaviour';
import { daily, day, hour, replaced, type Life, type World } from '../world';

/** Whether blackbox_exporter answers for the targets of a job. */
export const isProbe = (job: string) => /-(site|services)$/.test(job);

/** Jobs whose pods answer requests of users, one replacing the other without an interruption. */
export const rolled: readonly string[] = ['gauzian-backend', 'focus-api', 'booking', 'traefik'];

/** Seconds until a new pod answers, and until an old one that got a signal is removed. */
const [start, grace] = [20, 30];

/** Rolling deployments: a new pod answers before the old one ends, one pod after the other. */
export const rollingDeployments = (days: number): World => ({
  name: 'rolling deployments',
  lives: (target, end) => {
    if (!rolled.includes(target.labels.job)) return undefined;
    const minutes = target.labels.pod!.endsWith('2') ? 1 : 0;
    const times = daily(4 * hour + minutes * 60, days, 0).map(([time]) => time);
    return [undefined, ...times].map((time, index) => pod(target, index, time, times[index], end));
  },
});

function pod(target: Target, index: number, from: number | undefined, next: number | undefined, end: number): Life {
  const { pod: name, instance } = target.labels;
  return {
    labels: { ...target.labels, pod: `${name!}-${index}`, instance: `${instance}${index === 0 ? '' : `-${index}`}` },
    found: from ?? -1,
    answers: from === undefined ? -1 : from + start,
    stops: next === undefined ? end : next + start,
    lost: next === undefined ? end : next + start + grace,
  };
}

/** Servers with a volume, which are stopped before their successor starts: seconds without an answer. */
const recreated: Readonly<Record<string, number>> = {
  postgres: 45,
  redis: 30,
  alertmanager: 45,
  grafana: 60,
  prometheus: 45,
  'blackbox-exporter': 30,
};

/** Updates of the servers with volumes, each a quarter of an hour after the other. */
export function updates(days: number): World {
  const from = (job: string, of: number) => of * 7 * day + 5 * hour + Object.keys(recreated).indexOf(job) * 900;
  const weeks = Array.from({ length: Math.ceil(days / 7) }, (_, index) => index);
  const times = (job: string) => weeks.map((week) => from(job, week));
  const away = (job: string, time: number) => times(job).some((stop) => time >= stop && time < stop + recreated[job]!);
  return {
    name: 'updates of servers with a volume',
    unread: times('prometheus').map((time) => [time, time + recreated.prometheus!] as const),
    lives: (target, end) => {
      const { job } = target.labels;
      const by = isProbe(job) ? 'blackbox-exporter' : job;
      return Object.hasOwn(recreated, by) ? replaced(target, end, times(by), recreated[by]!) : undefined;
    },
    level: (_, metric, { instance = '' }) =>
      metric === 'probe_success'
        ? (time) => (instance.includes('grafana') && away('grafana', time) ? 0 : 1)
        : undefined,
    // Alerts that Prometheus sends meanwhile are lost; the next evaluation sends them again.
    events: [
      {
        job: 'prometheus',
        metric: 'prometheus_notifications_dropped_total',
        labels: {},
        at: times('alertmanager').flatMap((time) => [15, 30, 45].map((after) => [time + after, 1] as const)),
      },
    ],
  };
}

/** A second replica by day. */
export const scaledToTwo = (days: number): World => ({
  name: 'replicas scaled to two',
  lives: ({ labels }, end) => {
    if (!rolled.includes(labels.job) || !labels.pod!.endsWith('2')) return undefined;
    return daily(2 * hour, days, 12 * hour).map(([from, to], index) => ({
      labels: { ...labels, pod: `${labels.pod!}-${index}`, instance: `${labels.instance}-${index}` },
      found: from,
      answers: from + start,
      stops: Math.min(to, end),
      lost: Math.min(to + grace, end),
    }));
  },
});
