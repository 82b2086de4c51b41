import { alert, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import { watchdog } from '../../core/defaults';
import { groupBy } from '../../core/group-by';
import { scrape } from '../../metrics';
import {
  always,
  happened as happenedWithin,
  maxOverTime,
  oneOf,
  selectors,
  type EventCounter,
  type GaugeSelector,
  type InstantVector,
} from '../../promql';
import { growingShare } from '../../servers/prometheus/jobs/scrape-limits';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import { despiteMissedScrapes, happened, happenedAnywhere, type ServerAlertsOf } from '../common/alerts';
import type { Wording } from '../common/wording';
import { monitoringPanel, serverPanel } from '../monitoring/panels';
import { prometheusAlertTable, type PrometheusThresholds } from './alert-table';
import { prometheus } from './catalogue';
import { diskShareOf } from './expressions';
import { growingRunbook, prometheusRunbooks } from './runbooks';
import { texts, type Texts } from './texts';

const m = selectors(prometheus);
const { scrape_sample_limit, scrape_samples_post_metric_relabeling } = selectors(scrape);

/** Options of the alerts of Prometheus on itself. */
export interface PrometheusAlertsOf extends ServerAlertsOf {
  /**
   * Share of the size limit of the retention above which an alert fires.
   *
   * @default - 95 %
   */
  readonly thresholds?: PrometheusThresholds;
}

/** Alerts of Prometheus on itself: failures that would suppress or distort other alerts. */
export function prometheusAlerts({ job, thresholds = prometheusAlertTable, ...of }: PrometheusAlertsOf): RuleGroup[] {
  const runbooks = prometheusRunbooks(of);
  const t = texts[of.language];
  return [
    ruleGroup({ name: 'prometheus', job, rules: rulesOf(t, runbooks, thresholds) }),
    ruleGroup({ name: 'watchdog', rules: [watchdogAlert(t, runbooks.watchdog)] }),
  ];
}

type Runbooks = ReturnType<typeof prometheusRunbooks>;

/** Alert that always fires. */
export const watchdogAlert = (t: Texts, runbook: Runbook) =>
  alert({
    name: watchdog,
    condition: always(),
    severity: 'none',
    ...t.watchdog,
    runbook,
  });

/**
 * Alert on an invalid configuration.
 *
 * @param isRead whether the last reload was successful
 */
export const reloadAlert = (t: Texts, isRead: GaugeSelector<'job' | 'instance', 'boolean', never>, runbook: Runbook) =>
  alert({
    name: 'PrometheusReloadFailed',
    condition: despiteMissedScrapes(isRead).equalTo(0),
    for: '5m',
    severity: 'warning',
    ...t.reload,
    panel: monitoringPanel('reloaded'),
    runbook,
  });

/** Counters of scrapes that Prometheus rejects because they exceed a limit. */
type RejectedScrapes = Readonly<
  Record<
    | 'prometheus_target_scrapes_exceeded_sample_limit_total'
    | 'prometheus_target_scrapes_exceeded_body_size_limit_total'
    | 'prometheus_target_scrape_pool_exceeded_label_limits_total',
    EventCounter<'job' | 'instance', 'operations'>
  >
>;

/** Alert on a target that exceeds a limit of its job. */
export const limitAlert = (t: Texts, rejected: RejectedScrapes, runbook: Runbook) =>
  alert({
    name: 'PrometheusScrapeLimitExceeded',
    condition: happened(rejected.prometheus_target_scrapes_exceeded_sample_limit_total)
      .or(happened(rejected.prometheus_target_scrapes_exceeded_body_size_limit_total))
      .or(happened(rejected.prometheus_target_scrape_pool_exceeded_label_limits_total)),
    severity: 'warning',
    keepFiringFor: '15m',
    ...t.limit,
    panel: monitoringPanel('samplesByJob'),
    runbook,
  });

/**
 * Alert on discovery that cannot ask the Kubernetes API. A restart of the API server fails some requests for a moment;
 * only failures over a quarter of an hour fire.
 *
 * @param failures requests to the Kubernetes API that failed
 */
export const discoveryAlert = (t: Texts, failures: EventCounter<'job' | 'instance', 'errors'>, runbook: Runbook) =>
  alert({
    name: 'PrometheusDiscoveryFailing',
    condition: happenedWithin(failures, '5m'),
    for: '15m',
    severity: 'warning',
    ...t.discovery,
    panel: monitoringPanel('discoveryFailures'),
    runbook,
  });

/**
 * Alert on a target that exposes more than twice the samples that the catalogue of its job expects.
 * It has no rules without jobs.
 */
export function samplesAlerts(jobs: readonly ScrapeJob[], of: Wording): RuleGroup[] {
  const [first, ...others] = growingConditions(jobs);
  if (!first) return [];
  const growing = alert({
    name: 'PrometheusSamplesGrowing',
    condition: others.reduce<InstantVector<'job' | 'instance', 'samples', true>>(
      (condition, one) => condition.or(one),
      first,
    ),
    for: '15m',
    severity: 'warning',
    ...texts[of.language].growing,
    panel: monitoringPanel('samplesByJob'),
    runbook: growingRunbook(of),
  });
  return [ruleGroup({ name: 'samples', rules: [growing] })];
}

/**
 * Conditions on the samples of all jobs: one for each share of the limit at which they alert. A
 * missed scrape counts 0 samples. The window has two scrapes of the slowest job that is possible.
 */
function growingConditions(jobs: readonly ScrapeJob[]) {
  const byShare = groupBy(jobs, ({ catalogue, request }) => growingShare(catalogue, request));
  return [...byShare].map(([share, [{ job }, ...others]]) => {
    const names = oneOf(job, ...others.map((other) => other.job));
    return maxOverTime(scrape_samples_post_metric_relabeling.where({ job: names }), '10m').greaterThan(
      scrape_sample_limit.times(share),
    );
  });
}

const rulesOf = (t: Texts, runbooks: Runbooks, thresholds: PrometheusThresholds) => [
  reloadAlert(t, m.prometheus_config_last_reload_successful, runbooks.reload),
  alert({
    name: 'PrometheusRuleEvaluationFailed',
    condition: happenedAnywhere(m.prometheus_rule_evaluation_failures_total),
    severity: 'critical',
    keepFiringFor: '15m',
    ...t.evaluation,
    panel: serverPanel('failures'),
    runbook: runbooks.evaluation,
  }),
  alert({
    name: 'PrometheusRuleEvaluationSlow',
    condition: happenedAnywhere(m.prometheus_rule_group_iterations_missed_total),
    severity: 'warning',
    keepFiringFor: '15m',
    ...t.slow,
    panel: serverPanel('evaluation'),
    runbook: runbooks.slow,
  }),
  alert({
    name: 'PrometheusDiskNearRetentionLimit',
    condition: diskShareOf(despiteMissedScrapes).greaterThan(thresholds.PrometheusDiskNearRetentionLimit),
    for: '1h',
    severity: 'info',
    ...t.disk,
    panel: serverPanel('disk'),
    runbook: runbooks.disk,
  }),
  alert({
    name: 'PrometheusStorageTrouble',
    condition: happened(m.prometheus_tsdb_compactions_failed_total)
      .or(happened(m.prometheus_tsdb_reloads_failures_total))
      .or(happened(m.prometheus_tsdb_checkpoint_creations_failed_total))
      .or(happened(m.prometheus_tsdb_wal_corruptions_total)),
    severity: 'critical',
    keepFiringFor: '1h',
    ...t.storage,
    panel: serverPanel('diskUse'),
    runbook: runbooks.storage,
  }),
  limitAlert(t, m, runbooks.limit),
  discoveryAlert(t, m.prometheus_sd_kubernetes_failures_total, runbooks.discovery),
  alert({
    name: 'PrometheusSamplesRejected',
    condition: happened(m.prometheus_target_scrapes_sample_duplicate_timestamp_total).or(
      happened(m.prometheus_target_scrapes_sample_out_of_order_total),
    ),
    for: '15m',
    severity: 'info',
    ...t.rejected,
    panel: serverPanel('samples'),
    runbook: runbooks.rejected,
  }),
];
