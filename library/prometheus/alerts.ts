import { alert, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import { watchdog } from '../../core/defaults';
import { always, percent, selectors, type InstantVector } from '../../promql';
import { growingShare } from '../../servers/prometheus/jobs/scrape-limits';
import { happened, happenedAnywhere, type ServerAlertsOf } from '../common/alerts';
import { monitoringPanel, serverPanel } from '../monitoring/panels';
import { prometheus } from './catalogue';
import { diskShare, limitShare } from './expressions';
import { prometheusRunbooks } from './runbooks';
import { texts, type Texts } from './texts';

const m = selectors(prometheus);

/** Alerts of Prometheus on itself: failures that would suppress or distort other alerts. */
export function prometheusAlerts({ job, ...of }: ServerAlertsOf): RuleGroup[] {
  const runbooks = prometheusRunbooks(of);
  const t = texts[of.language];
  return [
    ruleGroup({ name: 'prometheus', job, rules: rulesOf(t, runbooks) }),
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
export const reloadAlert = (t: Texts, isRead: InstantVector<'job' | 'instance', 'boolean'>, runbook: Runbook) =>
  alert({
    name: 'PrometheusReloadFailed',
    condition: isRead.equalTo(0),
    for: '5m',
    severity: 'warning',
    ...t.reload,
    panel: monitoringPanel('reloaded'),
    runbook,
  });

const rulesOf = (t: Texts, runbooks: Runbooks) => [
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
    condition: diskShare.greaterThan(percent(95)),
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
  alert({
    name: 'PrometheusSamplesGrowing',
    condition: limitShare.greaterThan(percent(100 * growingShare)),
    for: '15m',
    severity: 'warning',
    ...t.growing,
    panel: serverPanel('samples'),
    runbook: runbooks.growing,
  }),
  alert({
    name: 'PrometheusScrapeLimitExceeded',
    condition: happened(m.prometheus_target_scrapes_exceeded_sample_limit_total)
      .or(happened(m.prometheus_target_scrapes_exceeded_body_size_limit_total))
      .or(happened(m.prometheus_target_scrape_pool_exceeded_label_limits_total)),
    severity: 'warning',
    keepFiringFor: '15m',
    ...t.limit,
    panel: serverPanel('samples'),
    runbook: runbooks.limit,
  }),
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
