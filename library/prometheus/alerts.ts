import { alert, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import { watchdog } from '../../core/defaults';
import { always, percent, selectors, type InstantVector } from '../../promql';
import { happened, happenedAnywhere, type AlertsOf } from '../common/alerts';
import { prometheus } from './catalogue';
import { diskShare } from './expressions';
import { prometheusRunbooks } from './runbooks';

const m = selectors(prometheus);

/** Prometheus watching itself: what would make every other alert silent or wrong. */
export function prometheusAlerts({ job, pods }: AlertsOf): RuleGroup[] {
  const runbooks = prometheusRunbooks(pods);
  return [
    ruleGroup({ name: 'prometheus', job, rules: rulesOf(runbooks) }),
    ruleGroup({ name: 'watchdog', rules: [watchdogAlert(runbooks.watchdog)] }),
  ];
}

type Runbooks = ReturnType<typeof prometheusRunbooks>;

/** The alert that always fires. */
export const watchdogAlert = (runbook: Runbook) =>
  alert({
    name: watchdog,
    condition: always(),
    severity: 'none',
    summary: 'La chaîne des alertes fonctionne',
    description:
      "Cette alerte sonne toujours. Un service extérieur l'attend ; c'est son silence qui signale que Prometheus ou Alertmanager ne fonctionne plus.",
    runbook,
  });

/**
 * A configuration that Prometheus refuses.
 *
 * @param isRead whether it was read when it was last read
 */
export const reloadAlert = (isRead: InstantVector<'job' | 'instance', 'boolean'>, runbook: Runbook) =>
  alert({
    name: 'PrometheusReloadFailed',
    condition: isRead.equalTo(0),
    for: '5m',
    severity: 'warning',
    summary: 'Prometheus refuse sa nouvelle configuration',
    description:
      "La dernière lecture de la configuration a échoué ; Prometheus continue avec l'ancienne. Le journal de Prometheus dit la ligne fautive.",
    panel: { dashboard: 'monitoring', panel: 'reloaded' },
    runbook,
  });

const rulesOf = (runbooks: Runbooks) => [
  reloadAlert(m.prometheus_config_last_reload_successful, runbooks.reload),
  alert({
    name: 'PrometheusRuleEvaluationFailed',
    condition: happenedAnywhere(m.prometheus_rule_evaluation_failures_total),
    severity: 'critical',
    keepFiringFor: '15m',
    summary: "Prometheus n'arrive pas à évaluer des règles",
    description:
      "Des règles ont échoué : les alertes qui en dépendent peuvent se taire. Le panneau montre le groupe, l'API /api/v1/rules l'erreur.",
    panel: { dashboard: 'monitoring', panel: 'failures' },
    runbook: runbooks.evaluation,
  }),
  alert({
    name: 'PrometheusRuleEvaluationSlow',
    condition: happenedAnywhere(m.prometheus_rule_group_iterations_missed_total),
    severity: 'warning',
    keepFiringFor: '15m',
    summary: 'Prometheus saute des évaluations de règles',
    description: 'Un groupe de règles dure plus longtemps que son intervalle ; ses alertes arrivent en retard.',
    panel: { dashboard: 'monitoring', panel: 'evaluation' },
    runbook: runbooks.slow,
  }),
  alert({
    name: 'PrometheusDiskNearRetentionLimit',
    condition: diskShare.greaterThan(percent(95)),
    for: '1h',
    severity: 'info',
    summary: ({ value }) => `Prometheus occupe ${value} de sa limite de disque`,
    description:
      "À la limite, Prometheus supprime les plus vieux blocs : l'historique devient plus court que la durée de rétention. Agrandir le volume, ou chercher le job qui expose trop de séries (« Échantillons par job »).",
    panel: { dashboard: 'monitoring', panel: 'disk' },
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
    summary: 'La base de Prometheus a un problème',
    description:
      "Une compaction, une lecture de blocs ou un point de reprise a échoué, ou le journal (WAL) est abîmé. D'ordinaire le disque est plein ou défectueux ; le journal de Prometheus dit lequel.",
    panel: { dashboard: 'monitoring', panel: 'diskUse' },
    runbook: runbooks.storage,
  }),
  alert({
    name: 'PrometheusSamplesRejected',
    condition: happened(m.prometheus_target_scrapes_sample_duplicate_timestamp_total).or(
      happened(m.prometheus_target_scrapes_sample_out_of_order_total),
    ),
    for: '15m',
    severity: 'info',
    summary: 'Prometheus refuse des échantillons',
    description:
      'Deux cibles exposent la même série : deux jobs lisent la même application, ou une relabellisation les confond.',
    panel: { dashboard: 'monitoring', panel: 'samples' },
    runbook: runbooks.rejected,
  }),
];
