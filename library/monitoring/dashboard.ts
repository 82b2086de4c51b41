import { Dashboard, gaugePanel, query, row, statPanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { alertState, scrape } from '../../metrics';
import {
  count,
  increase,
  max,
  not,
  percent,
  plain,
  quantileOf,
  quantity,
  rate,
  selectors,
  sum,
  time,
  withoutNaN,
} from '../../promql';
import { alertmanager } from '../alertmanager/catalogue';
import { siblings } from '../common/dashboard';
import { grafana } from '../grafana/catalogue';
import { prometheus } from '../prometheus/catalogue';
import { diskShare, diskUse } from '../prometheus/expressions';
import { targetsRow } from '../targets/dashboard-row';

const a = selectors(alertmanager);
const p = selectors(prometheus);
const g = selectors(grafana);
const { up } = selectors(scrape);
const { ALERTS } = selectors(alertState);

const pools = sum(p.prometheus_target_scrape_pool_targets).by('scrape_job');
const byGroup = { legend: ({ rule_group }: { readonly rule_group: string }) => rule_group };

/** What the dashboard of the stack itself must be told. */
export interface MonitoringProps {
  /** The job that scrapes Prometheus. */
  readonly prometheus: string;
  /** The job that scrapes Grafana. */
  readonly grafana: string;
}

/** Monitoring: this stack itself. */
export function monitoringDashboard(jobs: MonitoringProps): Dashboard {
  return new Dashboard({
    uid: 'monitoring',
    title: 'Monitoring',
    description: 'La surveillance elle-même : cibles, échantillons, mémoire, disque, règles, configuration.',
    tags: ['vigie'],
    ...siblings,
    rows: { state, targets: targetsRow(pools), storage: storage(jobs), rules, notifications, usage: usage(jobs) },
  });
}

const state = row('État', {
  targetsDown: statPanel({
    title: 'Cibles hors service',
    description: "Cibles que Prometheus n'a pas pu lire.",
    queries: [query(count(up.equalTo(0)).or(sum(up.times(0)).as('series')))],
    thresholds: thresholds('green', [quantity(1, 'series'), 'red']),
  }),
  alertsFiring: statPanel({
    title: 'Alertes en cours',
    description: 'Alertes qui sonnent en ce moment, par gravité ; sans celle qui sonne toujours (Watchdog).',
    queries: [
      query(count(ALERTS.where({ alertstate: 'firing', severity: /critical|warning|info/ })).by('severity'), {
        legend: ({ severity }) => severity,
      }),
    ],
    noValue: 'Aucune',
  }),
  disk: gaugePanel({
    title: 'Disque, part de la rétention',
    description:
      'Espace occupé par Prometheus, comparé à sa limite de taille ; au-delà les plus vieux blocs sont supprimés.',
    queries: [query(diskShare)],
    thresholds: thresholds('green', [percent(90), 'yellow'], [percent(100), 'red']),
    height: 5,
    noValue: 'Sans limite',
  }),
  reloaded: statPanel({
    title: 'Configuration',
    description: 'La dernière lecture de la configuration de Prometheus a réussi.',
    queries: [query(p.prometheus_config_last_reload_successful, { legend: ({ instance }) => instance })],
    mappings: [
      [0, 'Refusée', 'red'],
      [1, 'Lue', 'green'],
    ],
  }),
});

const storage = (jobs: MonitoringProps) =>
  row('Stockage', {
    samples: timeSeriesPanel({
      title: 'Échantillons/s',
      description: 'Échantillons enregistrés par seconde.',
      queries: [query(sum(rate(p.prometheus_tsdb_head_samples_appended_total)))],
      span: 8,
    }),
    series: timeSeriesPanel({
      title: 'Séries en mémoire',
      description: 'Séries actives ; chacune coûte quelques kilo-octets de mémoire.',
      queries: [query(sum(p.prometheus_tsdb_head_series))],
      span: 8,
    }),
    memory: timeSeriesPanel({
      title: 'Mémoire de Prometheus',
      description: 'Mémoire du processus.',
      queries: [
        query(p.process_resident_memory_bytes.where({ job: jobs.prometheus }), { legend: ({ instance }) => instance }),
      ],
      span: 8,
    }),
    diskUse: timeSeriesPanel({
      title: 'Disque de Prometheus',
      description: 'Espace des blocs, du journal (WAL) et des dernières heures, et la limite fixée par la rétention.',
      queries: [
        query(sum(diskUse), { legend: 'occupé' }),
        query(sum(p.prometheus_tsdb_retention_limit_bytes.greaterThan(0)), { legend: 'limite' }),
      ],
    }),
    history: timeSeriesPanel({
      title: 'Historique conservé',
      description: 'Âge du plus vieil échantillon.',
      queries: [
        query(time().minus(p.prometheus_tsdb_lowest_timestamp_seconds), { legend: ({ instance }) => instance }),
      ],
    }),
  });

const rules = row('Règles', {
  evaluation: timeSeriesPanel({
    title: "Durée d'évaluation des règles",
    description: "Temps de la dernière évaluation de chaque groupe ; il doit rester loin sous l'intervalle du groupe.",
    queries: [query(max(p.prometheus_rule_group_last_duration_seconds).by('rule_group'), byGroup)],
  }),
  failures: timeSeriesPanel({
    title: "Échecs d'évaluation",
    description: 'Évaluations de règles échouées par seconde, par groupe.',
    queries: [query(sum(rate(p.prometheus_rule_evaluation_failures_total)).by('rule_group'), byGroup)],
  }),
});

const byIntegration = { legend: ({ integration }: { readonly integration: string }) => integration };

const notifications = row('Alertes envoyées', {
  notifications: timeSeriesPanel({
    title: 'Alertes transmises/s',
    description: 'Alertes que Prometheus transmet à Alertmanager, et celles qui se perdent en chemin.',
    queries: [
      query(sum(rate(p.prometheus_notifications_sent_total)), { legend: 'transmises' }),
      query(sum(rate(p.prometheus_notifications_dropped_total)), { legend: 'perdues' }),
    ],
    span: 8,
  }),
  notificationsSent: statPanel({
    title: 'Messages envoyés',
    description: 'Messages pendant les dernières 24 heures, par voie (Slack, Discord, e-mail, …).',
    queries: [
      query(sum(increase(a.alertmanager_notifications_total, '1d')).by('integration').greaterThan(0), byIntegration),
    ],
    span: 8,
    height: 8,
    noValue: 'Aucun',
  }),
  notificationsFailed: timeSeriesPanel({
    title: "Échecs d'envoi/s",
    description: "Messages qu'Alertmanager n'a pas pu envoyer après toutes ses tentatives, par voie.",
    queries: [
      query(sum(rate(a.alertmanager_notifications_failed_total)).by('integration').greaterThan(0), byIntegration),
    ],
    span: 8,
    noValue: 'Aucun',
  }),
  alertStates: statPanel({
    title: 'Alertes chez Alertmanager',
    description:
      'Alertes en cours : envoyées (active), ou tues par un silence ou par une alerte plus grave (suppressed).',
    queries: [
      query(max(a.alertmanager_alerts.where({ state: not('unprocessed') })).by('state'), {
        legend: ({ state: of }) => of,
      }),
    ],
  }),
  silences: statPanel({
    title: 'Silences',
    description: "Silences en cours, posés par quelqu'un.",
    queries: [query(max(a.alertmanager_silences.where({ state: 'active' })))],
  }),
});

const usage = (jobs: MonitoringProps) =>
  row('Utilisation', {
    queryLatency: timeSeriesPanel({
      title: 'Durée des requêtes PromQL (p99)',
      description: 'Temps dans lequel 99 % des requêtes sont calculées, attente comprise.',
      queries: [
        query(
          withoutNaN(max(p.prometheus_engine_query_duration_seconds.quantiles.where({ quantile: 0.99 })).by('slice')),
          { legend: ({ slice }) => slice },
        ),
      ],
      noValue: 'Aucune requête',
    }),
    grafanaLatency: timeSeriesPanel({
      title: 'Latence de Grafana (p95)',
      description: 'Temps dans lequel Grafana traite 95 % des requêtes de ses utilisateurs.',
      queries: [
        query(withoutNaN(quantileOf(0.95, g.grafana_http_request_duration_seconds.where({ job: jobs.grafana }))), {
          legend: 'p95',
        }),
      ],
      noValue: 'Aucune requête',
    }),
    grafanaMemory: timeSeriesPanel({
      title: 'Mémoire de Grafana',
      description: 'Mémoire du processus.',
      queries: [
        query(g.process_resident_memory_bytes.where({ job: jobs.grafana }), { legend: ({ instance }) => instance }),
      ],
    }),
    dashboards: statPanel({
      title: 'Tableaux de bord',
      description: 'Nombre de tableaux de bord que Grafana connaît.',
      queries: [query(max(g.grafana_stat_totals_dashboard))],
      thresholds: thresholds('red', [plain(1), 'blue']),
      height: 8,
    }),
  });
