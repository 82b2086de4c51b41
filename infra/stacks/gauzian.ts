import { Size } from 'cdk8s';
import { defaultPolicy } from '../../alerts';
import {
  alertmanagerAlerts,
  gauzianAlerts,
  machineAlerts,
  postgresAlerts,
  prometheusAlerts,
  redisAlerts,
  targetAlerts,
} from '../../alerts/content';
import {
  alertmanagerJob,
  nodeExporterJob,
  podJob,
  postgresExporter,
  redisExporter,
  SecretValue,
  staticJob,
  Tls,
  type MonitoringStackProps,
} from '../../constructs';
import {
  gauzianOverview,
  machineDashboard,
  minioDashboard,
  monitoringDashboard,
  postgresDashboard,
  redisDashboard,
  traefikDashboard,
} from '../../dashboards/content';
import {
  alertmanager as alertmanagerCatalogue,
  gauzian as backendCatalogue,
  grafana as grafanaCatalogue,
  minio as minioCatalogue,
  postgresExporter as postgresCatalogue,
  prometheus as prometheusCatalogue,
  redisExporter as redisCatalogue,
  traefik as traefikCatalogue,
} from '../../metrics/content';
import type { Duration } from '../../promql';

/** What differs between the places where Gauzian runs. */
interface Environment {
  /** The name of the stack. */
  readonly name: string;
  /** The namespace of the applications. */
  readonly applications: string;
  /** The namespaces that the stack makes: two environments may share a server. */
  readonly monitoring: string;
  readonly machine: string;
  /** The domain under which Grafana and Prometheus have their hosts. */
  readonly domain: string;
  readonly retention: { readonly time: Duration; readonly size: Size };
  /** The volume of Prometheus. */
  readonly volume: Size;
  /** How many nightly copies of Grafana's database are kept. */
  readonly backups: number;
}

