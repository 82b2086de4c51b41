import { playedPostgres, playedRedis } from '../../played/databases';
import { keyOf } from '../../played/compare';
import { flows, hourly, levels, near, shares, silent, type PanelValues } from '../../played/expected';
import { inIncident, targetsOf, unreachable, variablesOf, type PlayedSystem } from './played-system';

/** PostgreSQL in a namespace; in the incident it does not take connections. */
export function postgresSystem(namespace: string): PlayedSystem {
  const played = playedPostgres(namespace);
  const [target] = targetsOf(played);
  const [{ labels }] = played.targets;
  const { job, instance } = labels;
  const ofDatabase = keyOf({ datname: 'gauzian', instance, job });
  return {
    jobs: [played],
    dashboards: { postgres: postgresValues(target!, labels) },
    variables: { postgres: variablesOf(played) },
    rules: {
      ...unreachable('Postgres', played, true),
      PostgresUnreachable: inIncident({ [`__name__=pg_up ${target!}`]: 0 }),
      PostgresConnectionsNearLimit: silent(),
      // Without a connection, there is nothing to query.
      PostgresExporterQueriesFailing: silent(),
      PostgresTransactionOpenLong: inIncident({ [ofDatabase]: 3600 }),
      PostgresQueriesBlocked: inIncident({ [ofDatabase]: 12 }),
      PostgresDeadlocks: silent(),
      PostgresTableNotVacuumed: silent(),
      PostgresSlotWithoutReader: inIncident({
        [`__name__=pg_replication_slots_pg_wal_lsn_diff ${keyOf({ ...labels, slot_name: 'replica' })}`]: 5e9,
      }),
      PostgresArchivingFailing: inIncident({ [target!]: near(0.02 * 15 * 60) }),
    },
  };
}

/**
 * Redis in a namespace; in the incident it does not take connections.
 *
 * @param isNeeded whether users need it, so that its exporter stands for it
 */
export function redisSystem(namespace: string, isNeeded: boolean): PlayedSystem {
  const played = playedRedis(namespace);
  const [target] = targetsOf(played);
  return {
    jobs: [played],
    dashboards: { redis: redisValues(target!) },
    variables: { redis: variablesOf(played) },
    rules: {
      ...unreachable('Redis', played, isNeeded),
      RedisUnreachable: inIncident({ [`__name__=redis_up ${target!}`]: 0 }),
      RedisMemoryAlmostFull: silent(),
      RedisClientsNearLimit: silent(),
      RedisConnectionsRejected: inIncident({ [target!]: near(0.01 * 15 * 60) }),
      RedisPersistenceFailing: inIncident({ [`__name__=redis_rdb_last_bgsave_status ${target!}`]: 0 }),
    },
  };
}

