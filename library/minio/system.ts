import { SecretValue } from '../../core/secret-value';
import { staticJob } from '../../servers/prometheus/jobs/static-job';
import type { System } from '../../stack/system';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import type { Wording } from '../common/wording';
import { minioAlertTable } from './alert-table';
import { minioAlerts } from './alerts';
import { minio as minioCatalogue } from './catalogue';
import { minioDashboard } from './dashboard';
import { texts } from './texts';

/** Properties of MinIO deployed by an application. */
export interface MinioProps extends Pick<Wording, 'language'>, Adjustable<typeof minioAlertTable> {
  /** Namespace of the application. */
  readonly namespace: string;
  /**
   * Labels of its pods.
   *
   * @default { app: 'minio' }
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** System of the object storage. */
export function minioSystem({ namespace, labels = { app: 'minio' }, language, team, adjust }: MinioProps): System {
  const { impact, hint } = texts[language];
  const thresholds = thresholdsOf(minioAlertTable, adjust);
  const pods = { namespace, labels };
  const job = staticJob({
    job: 'minio',
    catalogue: minioCatalogue,
    targets: [`minio.${namespace}.svc:9000`],
    pods,
    path: '/minio/v2/metrics/cluster',
    // Created by `mc admin prometheus generate`.
    authorization: { bearerToken: SecretValue.fromExisting('minio-metrics', 'token') },
  });
  const system: System = {
    jobs: [job],
    watched: [
      {
        job: job.job,
        title: 'MinIO',
        name: 'Minio',
        severity: 'critical',
        impact,
        kind: 'pods',
        pods,
        isNamed: true,
        hint,
      },
    ],
    dashboards: [minioDashboard({ jobs: [job.job], language, thresholds })],
    rules: [minioAlerts({ job: job.job, language, thresholds })],
  };
  return adjustedSystem(system, { team, adjust }, minioAlertTable);
}
