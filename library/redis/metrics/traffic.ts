import { counter, gauge, histogram, open, summary } from '../../../metrics';

const cmd = open(20, 'get', 'set', 'setex');
// Commands of the exporter count too.
const everyCommand = open(30, 'get', 'set', 'setex');
const event = open(4, 'command', 'fork');
const from72 = 'from Redis 7.2 on';
const from74 = 'from Redis 7.4 on';

/** Clients, connections and commands. */
export const trafficMetrics = {
  redis_connected_clients: gauge({ help: 'Connected clients.', unit: 'clients' }),
  redis_max_clients: gauge({ help: 'Clients that may be connected.', unit: 'clients' }),
  redis_blocked_clients: gauge({ help: 'Clients waiting in a blocking command.', unit: 'clients' }),
  redis_tracking_clients: gauge({ help: 'Clients that cache keys on their side.', unit: 'clients' }),
  redis_clients_in_timeout_table: gauge({ help: 'Clients that wait with a time limit.', unit: 'clients' }),
  redis_pubsub_clients: gauge({
    help: 'Clients that have subscribed to channels.',
    unit: 'clients',
    exposedWhen: from74,
  }),
  redis_watching_clients: gauge({ help: 'Clients that watch keys.', unit: 'clients', exposedWhen: from74 }),
  redis_total_watched_keys: gauge({ help: 'Watched keys.', unit: 'keys', exposedWhen: from74 }),
  redis_total_blocking_keys: gauge({ help: 'Keys for which clients wait.', unit: 'keys', exposedWhen: from72 }),
  redis_total_blocking_keys_on_nokey: gauge({
    help: 'Keys for which clients wait, and that are to be deleted.',
    unit: 'keys',
    exposedWhen: from72,
  }),
  redis_client_recent_max_input_buffer_bytes: gauge({
    help: 'Largest input buffer of a client in the last seconds.',
    unit: 'bytes',
  }),
  redis_client_recent_max_output_buffer_bytes: gauge({
    help: 'Largest output buffer of a client in the last seconds.',
    unit: 'bytes',
  }),
  redis_client_query_buffer_limit_disconnections_total: counter({
    help: 'Connections closed because of their input buffer.',
    unit: 'connections',
    exposedWhen: from72,
  }),
  redis_client_output_buffer_limit_disconnections_total: counter({
    help: 'Connections closed because of their output buffer.',
    unit: 'connections',
    exposedWhen: from72,
  }),
  redis_connections_received_total: counter({ help: 'Connections accepted.', unit: 'connections' }),
  redis_rejected_connections_total: counter({
    help: 'Connections refused because there were too many.',
    unit: 'connections',
  }),
  redis_evicted_clients_total: counter({
    help: 'Clients disconnected because clients took too much memory.',
    unit: 'clients',
  }),
  redis_net_input_bytes_total: counter({ help: 'Bytes received.', unit: 'bytes' }),
  redis_net_output_bytes_total: counter({ help: 'Bytes sent.', unit: 'bytes' }),
  redis_net_repl_input_bytes_total: counter({ help: 'Bytes received for replication.', unit: 'bytes' }),
  redis_net_repl_output_bytes_total: counter({ help: 'Bytes sent for replication.', unit: 'bytes' }),
  redis_total_reads_processed: counter({
    help: 'Reads from connections.',
    unit: 'events',
    hasUnconventionalName: true,
  }),
  redis_total_writes_processed: counter({
    help: 'Writes to connections.',
    unit: 'events',
    hasUnconventionalName: true,
  }),
  redis_io_threaded_reads_processed: counter({
    help: 'Reads by threads for input and output.',
    unit: 'events',
    hasUnconventionalName: true,
  }),
  redis_io_threaded_writes_processed: counter({
    help: 'Writes by threads for input and output.',
    unit: 'events',
    hasUnconventionalName: true,
  }),
  redis_reply_buffer_shrinks_total: counter({ help: 'Output buffers made smaller.', unit: 'events' }),
  redis_reply_buffer_expands_total: counter({ help: 'Output buffers made larger.', unit: 'events' }),
  redis_commands_processed_total: counter({ help: 'Commands.', unit: 'commands' }),
  redis_commands_total: counter({ help: 'Commands of each kind.', unit: 'commands', labels: { cmd } }),
  redis_commands_duration_seconds_total: counter({
    help: 'Time spent in each command.',
    unit: 'seconds',
    labels: { cmd },
  }),
  redis_commands_failed_calls_total: counter({
    help: 'Commands of each kind that failed while they ran.',
    unit: 'commands',
    labels: { cmd },
  }),
  redis_commands_rejected_calls_total: counter({
    help: 'Commands of each kind refused before they ran.',
    unit: 'commands',
    labels: { cmd },
  }),
  redis_commands_latencies_usec: histogram({
    help: 'Time of each command, in microseconds. Each command has buckets of its own.',
    unit: 'none',
    observations: 'commands',
    buckets: [],
    labels: { cmd: everyCommand },
  }),
  redis_latency_percentiles_usec: summary({
    help: 'Percentiles of the time of each command, in microseconds.',
    unit: 'none',
    observations: 'commands',
    quantiles: [50, 99, 99.9],
    labels: { cmd },
  }),
  redis_latency_spike_last: gauge({
    help: 'When an event last took longer than the configured limit.',
    unit: 'timestamp',
    labels: { event_name: event },
    exposedWhen: 'with latency-monitor-threshold, after a slow event',
  }),
  redis_latency_spike_duration_seconds: gauge({
    help: 'Time of the last event of a kind that took longer than the configured limit.',
    unit: 'seconds',
    labels: { event_name: event },
    exposedWhen: 'with latency-monitor-threshold, after a slow event',
  }),
  redis_slowlog_length: gauge({ help: 'Entries in the log of slow commands.', unit: 'commands' }),
  redis_slowlog_last_id: gauge({ help: 'Number of the last entry in the log of slow commands.', unit: 'none' }),
  redis_last_slow_execution_duration_seconds: gauge({ help: 'Time of the last slow command.', unit: 'seconds' }),
  redis_errors_total: counter({
    help: 'Error replies of each kind.',
    unit: 'errors',
    labels: { err: open(8, 'ERR', 'NOAUTH', 'WRONGTYPE', 'OOM') },
  }),
  redis_total_error_replies: counter({ help: 'Error replies.', unit: 'errors', hasUnconventionalName: true }),
  redis_unexpected_error_replies: counter({
    help: 'Unexpected error replies, such as those to a replica.',
    unit: 'errors',
    hasUnconventionalName: true,
  }),
  redis_dump_payload_sanitizations: counter({
    help: 'Restored values that were checked in depth.',
    unit: 'events',
    hasUnconventionalName: true,
  }),
  redis_acl_access_denied_auth_total: counter({ help: 'Logins refused.', unit: 'errors', exposedWhen: from72 }),
  redis_acl_access_denied_cmd_total: counter({
    help: 'Commands refused because the user may not use them.',
    unit: 'errors',
    exposedWhen: from72,
  }),
  redis_acl_access_denied_key_total: counter({
    help: 'Commands refused because the user may not use the key.',
    unit: 'errors',
    exposedWhen: from72,
  }),
  redis_acl_access_denied_channel_total: counter({
    help: 'Commands refused because the user may not use the channel.',
    unit: 'errors',
    exposedWhen: from72,
  }),
  redis_pubsub_channels: gauge({ help: 'Channels with subscribers.', unit: 'none' }),
  redis_pubsub_patterns: gauge({ help: 'Patterns of channels with subscribers.', unit: 'none' }),
  redis_pubsubshard_channels: gauge({ help: 'Channels of a shard with subscribers.', unit: 'none' }),
  redis_tracking_total_keys: gauge({ help: 'Keys that clients cache on their side.', unit: 'keys' }),
  redis_tracking_total_items: gauge({ help: 'Pairs of a key and a client that caches it.', unit: 'none' }),
  redis_tracking_total_prefixes: gauge({ help: 'Prefixes of keys that clients cache on their side.', unit: 'none' }),
  redis_number_of_cached_scripts: gauge({ help: 'Scripts in the cache.', unit: 'none' }),
  redis_number_of_functions: gauge({ help: 'Functions that were loaded.', unit: 'none' }),
  redis_number_of_libraries: gauge({ help: 'Libraries of functions that were loaded.', unit: 'none' }),
  redis_evicted_scripts_total: counter({
    help: 'Scripts removed from the cache.',
    unit: 'events',
    exposedWhen: from74,
  }),
  redis_migrate_cached_sockets_total: gauge({
    help: 'Open connections for the command MIGRATE.',
    unit: 'connections',
    hasUnconventionalName: true,
  }),
};