const postgresValues = (postgres: string, labels: Readonly<Record<string, string>>): readonly PanelValues[] => [
  ['Serveur', levels({ [`__name__=pg_up ${postgres}`]: 1 }, { incident: { [`__name__=pg_up ${postgres}`]: 0 } })],
  ['Connexions utilisées', levels({ 'instance=10.42.0.21:9187 job=postgres': 0.22 })],
  ['Lectures servies par le cache', shares({ '': 0.96 })],
  ['Interblocages', hourly({ '': 3.6 })],
  [
    "Requêtes de l'exporteur",
    levels({ 'instance=10.42.0.21:9187': 1 }, { incident: { 'instance=10.42.0.21:9187': 0 } }),
  ],
  ['Transactions/s', flows({ '': 31 }), flows({ '': 0.2 })],
  ['Connexions par base', levels({ 'datname=gauzian': 20, 'datname=postgres': 2 })],
  ['Lignes/s', flows({ '': 505 }), flows({ '': 10.5 }), flows({ '': 4.25 }), flows({ '': 1 })],
  ['Verrous', levels({ 'mode=accesssharelock': 4, 'mode=rowexclusivelock': 2 })],
  [
    'Connexions par état',
    levels({ 'state=active': 2, 'state=idle': 18 }, { incident: { 'state=active': 12, 'state=idle': 18 } }),
  ],
  [
    'Plus longue transaction',
    levels(
      { 'datname=gauzian instance=10.42.0.21:9187 job=postgres': 5 },
      { incident: { 'datname=gauzian instance=10.42.0.21:9187 job=postgres': 3600 } },
    ),
  ],
  [
    'Requêtes bloquées',
    levels(
      { 'datname=gauzian instance=10.42.0.21:9187 job=postgres': 2 },
      { incident: { 'datname=gauzian instance=10.42.0.21:9187 job=postgres': 12 } },
    ),
  ],
  ['Taille des bases', levels({ 'datname=gauzian': 5e9, 'datname=postgres': 8e6 })],
  ['Fichiers temporaires', flows({ 'datname=gauzian': 1000, 'datname=postgres': 0 })],
  [
    'Tables avec le plus de lignes mortes',
    levels({ 'relname=files schemaname=public': 30_000 }),
    levels({ 'relname=files schemaname=public': 0.1 }),
    levels({ 'relname=files schemaname=public': near(3600) }),
    levels({ 'relname=files schemaname=public': 4e9 }),
  ],
  ['Taille du journal', levels({ [`__name__=pg_wal_size_bytes ${postgres}`]: 1e9 })],
  ['Retenu par les slots de réplication', keptBySlot(labels)],
  ['Blocs du cache/s', flows({ '': 40 }), flows({ '': 4 }), flows({ '': 8 })],
  ['Fichiers archivés/s', flows({ '': 0.01 }, { incident: { '': 0 } }), levels({ '': 0 }, { incident: { '': 0.02 } })],
];

/** Write-ahead log that the slot keeps, more of it in the incident. */
function keptBySlot(labels: Readonly<Record<string, string>>) {
  const key = `__name__=pg_replication_slots_pg_wal_lsn_diff ${keyOf({ ...labels, slot_name: 'replica' })}`;
  return levels({ [key]: 1e6 }, { incident: { [key]: 5e9 } });
}

const redisValues = (redis: string): readonly PanelValues[] => [
  ['Serveur', levels({ [`__name__=redis_up ${redis}`]: 1 }, { incident: { [`__name__=redis_up ${redis}`]: 0 } })],
  ['Mémoire utilisée', levels({ [redis]: 0.6 })],
  ['Efficacité du cache', shares({ '': 0.9 })],
  ['Clients', levels({ '': 12 }), levels({ '': 1 })],
  ['Commandes/s', flows({ 'cmd=get': 40, 'cmd=set': 10 })],
  ['Commandes les plus lentes', shares({ 'cmd=get': 20e-6, 'cmd=set': 100e-6 })],
  ['Connexions/s', flows({ '': 0.2 }), levels({ '': 0 }, { incident: { '': 0.01 } })],
  ['Fragmentation', levels({ [`__name__=redis_mem_fragmentation_ratio ${redis}`]: 1.3 })],
  ['Mémoire', levels({ '': 60e6 }), levels({ '': 80e6 })],
  ['Clés', levels({ '': 1050 }), levels({ '': 200 })],
  ['Clés retirées/s', levels({ '': 0.5 }), flows({ '': 0.1 })],
  [
    'Dernier enregistrement',
    levels(
      { [`__name__=redis_rdb_last_bgsave_status ${redis}`]: 1 },
      { incident: { [`__name__=redis_rdb_last_bgsave_status ${redis}`]: 0 } },
    ),
    levels({ [`__name__=redis_aof_last_write_status ${redis}`]: 1 }),
  ],
  ['Temps depuis le dernier instantané', levels({ [redis]: near(600) })],
  ['Fichier AOF', levels({ [`__name__=redis_aof_current_size_bytes ${redis}`]: 70e6 })],
];