/** Gauzian: an encrypted file storage on one k3s server. */
function gauzianIn(environment: Environment): MonitoringStackProps {
  const { applications: namespace, domain } = environment;

  const backend = podJob({
    job: 'gauzian-backend',
    catalogue: backendCatalogue,
    namespace,
    selector: { app: 'gauzian-backend' },
    port: 8080,
  });

  const postgres = podJob({
    job: 'postgres',
    catalogue: postgresCatalogue,
    namespace,
    selector: { app: 'postgres' },
    port: 9187,
  });

  const redis = podJob({ job: 'redis', catalogue: redisCatalogue, namespace, selector: { app: 'redis' }, port: 9121 });

  const minio = staticJob({
    job: 'minio',
    catalogue: minioCatalogue,
    targets: [`minio.${namespace}.svc:9000`],
    path: '/minio/v2/metrics/cluster',
    // Made by `mc admin prometheus generate`.
    authorization: { bearerToken: SecretValue.fromExisting('minio-metrics', 'token') },
  });

  const traefik = podJob({
    job: 'traefik',
    catalogue: traefikCatalogue,
    namespace: 'kube-system',
    selector: { 'app.kubernetes.io/name': 'traefik' },
    port: 9100,
  });

  const machine = nodeExporterJob({ namespace: environment.machine });
  const prometheus = staticJob({ job: 'prometheus', catalogue: prometheusCatalogue, targets: ['localhost:9090'] });
  const alertmanager = alertmanagerJob({ catalogue: alertmanagerCatalogue, namespace: environment.monitoring });
  const grafana = staticJob({ job: 'grafana', catalogue: grafanaCatalogue, targets: ['grafana:3000'] });

  /** Who may enter Prometheus and Alertmanager. */
  const users = SecretValue.fromExisting('prometheus-users', 'users');

  return {
    name: environment.name,
    namespace: environment.monitoring,
    jobs: [backend, postgres, redis, minio, traefik, machine, prometheus, alertmanager, grafana],
    prometheus: {
      retention: environment.retention,
      volume: { size: environment.volume },
      exposure: {
        host: `prometheus.${domain}`,
        basicAuth: users,
      },
    },
    alertmanager: {
      receivers: [
        {
          name: 'astreinte',
          channels: [{ kind: 'discord', url: SecretValue.fromExisting('notifications', 'discord') }],
        },
        { name: 'equipe', channels: [{ kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') }] },
        { name: 'affichage', silent: 'une information se regarde dans Grafana, elle ne dérange personne' },
        // A service outside that tells when the Watchdog no longer reaches it.
        {
          name: 'veilleur',
          channels: [
            { kind: 'webhook', url: SecretValue.fromExisting('notifications', 'veilleur'), sendsResolved: false },
          ],
        },
      ],
      policy: defaultPolicy({
        page: 'astreinte',
        channel: 'equipe',
        shown: 'affichage',
        deadMansSwitch: 'veilleur',
        workingHours: {
          weekdays: ['monday:friday'],
          times: [{ from: '09:00', to: '18:00' }],
          location: 'Europe/Paris',
        },
        sameThing: ['mountpoint'],
      }),
      language: 'fr',
      location: 'Europe/Paris',
      exposure: {
        host: `alertmanager.${domain}`,
        basicAuth: users,
      },
    },
    grafana: {
      host: `grafana.${domain}`,
      adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
      folder: 'Gauzian',
      volume: { size: Size.gibibytes(1) },
      backup: { target: { volume: { size: Size.gibibytes(1) } }, keep: environment.backups },
    },
    // The resolver that the README's HelmChartConfig gives to Traefik.
    ingress: { tls: Tls.fromResolver('letsencrypt') },
    nodeExporter: { job: machine },
    patches: [
      {
        workload: { kind: 'Deployment', name: 'postgres', namespace },
        exporters: [
          postgresExporter({
            user: 'postgres_exporter',
            password: SecretValue.fromExisting('postgres-exporter', 'password'),
            database: 'gauzian',
          }),
        ],
      },
      {
        workload: { kind: 'Deployment', name: 'redis', namespace },
        exporters: [redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') })],
      },
    ],
    dashboards: [
      gauzianOverview({ jobs: [backend.job] }),
      postgresDashboard({ jobs: [postgres.job] }),
      redisDashboard({ jobs: [redis.job] }),
      minioDashboard({ jobs: [minio.job] }),
      traefikDashboard({ jobs: [traefik.job] }),
      machineDashboard({ jobs: [machine.job] }),
      monitoringDashboard({ prometheus: prometheus.job, grafana: grafana.job }),
    ],
    rules: [
      ...gauzianAlerts({ job: backend.job }),
      targetAlerts([
        { job: backend.job, title: 'Le backend Gauzian', name: 'GauzianBackend', severity: 'critical' },
        { job: postgres.job, title: "L'exporteur de PostgreSQL", name: 'Postgres', severity: 'warning' },
        { job: redis.job, title: "L'exporteur de Redis", name: 'Redis', severity: 'warning' },
        { job: minio.job, title: 'MinIO', name: 'Minio', severity: 'critical' },
        { job: traefik.job, title: 'Traefik', name: 'Traefik', severity: 'warning' },
        { job: machine.job, title: "L'exporteur de la machine", name: 'Machine', severity: 'warning' },
        { job: prometheus.job, title: 'Prometheus', name: 'Prometheus', severity: 'critical' },
        { job: alertmanager.job, title: 'Alertmanager', name: 'Alertmanager', severity: 'critical' },
        { job: grafana.job, title: 'Grafana', name: 'Grafana', severity: 'warning' },
      ]),
      postgresAlerts({ job: postgres.job }),
      redisAlerts({ job: redis.job }),
      machineAlerts({ job: machine.job }),
      ...prometheusAlerts({ job: prometheus.job }),
      ...alertmanagerAlerts({ job: alertmanager.job, prometheus: prometheus.job }),
    ],
  };
}

export const gauzian = gauzianIn({
  name: 'gauzian',
  applications: 'gauzian-v2',
  monitoring: 'monitoring',
  machine: 'node-exporter',
  domain: 'gauzian.pupin.fr',
  retention: { time: '30d', size: Size.gibibytes(8) },
  volume: Size.gibibytes(10),
  backups: 14,
});

export const gauzianStaging = gauzianIn({
  name: 'gauzian-staging',
  applications: 'gauzian-staging',
  monitoring: 'monitoring-staging',
  machine: 'node-exporter-staging',
  domain: 'staging.gauzian.pupin.fr',
  // As long as its objectives look back, in less space: old blocks go earlier.
  retention: { time: '30d', size: Size.gibibytes(2) },
  volume: Size.gibibytes(3),
  backups: 3,
});
