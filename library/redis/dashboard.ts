import {
  column,
  Dashboard,
  gaugePanel,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { percent, rate, ratio, selectors, sum, topk } from '../../promql';
import { availability, siblings, type DashboardOf } from '../common/dashboard';
import { redisExporter } from './catalogue';

const m = selectors(redisExporter);
const lookups = sum(rate(m.redis_keyspace_hits_total)).plus(sum(rate(m.redis_keyspace_misses_total)));

/** Redis: what one looks at first. */
export function redisDashboard({ jobs }: DashboardOf): Dashboard {
  return new Dashboard({
    uid: 'redis',
    title: 'Redis',
    description: 'Le serveur Redis : mémoire, clients, commandes, efficacité du cache.',
    tags: ['vigie'],
    jobs,
    ...siblings,
    rows: { state, activity, contents },
  });
}

const state = row('État', {
  up: statPanel({
    title: 'Serveur',
    description: "L'exporteur a pu se connecter à Redis lors de la dernière lecture.",
    queries: [query(m.redis_up, { legend: ({ instance }) => instance })],
    ...availability,
  }),
  memoryShare: gaugePanel({
    title: 'Mémoire utilisée',
    description: 'Part de maxmemory occupée par les données ; sans maxmemory, rien à montrer.',
    queries: [
      query(m.redis_memory_used_bytes.dividedBy(m.redis_memory_max_bytes.greaterThan(0)), {
        legend: ({ instance }) => instance,
      }),
    ],
    thresholds: thresholds('green', [percent(80), 'yellow'], [percent(95), 'red']),
    height: 5,
    noValue: 'Sans limite',
  }),
  hits: statPanel({
    title: 'Efficacité du cache',
    description: 'Part des clés demandées qui étaient là. Bonne au-dessus de 80 %, moyenne de 50 à 80 %.',
    queries: [query(ratio(sum(rate(m.redis_keyspace_hits_total)), lookups))],
    thresholds: thresholds('red', [percent(50), 'yellow'], [percent(80), 'green']),
    noValue: 'Aucune lecture',
  }),
  clients: statPanel({
    title: 'Clients',
    description: 'Clients connectés, et parmi eux ceux qui attendent dans une commande bloquante.',
    queries: [
      query(sum(m.redis_connected_clients), { legend: 'connectés' }),
      query(sum(m.redis_blocked_clients), { legend: 'bloqués' }),
    ],
  }),
});

const activity = row('Activité', {
  commands: timeSeriesPanel({
    title: 'Commandes/s',
    description: 'Les dix commandes les plus fréquentes.',
    queries: [query(topk(10, sum(rate(m.redis_commands_total)).by('cmd')), { legend: ({ cmd }) => cmd })],
    stacked: true,
  }),
  slowest: tablePanel({
    title: 'Commandes les plus lentes',
    description: 'Durée moyenne de chaque commande.',
    labels: { cmd: 'Commande' },
    columns: [
      column(
        'Durée moyenne',
        topk(
          10,
          sum(rate(m.redis_commands_duration_seconds_total))
            .by('cmd')
            .dividedBy(sum(rate(m.redis_commands_total)).by('cmd').greaterThan(0))
            .as('seconds'),
        ),
      ),
    ],
    noValue: 'Aucune commande',
  }),
});

const contents = row('Mémoire et clés', {
  memory: timeSeriesPanel({
    title: 'Mémoire',
    description: 'Mémoire des données et mémoire du processus ; un grand écart est de la fragmentation.',
    queries: [
      query(sum(m.redis_memory_used_bytes), { legend: 'données' }),
      query(sum(m.redis_memory_used_rss_bytes), { legend: 'processus' }),
    ],
    span: 8,
  }),
  keys: timeSeriesPanel({
    title: 'Clés',
    description: 'Nombre de clés, et parmi elles celles qui ont une durée de vie.',
    queries: [
      query(sum(m.redis_db_keys), { legend: 'toutes' }),
      query(sum(m.redis_db_keys_expiring), { legend: 'avec durée de vie' }),
    ],
    span: 8,
  }),
  removals: timeSeriesPanel({
    title: 'Clés retirées/s',
    description: 'Clés expirées (leur temps est passé) et évincées (la mémoire était pleine) par seconde.',
    queries: [
      query(sum(rate(m.redis_expired_keys_total)), { legend: 'expirées' }),
      query(sum(rate(m.redis_evicted_keys_total)), { legend: 'évincées' }),
    ],
    span: 8,
  }),
});
