import { Dashboard, gaugePanel, query, row, statPanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { increase, max, percent, rate, ratio, selectors, sum } from '../../promql';
import { availability, siblings, type DashboardOf } from '../common/dashboard';
import { postgresExporter } from './catalogue';

const m = selectors(postgresExporter);
const byDatabase = { legend: ({ datname }: { readonly datname: string }) => datname };

/** Connections in use, of those that the server allows. */
const connectionShare = sum(m.pg_stat_database_numbackends)
  .by('job', 'instance')
  .dividedBy(max(m.pg_settings_max_connections).by('job', 'instance'));

/** PostgreSQL: what one looks at first. */
export function postgresDashboard({ jobs }: DashboardOf): Dashboard {
  return new Dashboard({
    uid: 'postgres',
    title: 'Postgres',
    description: 'Le serveur PostgreSQL : connexions, transactions, cache, volumes, verrous.',
    tags: ['vigie'],
    jobs,
    ...siblings,
    rows: { state, activity, contents },
  });
}

const state = row('État', {
  up: statPanel({
    title: 'Serveur',
    description: "L'exporteur a pu se connecter à PostgreSQL lors de la dernière lecture.",
    queries: [query(m.pg_up, { legend: ({ instance }) => instance })],
    ...availability,
  }),
  connectionShare: gaugePanel({
    title: 'Connexions utilisées',
    description: 'Part des connexions autorisées (max_connections) qui sont ouvertes ; à 100 % le serveur en refuse.',
    queries: [query(connectionShare, { legend: ({ instance }) => instance })],
    thresholds: thresholds('green', [percent(70), 'yellow'], [percent(85), 'red']),
    height: 5,
  }),
  cacheHits: statPanel({
    title: 'Lectures servies par le cache',
    description:
      'Part des blocs trouvés en mémoire ; sous 95 %, shared_buffers est trop petit ou une requête lit trop.',
    queries: [
      query(
        ratio(
          sum(rate(m.pg_stat_database_blks_hit)),
          sum(rate(m.pg_stat_database_blks_hit)).plus(sum(rate(m.pg_stat_database_blks_read))),
        ),
      ),
    ],
    thresholds: thresholds('red', [percent(90), 'yellow'], [percent(95), 'green']),
    noValue: 'Aucune lecture',
  }),
  deadlocks: statPanel({
    title: 'Interblocages',
    description: 'Transactions qui se bloquaient mutuellement, pendant la dernière heure.',
    queries: [query(sum(increase(m.pg_stat_database_deadlocks, '1h')))],
  }),
});

const activity = row('Activité', {
  transactions: timeSeriesPanel({
    title: 'Transactions/s',
    description: 'Transactions validées et annulées par seconde.',
    queries: [
      query(sum(rate(m.pg_stat_database_xact_commit)), { legend: 'commit' }),
      query(sum(rate(m.pg_stat_database_xact_rollback)), { legend: 'rollback' }),
    ],
  }),
  connections: timeSeriesPanel({
    title: 'Connexions par base',
    description: 'Connexions ouvertes vers chaque base.',
    queries: [query(sum(m.pg_stat_database_numbackends).by('datname'), byDatabase)],
    stacked: true,
  }),
  rows: timeSeriesPanel({
    title: 'Lignes/s',
    description: 'Lignes lues par index, insérées, modifiées et supprimées par seconde.',
    queries: [
      query(sum(rate(m.pg_stat_database_tup_fetched)), { legend: 'lues' }),
      query(sum(rate(m.pg_stat_database_tup_inserted)), { legend: 'insérées' }),
      query(sum(rate(m.pg_stat_database_tup_updated)), { legend: 'modifiées' }),
      query(sum(rate(m.pg_stat_database_tup_deleted)), { legend: 'supprimées' }),
    ],
  }),
  locks: timeSeriesPanel({
    title: 'Verrous',
    description: 'Verrous tenus, par mode.',
    queries: [query(sum(m.pg_locks_count).by('mode'), { legend: ({ mode }) => mode })],
    stacked: true,
  }),
});

const contents = row('Volumes', {
  size: timeSeriesPanel({
    title: 'Taille des bases',
    description: 'Espace disque de chaque base.',
    queries: [query(sum(m.pg_database_size_bytes).by('datname'), byDatabase)],
    stacked: true,
  }),
  temporary: timeSeriesPanel({
    title: 'Fichiers temporaires',
    description:
      'Volume écrit par seconde dans des fichiers temporaires : des tris ou jointures qui dépassent work_mem.',
    queries: [query(sum(rate(m.pg_stat_database_temp_bytes)).by('datname'), byDatabase)],
  }),
});
