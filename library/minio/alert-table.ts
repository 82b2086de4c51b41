import { percent } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/** Alerts of the system, with the share of the space used above which one fires. */
export const minioAlertTable = {
  MinioSpaceAlmostFull: percent(90),
  ...withoutThreshold('MinioDrivesOffline', 'MinioUnhealthy'),
  ...targetAlertTable('Minio'),
};

/** Thresholds of the alerts on MinIO. */
export type MinioThresholds = Thresholds<typeof minioAlertTable>;
