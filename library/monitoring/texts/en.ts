import type { AlertTemplate, ClusterCommands, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Texts about Prometheus, Alertmanager and Grafana of a stack, in English. */
export const en = {
  prometheus: {
    impact: 'None by itself, but monitoring cannot be trusted: Prometheus no longer scrapes itself.',
    hint: 'Prometheus itself sends this alert, so it still evaluates its rules. If it were down, it would send nothing and the external watchdog would notify (Watchdog).',
  },
  alertmanager: {
    impact:
      'None by itself, but no notifications are sent; only the external watchdog notifies, because the alert Watchdog no longer reaches it.',
    hint: (stack: string) =>
      `A configuration that it refuses keeps it from starting: \`amtool check-config dist/${stack}/alertmanager.yml\` shows the line.`,
  },
  grafana: {
    impact: 'None; dashboards and these pages cannot be opened. Alerts still fire and notify.',
    hint: (stack: string) =>
      `These pages are also in \`dist/${stack}/runbooks/\`. A corrupt database (\`database disk image is malformed\`): restore it, guide *Restore Grafana* of Vigie.`,
  },
  site: {
    title: 'Monitoring',
    impact:
      'None for users. Dashboards do not open from outside, and no alert can be silenced there. Alerts are still sent.',
  },
  restarting: {
    summary: ({ labels, value }: AlertTemplate<'job' | 'instance'>) =>
      `${labels.job} restarted ${value} times within an hour`,
    description: 'It starts, works for a while and ends. While it starts, its alerts or notifications are missing.',
    runbook: (
      { describe, previousLogs, namespace }: SystemCommands,
      { podsByRestarts, nodeConditions }: ClusterCommands,
    ): RunbookTexts<'running'> => ({
      impact: 'None by itself, but alerts about real outages come late, or not at all.',
      steps: [
        `Which pod, and why did it end? ${podsByRestarts}. For Prometheus: ${describe} (*Last State*) and ${previousLogs}; the same commands for another server.`,
        `\`OOMKilled\`: ${namespace.usage}. Raise \`resources\` of the server; a Prometheus whose series grow: *Samples by job*.`,
        '`Error`: its last log lines name the cause: a full volume, a configuration that it refuses.',
        `Probes that fail, evictions: ${namespace.events}, ${nodeConditions}.`,
      ],
      queries: { running: 'Running for' },
    }),
  },
  dashboard: {
    running: { title: 'Running for', description: 'Time since each server of the monitoring started.' },
    title: 'Monitoring',
    description: 'Monitoring itself: targets, samples, memory, disk, rules, configuration.',
    rows: {
      state: 'State',
      storage: 'Storage',
      rules: 'Rules',
      notifications: 'Alerts and notifications',
      usage: 'Usage',
    },
    targetsDown: { title: 'Targets down', description: 'Targets that Prometheus could not scrape.' },
    alertsFiring: {
      title: 'Firing alerts',
      description: 'Alerts that fire now, by severity; without the one that always fires (Watchdog).',
      noValue: 'None',
    },
    firing: {
      title: 'Alerts that fire',
      description: 'Each alert that fires now, and for how many series.',
      noValue: 'None',
    },
    firingColumns: { alert: 'Alert', severity: 'Severity', number: 'Number' },
    disk: {
      title: 'Disk, share of the retention size',
      description: 'Space that Prometheus uses of its size limit; beyond the limit it deletes the oldest blocks.',
      noValue: 'No limit',
    },
    reloaded: { title: 'Configuration', description: 'Prometheus loaded its configuration at the last attempt.' },
    refused: 'Refused',
    loaded: 'Loaded',
    samples: { title: 'Samples/s', description: 'Samples stored per second.' },
    series: { title: 'Series in memory', description: 'Active series; each takes some kilobytes of memory.' },
    memory: { title: 'Memory of Prometheus', description: 'Memory of the process.' },
    diskUse: {
      title: 'Disk of Prometheus',
      description:
        'Space of the blocks, the write-ahead log (WAL) and the last hours, and the limit that the retention sets.',
    },
    used: 'used',
    limit: 'limit',
    history: { title: 'History kept', description: 'Age of the oldest sample.' },
    rejected: {
      title: 'Rejected samples/s',
      description: 'Samples of scrapes that Prometheus does not store, by reason.',
    },
    sameTime: 'same time, other value',
    tooOld: 'older than the last',
    outOfBounds: 'too old for the database',
    rejectedScrapes: {
      title: 'Rejected scrapes/s',
      description: 'Whole scrapes that exceed a limit of their job, by limit.',
    },
    samplesLimit: 'samples',
    bodyLimit: 'size of the page',
    labelLimit: 'labels',
    evaluation: {
      title: 'Rule evaluation time',
      description: 'Duration of the last evaluation of each group; it must stay far below the interval of the group.',
    },
    failures: { title: 'Evaluation failures', description: 'Failed rule evaluations per second, by group.' },
    notifications: {
      title: 'Alerts sent/s',
      description: 'Alerts that Prometheus sends to Alertmanager, and those that it drops.',
    },
    sent: 'sent',
    dropped: 'dropped',
    notificationsSent: {
      title: 'Notifications sent',
      description: 'Notifications over the last 24 hours, by integration (Slack, Discord, email, …).',
      noValue: 'None',
    },
    notificationsFailed: {
      title: 'Failed notifications/s',
      description: 'Notifications that Alertmanager could not send after all attempts, by integration.',
      noValue: 'None',
    },
    notificationTime: {
      title: 'Time to send (p95)',
      description: 'Time within which 95% of the notifications are sent, by integration.',
      noValue: 'None',
    },
    alertStates: {
      title: 'Alerts in Alertmanager',
      description: 'Current alerts: sent (active), or muted by a silence or a more severe alert (suppressed).',
    },
    silences: { title: 'Active silences', description: 'Silences that are in effect now.' },
    queryLatency: {
      title: 'PromQL query time (p99)',
      description: 'Time within which 99% of queries are evaluated, waiting included.',
      noValue: 'No queries',
    },
    grafanaLatency: {
      title: 'Grafana latency (p95)',
      description: 'Time within which Grafana serves 95% of the requests of its users.',
      noValue: 'No requests',
    },
    grafanaMemory: { title: 'Memory of Grafana', description: 'Memory of the process.' },
    dashboards: { title: 'Dashboards', description: 'Number of dashboards in Grafana.' },
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
