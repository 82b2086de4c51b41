import { Size } from 'cdk8s';
import {
  gauzianAlerts,
  machineAlerts,
  postgresAlerts,
  prometheusAlerts,
  redisAlerts,
  targetAlerts,
} from '../../alerts/content';
import { nodeExporterJob, podJob, SecretValue, staticJob, type MonitoringStackProps } from '../../constructs';
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
  gauzian as backendCatalogue,
  grafana as grafanaCatalogue,
  minio as minioCatalogue,
  postgresExporter,
  prometheus as prometheusCatalogue,
  redisExporter,
  traefik as traefikCatalogue,
} from '../../metrics/content';

/** Where the applications run. */
const namespace = 'gauzian-v2';

const backend = podJob({
  job: 'gauzian-backend',
  catalogue: backendCatalogue,
  namespace,
  selector: { app: 'gauzian-backend' },
  port: 8080,
});

const postgres = podJob({
  job: 'postgres',
  catalogue: postgresExporter,
  namespace,
  selector: { app: 'postgres' },
  port: 9187,
});

const redis = podJob({ job: 'redis', catalogue: redisExporter, namespace, selector: { app: 'redis' }, port: 9121 });

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

const machine = nodeExporterJob();
const prometheus = staticJob({ job: 'prometheus', catalogue: prometheusCatalogue, targets: ['localhost:9090'] });
const grafana = staticJob({ job: 'grafana', catalogue: grafanaCatalogue, targets: ['grafana:3000'] });

/** Gauzian: an encrypted file storage on one k3s server. */
export const gauzian: MonitoringStackProps = {
  name: 'gauzian',
  jobs: [backend, postgres, redis, minio, traefik, machine, prometheus, grafana],
  prometheus: {
    retention: { time: '30d', size: Size.gibibytes(8) },
    volume: { size: Size.gibibytes(10) },
  },
  grafana: {
    host: 'grafana.gauzian.pupin.fr',
    adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
    folder: 'Gauzian',
    volume: { size: Size.gibibytes(1) },
  },
  nodeExporter: { job: machine },
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
      { job: grafana.job, title: 'Grafana', name: 'Grafana', severity: 'warning' },
    ]),
    postgresAlerts({ job: postgres.job }),
    redisAlerts({ job: redis.job }),
    machineAlerts({ job: machine.job }),
    ...prometheusAlerts({ job: prometheus.job }),
  ],
};
