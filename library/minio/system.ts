import { SecretValue } from '../../core/secret-value';
import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { StackPart } from '../../stack/system';
import { minio as minioCatalogue } from './catalogue';
import { minioDashboard } from './dashboard';

/** The object storage of the files. */
export function minioIn(namespace: string): StackPart {
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
