import { Size } from 'cdk8s';
import { SecretValue } from '../../../core/secret-value';
import { minio as minioCatalogue } from '../../../library/minio/catalogue';
import { minioDashboard } from '../../../library/minio/dashboard';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { MonitoringStackProps } from "../../../stack/stack";
import type { StackPart } from '../../../stack/system';
import { appPart } from '../../parts/app';
import { postgresPart, redisPart } from '../../parts/databases';
import { onServer, type Server } from '../../parts/server';
import { gauzianAlerts } from './alerts';
import { gauzian as backendCatalogue } from './catalogue';
import { gauzianOverview } from './dashboard';

/** What differs between the places where Gauzian runs. */
interface Environment extends Omit<Server, 'folder'> {
  /** The namespace of the applications. */
  readonly applications: string;
}

/** Gauzian: an encrypted file storage on one k3s server. */
function gauzianIn({ applications: namespace, ...server }: Environment): MonitoringStackProps {
  const of = { stack: server.name, namespace };
  return onServer({ ...server, folder: 'Gauzian' }, [
    backendIn(namespace),
    postgresPart({ ...of, database: 'gauzian', lost: 'plus de connexion ni de liste de fichiers' }),
    redisPart({
      ...of,
      lost: 'le backend perd son cache',
      unreachable: {
        severity: 'critical',
        impact: "Le backend perd son cache : ce qui s'appuie dessus ralentit ou finit en 5xx.",
      },
    }),
    minioIn(namespace),
  ]);
}

/** The backend that answers every request. */
function backendIn(namespace: string): StackPart {
  return appPart({
    job: 'gauzian-backend',
    catalogue: backendCatalogue,
    namespace,
    port: 8080,
    title: 'Le backend Gauzian',
    name: 'GauzianBackend',
    severity: 'critical',
    impact: "L'application ne répond plus : ni connexion, ni liste de fichiers, ni upload, ni download.",
    hint: `Commencé juste après un déploiement : \`kubectl rollout undo -n ${namespace} deployment/‹backend›\`. Sinon ses dépendances : un backend qui ne trouve pas PostgreSQL ou Redis au démarrage redémarre sans cesse.`,
    dashboards: ({ job }) => [gauzianOverview({ jobs: [job] })],
    rules: gauzianAlerts,
  });
}

/** The object storage of the files. */
function minioIn(namespace: string): StackPart {
  const job = staticJob({
    job: 'minio',
    catalogue: minioCatalogue,
    targets: [`minio.${namespace}.svc:9000`],
    path: '/minio/v2/metrics/cluster',
    // Made by `mc admin prometheus generate`.
    authorization: { bearerToken: SecretValue.fromExisting('minio-metrics', 'token') },
  });
  return {
    jobs: [job],
    watched: [
      {
        job: job.job,
        title: 'MinIO',
        name: 'Minio',
        severity: 'critical',
        impact: 'Aucun fichier ne peut être envoyé ni lu ; la connexion et les listes marchent encore.',
        pods: { namespace, labels: { app: 'minio' } },
        isNamed: true,
        hint: '`403` : le jeton est périmé ; le refaire avec `mc admin prometheus generate ‹alias›` et le donner (README, *The stack and its Secrets*). Disque plein : MinIO refuse les écritures, voir MachineDiskAlmostFull.',
      },
    ],
    dashboards: [minioDashboard({ jobs: [job.job] })],
    rules: [],
  };
}

export const gauzian = gauzianIn({
  name: 'gauzian',
  applications: 'gauzian-v2',
  monitoring: 'monitoring',
  machine: 'node-exporter',
  domain: 'gauzian.pupin.fr',
  retention: { time: '30d', size: Size.gibibytes(8) },
  volumes: { prometheus: { size: Size.gibibytes(10) }, grafana: { size: Size.gibibytes(1) } },
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
  volumes: { prometheus: { size: Size.gibibytes(3) }, grafana: { size: Size.gibibytes(1) } },
  backups: 3,
});
