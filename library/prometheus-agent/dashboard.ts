import { Dashboard, query, row, statPanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { scrape } from '../../metrics';
import { count, minutes, quantileOf, quantity, rate, selectors, sum, withoutNaN } from '../../promql';
import { siblings } from '../common/dashboard';
import { targetsRow } from '../targets/dashboard-row';
import { prometheusAgent } from './catalogue';
import { sendingDelay } from './expressions';

const m = selectors(prometheusAgent);
const { up } = selectors(scrape);
const byRemote = { legend: ({ remote_name }: { readonly remote_name: string }) => remote_name };

/** What the dashboard of an agent must be told. */
export interface AgentDashboardOf {
  /** The job by which it reads itself. */
  readonly prometheus: string;
}

/** Monitoring, where Prometheus is an agent: what it reads, and how it sends that on. */
export function agentDashboard({ prometheus: job }: AgentDashboardOf): Dashboard {
  return new Dashboard({
    uid: 'monitoring',
    title: 'Monitoring',
    description: "La surveillance elle-même : cibles, échantillons envoyés, retard, mémoire, disque de l'agent.",
    tags: ['vigie'],
    ...siblings,
    rows: {
      state,
      targets: targetsRow(sum(m.prometheus_target_scrape_pool_targets).by('scrape_job')),
      sending,
      use: useOf(job),
    },
  });
}

const state = row('État', {
  targetsDown: statPanel({
    title: 'Cibles hors service',
    description: "Cibles que l'agent n'a pas pu lire.",
    queries: [query(count(up.equalTo(0)).or(sum(up.times(0)).as('series')))],
    thresholds: thresholds('green', [quantity(1, 'series'), 'red']),
  }),
  reloaded: statPanel({
    title: 'Configuration',
    description: "La dernière lecture de la configuration de l'agent a réussi.",
    queries: [query(m.prometheus_config_last_reload_successful, { legend: ({ instance }) => instance })],
    mappings: [
      [0, 'Refusée', 'red'],
      [1, 'Lue', 'green'],
    ],
  }),
  series: statPanel({
    title: 'Séries actives',
    description: 'Séries lues et envoyées : ce que Grafana Cloud compte et facture.',
    queries: [query(sum(m.prometheus_agent_active_series))],
  }),
});

const sending = row('Envoi', {
  delay: timeSeriesPanel({
    title: "Retard d'envoi",
    description: 'De combien ce qui est envoyé est en retard sur ce qui est lu.',
    queries: [query(sendingDelay, byRemote)],
    thresholds: thresholds('green', [minutes(2), 'red']),
    span: 8,
  }),
  sent: timeSeriesPanel({
    title: 'Échantillons envoyés/s',
    description: 'Échantillons envoyés par seconde, et ceux qui sont envoyés une seconde fois ou perdus.',
    queries: [
      query(sum(rate(m.prometheus_remote_storage_samples_total)), { legend: 'envoyés' }),
      query(sum(rate(m.prometheus_remote_storage_samples_retried_total)), { legend: 'renvoyés' }),
      query(sum(rate(m.prometheus_remote_storage_samples_failed_total)), { legend: 'perdus' }),
    ],
    span: 8,
  }),
  sendingTime: timeSeriesPanel({
    title: "Durée d'un envoi (p95)",
    description: 'Temps dans lequel 95 % des envois se terminent.',
    queries: [
      query(
        withoutNaN(quantileOf(0.95, m.prometheus_remote_storage_sent_batch_duration_seconds, { by: ['remote_name'] })),
        byRemote,
      ),
    ],
    span: 8,
    noValue: 'Aucun envoi',
  }),
  pending: timeSeriesPanel({
    title: 'Échantillons en attente',
    description: "Échantillons qui attendent d'être envoyés.",
    queries: [query(m.prometheus_remote_storage_samples_pending, byRemote)],
  }),
});

const useOf = (job: string) =>
  row('Utilisation', {
    memory: timeSeriesPanel({
      title: "Mémoire de l'agent",
      description: 'Mémoire du processus.',
      queries: [query(m.process_resident_memory_bytes.where({ job }), { legend: ({ instance }) => instance })],
    }),
    log: timeSeriesPanel({
      title: "Disque de l'agent",
      description: "Espace du journal (WAL), où les échantillons attendent d'être envoyés, quatre heures au plus.",
      queries: [query(sum(m.prometheus_tsdb_wal_storage_size_bytes))],
    }),
  });
