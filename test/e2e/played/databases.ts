import { postgresExporter } from '../../../library/postgres/catalogue';
import { redisExporter } from '../../../library/redis/catalogue';
import { always, flow, level, type Flow, type Level, type Played } from './behaviour';

const gauzian = { datname: 'gauzian', datid: '16384' };
const postgres = { datname: 'postgres', datid: '5' };

/** Common behaviour of the databases outside the application. */
function flows(ofGauzian: number, ofPostgres: number): Flow[] {
  return [flow(gauzian, ofGauzian), flow(postgres, ofPostgres)];
}

function levels(ofGauzian: number, ofPostgres: number): Level[] {
  return [level({ datname: 'gauzian' }, ofGauzian), level({ datname: 'postgres' }, ofPostgres)];
}

/** PostgreSQL beside the applications. */
export const playedPostgres = (namespace: string): Played => ({
  catalogue: postgresExporter,
  targets: [{ labels: { job: 'postgres', instance: '10.42.0.21:9187', namespace, pod: 'postgres-1' }, weight: 1 }],
  metrics: {
    pg_up: [level({}, { day: 1, incident: 0 })],
    pg_database_size_bytes: levels(5e9, 8e6),
    pg_locks_count: [
      level({ datname: 'gauzian', mode: 'accesssharelock' }, 3),
      level({ datname: 'postgres', mode: 'accesssharelock' }, 1),
      level({ datname: 'gauzian', mode: 'rowexclusivelock' }, 2),
    ],
    pg_settings_max_connections: [level({}, 100)],
    pg_stat_database_numbackends: [level(gauzian, 20), level(postgres, 2)],
    pg_stat_database_blks_hit: flows(950, 10),
    pg_stat_database_blks_read: flows(39, 1),
    pg_stat_database_deadlocks: flows(0.001, 0),
    pg_stat_database_temp_bytes: flows(1000, 0),
    pg_stat_database_tup_deleted: flows(1, 0),
    pg_stat_database_tup_fetched: flows(500, 5),
    pg_stat_database_tup_inserted: flows(10, 0.5),
    pg_stat_database_tup_updated: flows(4, 0.25),
    pg_stat_database_xact_commit: flows(30, 1),
    pg_stat_database_xact_rollback: flows(0.2, 0),
  },
});

/** Redis beside the applications. */
export const playedRedis = (namespace: string): Played => ({
  catalogue: redisExporter,
  targets: [{ labels: { job: 'redis', instance: '10.42.0.22:9121', namespace, pod: 'redis-1' }, weight: 1 }],
  metrics: {
    redis_up: [level({}, { day: 1, incident: 0 })],
    redis_connected_clients: [level({}, 12)],
    redis_blocked_clients: [level({}, 1)],
    redis_commands_total: [flow({ cmd: 'get' }, 40), flow({ cmd: 'set' }, 10)],
    redis_commands_duration_seconds_total: [flow({ cmd: 'get' }, 0.0008), flow({ cmd: 'set' }, 0.001)],
    redis_db_keys: [level({ db: 'db0' }, 1000), level({ db: 'db1' }, 50)],
    redis_db_keys_expiring: [level({ db: 'db0' }, 200), level({ db: 'db1' }, 0)],
    redis_evicted_keys_total: [flow({}, 0.1)],
    // Keys also expire without traffic.
    redis_expired_keys_total: [flow({}, always(0.5))],
    redis_keyspace_hits_total: [flow({}, 36)],
    redis_keyspace_misses_total: [flow({}, 4)],
    redis_memory_max_bytes: [level({}, 100e6)],
    redis_memory_used_bytes: [level({}, 60e6)],
    redis_memory_used_rss_bytes: [level({}, 80e6)],
  },
});
