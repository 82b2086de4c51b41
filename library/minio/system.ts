import { SecretValue } from '../../core/secret-value';
import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { System } from '../../stack/system';
import type { Wording } from '../common/wording';
import { minio as minioCatalogue } from './catalogue';
import { minioDashboard } from './dashboard';
import { texts } from './texts';

/** MinIO that an application deploys. */
export interface MinioProps extends Pick<Wording, 'language'> {
  /** The namespace of the application. */
  readonly namespace: string;
}

/** The object storage of the files. */
export function minioSystem({ namespace, language }: MinioProps): System {
  const { impact, hint } = texts[language];
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
        impact,
        kind: 'pods',
        pods: { namespace, labels: { app: 'minio' } },
        isNamed: true,
        hint,
      },
    ],
    dashboards: [minioDashboard({ jobs: [job.job], language })],
    rules: [],
  };
}
