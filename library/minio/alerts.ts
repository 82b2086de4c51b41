import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { plain, selectors } from '../../promql';
import { despiteMissedScrapes, lastScrape, percentageOf, type ServerAlertsOf } from '../common/alerts';
import { minioAlertTable, type MinioThresholds } from './alert-table';
import { minio } from './catalogue';
import { minioPanel } from './dashboard';
import { drivesOfflineOf, usedShare, usedShareOf } from './expressions';
import { texts } from './texts';

const m = selectors(minio);

/** Options of the alerts on MinIO. */
export interface MinioAlertsOf extends Omit<ServerAlertsOf, 'commands'> {
  /**
   * Share of the space used above which one fires.
   *
   * @default - 90 %
   */
  readonly thresholds?: MinioThresholds;
}

/** Alerts on drives, space and health of MinIO. */
export function minioAlerts({ job, language, thresholds = minioAlertTable }: MinioAlertsOf): RuleGroup {
  const t = texts[language];
  const { queries } = t;
  const drives = firstQuery(queries.drives, drivesOfflineOf(lastScrape));
  const sets = firstQuery(queries.sets, m.minio_cluster_health_erasure_set_online_drives);
  return ruleGroup({
    name: 'minio',
    job,
    rules: [
      alert({
        name: 'MinioDrivesOffline',
        condition: drivesOfflineOf(despiteMissedScrapes).greaterThan(plain(0)),
        for: '5m',
        severity: 'warning',
        summary: t.drivesOffline.summary,
        description: t.drivesOffline.description,
        panel: minioPanel('offline'),
        runbook: { ...t.drivesOffline.runbook(), queries: [drives, sets] },
      }),
      alert({
        name: 'MinioSpaceAlmostFull',
        condition: usedShareOf(despiteMissedScrapes).greaterThan(thresholds.MinioSpaceAlmostFull),
        for: '10m',
        // One client can fill it.
        severity: 'warning',
        summary: t.spaceAlmostFull.summary,
        description: t.spaceAlmostFull.description(percentageOf(thresholds.MinioSpaceAlmostFull)),
        panel: minioPanel('used'),
        runbook: {
          ...t.spaceAlmostFull.runbook(),
          queries: [firstQuery(queries.used, usedShare), firstQuery(queries.stored, m.minio_cluster_usage_total_bytes)],
        },
      }),
      alert({
        name: 'MinioUnhealthy',
        condition: despiteMissedScrapes(m.minio_cluster_health_status).equalTo(0),
        for: '5m',
        severity: 'critical',
        summary: t.unhealthy.summary,
        description: t.unhealthy.description,
        panel: minioPanel('health'),
        runbook: { ...t.unhealthy.runbook(), queries: [drives, sets] },
      }),
    ],
  });
}
