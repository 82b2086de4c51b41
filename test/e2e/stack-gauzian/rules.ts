import { silent, type Expected, type Values } from '../expected';
import { left } from './machine';
import { alertmanager } from './monitoring';
import { objectivesTold, recordedValues } from './objectives';
import { incidentP95 } from './overview';

const backend = 'job=gauzian-backend';
const machine = 'instance=server job=node';
const prometheus = 'instance=localhost:9090 job=prometheus';

/** A job whose targets do not answer in the outage, and which is not found afterwards. */
function unreachable(name: string, job: string, ...targets: readonly string[]): Record<string, Expected> {
  return {
    [`${name}Down`]: silent({
      outage: Object.fromEntries(targets.map((target) => [`__name__=up ${target}`, 0])),
    }),
    [`${name}Absent`]: silent({ gone: { [`job=${job}`]: 1 } }),
  };
}

/** In the incident alone. */
const incident = (values: Values) => silent({ incident: values });
const quarter = 15 * 60;

/** The volume that fills up, a day later. */
const tomorrow: Values = {
  'device=/dev/vdb fstype=ext4 instance=server job=node mountpoint=/data namespace=node-exporter pod=node-exporter-1': (
    moment,
  ) => left(moment) - 86_400 * 1e6,
};
const almostFull = { [`${machine} mountpoint=/boot`]: 0.95 };
const always = { '': 1 };

export const ruleValues: Readonly<Record<string, Expected>> = {
  GauzianSuccessLow: incident({ [backend]: 8.28 / 9.98 }),
  GauzianLatencyHigh: incident({ [backend]: incidentP95 }),
  // 0.505 a second fail, times three for both instances.
  GauzianAuthFailuresHigh: incident({ [backend]: 3 * 0.505 * 300 }),
  ...recordedValues,
  ...Object.fromEntries(
    ['Availability', 'Latency', 'Authentication', 'Storage', 'Database']
      .flatMap((objective) => [`Gauzian${objective}Page`, `Gauzian${objective}Ticket`])
      .map((name) => [name, incident(objectivesTold[name] ?? {})]),
  ),
  ...unreachable(
    'GauzianBackend',
    'gauzian-backend',
    'instance=10.42.0.11:8080 job=gauzian-backend namespace=gauzian-v2 pod=gauzian-backend-1',
    'instance=10.42.0.12:8080 job=gauzian-backend namespace=gauzian-v2 pod=gauzian-backend-2',
  ),
  ...unreachable('Postgres', 'postgres', 'instance=10.42.0.21:9187 job=postgres namespace=gauzian-v2 pod=postgres-1'),
  ...unreachable('Redis', 'redis', 'instance=10.42.0.22:9121 job=redis namespace=gauzian-v2 pod=redis-1'),
  ...unreachable('Minio', 'minio', 'instance=minio.gauzian-v2.svc:9000 job=minio'),
  ...unreachable('Traefik', 'traefik', 'instance=10.42.0.5:9100 job=traefik namespace=kube-system pod=traefik-1'),
  ...unreachable('Machine', 'node', 'instance=server job=node namespace=node-exporter pod=node-exporter-1'),
  ...unreachable('Prometheus', 'prometheus', prometheus),
  ...unreachable('Alertmanager', 'alertmanager', alertmanager),
  ...unreachable('Grafana', 'grafana', 'instance=grafana:3000 job=grafana'),
  PostgresUnreachable: incident({
    '__name__=pg_up instance=10.42.0.21:9187 job=postgres namespace=gauzian-v2 pod=postgres-1': 0,
  }),
  RedisUnreachable: incident({
    '__name__=redis_up instance=10.42.0.22:9121 job=redis namespace=gauzian-v2 pod=redis-1': 0,
  }),
  MachineDiskFillingUp: { day: tomorrow, quiet: tomorrow, outage: {}, gone: {}, incident: tomorrow },
  MachineDiskAlmostFull: { day: almostFull, quiet: almostFull, outage: {}, gone: {}, incident: almostFull },
  MachineFileSystemReadOnly: incident({ [`${machine} mountpoint=/boot`]: 1 }),
  MachineMemoryAlmostExhausted: incident({
    [`${machine} namespace=node-exporter pod=node-exporter-1`]: 0.95,
  }),
  PrometheusReloadFailed: incident({ [`__name__=prometheus_config_last_reload_successful ${prometheus}`]: 0 }),
  PrometheusRuleEvaluationFailed: incident({ [prometheus]: 0.01 * quarter }),
  PrometheusRuleEvaluationSlow: incident({ [prometheus]: 0.02 * quarter }),
  PrometheusDiskNearRetentionLimit: incident({ [prometheus]: 9.6e9 / (8 * 2 ** 30) }),
  AlertmanagerNotificationsFailing: incident({
    'instance=alertmanager-0.alertmanager-peers.monitoring.svc:9093 integration=discord job=alertmanager':
      0.005 * quarter,
  }),
  PrometheusNotificationsDropped: incident({ [prometheus]: 0.01 * quarter }),
  PrometheusStorageTrouble: incident({ [prometheus]: 0.001 * quarter }),
  PrometheusSamplesRejected: incident({ [prometheus]: 0.5 * quarter }),
  Watchdog: { day: always, quiet: always, outage: always, gone: always, incident: always },
};
