import { catalogue, counter, gauge, open } from '../../metrics';

/** Catalogue of redis_exporter. */
export const redisExporter = catalogue({
  name: 'redis_exporter',
  software: 'redis_exporter',
  version: '1.91.1',
  otherSeries: 160,
  metrics: {
    redis_up: gauge({ help: 'Whether the last scrape could connect to the server.', unit: 'boolean' }),
    redis_blocked_clients: gauge({ help: 'Clients waiting in a blocking command.', unit: 'clients' }),
    redis_commands_duration_seconds_total: counter({
      help: 'Time spent in each command.',
      unit: 'seconds',
      labels: { cmd: open(20, 'get', 'set', 'setex') },
    }),
    redis_commands_processed_total: counter({ help: 'Commands.', unit: 'commands' }),
    redis_commands_total: counter({
      help: 'Commands of each kind.',
      unit: 'commands',
      labels: { cmd: open(20, 'get', 'set', 'setex') },
    }),
    redis_connected_clients: gauge({ help: 'Connected clients.', unit: 'clients' }),
    redis_db_keys: gauge({ help: 'Keys of a database.', unit: 'keys', labels: { db: open(16, 'db0') } }),
    redis_db_keys_expiring: gauge({
      help: 'Keys of a database that have a time to live.',
      unit: 'keys',
      labels: { db: open(16, 'db0') },
    }),
    redis_evicted_keys_total: counter({ help: 'Keys removed because memory was full.', unit: 'keys' }),
    redis_expired_keys_total: counter({ help: 'Keys removed because their time was over.', unit: 'keys' }),
    redis_keyspace_hits_total: counter({ help: 'Keys that were looked up and found.', unit: 'keys' }),
    redis_keyspace_misses_total: counter({ help: 'Keys that were looked up and not found.', unit: 'keys' }),
    redis_memory_max_bytes: gauge({ help: 'Memory that data may take; 0: any.', unit: 'bytes' }),
    redis_memory_used_bytes: gauge({ help: 'Memory that data takes.', unit: 'bytes' }),
    redis_memory_used_rss_bytes: gauge({ help: 'Memory of the process.', unit: 'bytes' }),
    redis_rejected_connections_total: counter({
      help: 'Connections refused because there were too many.',
      unit: 'connections',
    }),
    redis_uptime_in_seconds: gauge({ help: 'Time since the server was started.', unit: 'seconds' }),
  },
});
