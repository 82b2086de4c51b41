import { postgresExporter } from '../../../library/postgres/catalogue';
import { redisExporter } from '../../../library/redis/catalogue';
import { always, flow, level, type Flow, type Level, type Played } from './behaviour';
import { at } from './timeline';

const gauzian = { datname: 'gauzian', datid: '16384' };
const postgres = { datname: 'postgres', datid: '5' };

/** Common behaviour of the databases outside the application. */
function flows(ofGauzian: number, ofPostgres: number): Flow[] {
  return [flow(gauzian, ofGauzian), flow(postgres, ofPostgres)];
}

function levels(ofGauzian: number, ofPostgres: number): Level[] {
  return [level({ datname: 'gauzian' }, ofGauzian), level({ datname: 'postgres' }, ofPostgres)];
}

const files = { datname: 'gauzian', schemaname: 'public', relname: 'files' };
const slot = { slot_name: 'replica', database: '' };

/** Labels of the connections of gauzian in a state. */
function connection(state: string, wait_event_type: string) {
  const wait_event = wait_event_type === 'Lock' ? 'transactionid' : 'ClientRead';
  const client = { usename: 'gauzian', application_name: '', backend_type: 'client backend' };
  return { datname: 'gauzian', state, ...client, wait_event_type, wait_event };
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
    pg_settings_max_connections: [level({}, 103)],
    pg_settings_superuser_reserved_connections: [level({}, 3)],
    pg_scrape_collector_success: [
      level({ collector: 'locks' }, 1),
      level({ collector: 'stat_user_tables' }, { day: 1, incident: 0 }),
    ],
    pg_stat_activity_count: [
      level(connection('active', 'Lock'), { day: 2, incident: 12 }),
      level(connection('idle', 'Client'), 18),
    ],
    pg_stat_activity_max_tx_duration: [
      level(connection('active', 'Lock'), { day: 5, incident: 3600 }),
      level(connection('idle', 'Client'), 0),
    ],
    pg_stat_user_tables_n_dead_tup: [level(files, 30_000)],
    pg_stat_user_tables_n_live_tup: [level(files, 270_000)],
    pg_stat_user_tables_last_autovacuum: [level(files, at('0:00') - 3600, 1)],
    pg_stat_user_tables_table_size_bytes: [level(files, 4e9)],
    pg_wal_size_bytes: [level({}, 1e9)],
    pg_replication_slots_active: [level(slot, { day: 1, incident: 0 })],
    pg_replication_slots_pg_wal_lsn_diff: [level(slot, { day: 1e6, incident: 5e9 })],
    pg_stat_bgwriter_buffers_alloc_total: [flow({}, 40)],
    pg_stat_bgwriter_buffers_clean_total: [flow({}, 4)],
    pg_stat_bgwriter_buffers_checkpoint_total: [flow({}, 8)],
    pg_stat_archiver_archived_count: [flow({}, { day: 0.01, incident: 0 })],
    pg_stat_archiver_failed_count: [flow({}, { day: 0, incident: 0.02 })],
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

const redisInstance = {
  role: 'master',
  redis_version: '7.4.2',
  redis_build_id: 'f3d2a4a1',
  redis_mode: 'standalone',
  os: 'Linux',
  maxmemory_policy: 'noeviction',
  tcp_port: '6379',
  run_id: '79e2949c',
  process_id: '1',
  master_replid: 'ab65d65a',
  valkey_version: '',
  valkey_release_stage: '',
};

/** Redis beside the applications. */
export const playedRedis = (namespace: string): Played => ({
  catalogue: redisExporter,
  targets: [{ labels: { job: 'redis', instance: '10.42.0.22:9121', namespace, pod: 'redis-1' }, weight: 1 }],
  metrics: {
    redis_up: [level({}, { day: 1, incident: 0 })],
    redis_instance_info: [level(redisInstance, 1)],
    redis_connected_clients: [level({}, 12)],
    redis_max_clients: [level({}, 10_000)],
    redis_connections_received_total: [flow({}, 0.2)],
    redis_rejected_connections_total: [flow({}, { day: 0, incident: 0.01 })],
    redis_mem_fragmentation_ratio: [level({}, 1.3)],
    redis_rdb_last_bgsave_status: [level({}, { day: 1, incident: 0 })],
    redis_rdb_last_save_timestamp_seconds: [level({}, at('0:00') - 600, 1)],
    redis_aof_last_write_status: [level({}, 1)],
    redis_aof_current_size_bytes: [level({}, 70e6)],
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
