import { gauge, open } from '../../../metrics';

const replica = { slave_ip: open(1), slave_port: open(1), slave_state: open(1, 'online') };
const primary = { master_host: open(1), master_port: open(1) };
/** Duration that is -1 before the first one. */
const orNone = { range: { min: -1 } } as const;
const withReplica = 'with a connected replica';
const onReplica = 'by a replica';

/** Replicas, of the server and as one. */
export const replicationMetrics = {
  redis_connected_slaves: gauge({ help: 'Connected replicas.', unit: 'none', range: { min: 0 } }),
  redis_connected_slave_lag_seconds: gauge({
    help: 'Time since a replica last acknowledged data.',
    unit: 'seconds',
    labels: replica,
    exposedWhen: withReplica,
  }),
  redis_connected_slave_offset_bytes: gauge({
    help: 'Position of a replica in the data sent.',
    unit: 'bytes',
    labels: replica,
    exposedWhen: withReplica,
  }),
  redis_master_repl_offset: gauge({ help: 'Position of the server in the data sent to replicas.', unit: 'bytes' }),
  redis_second_repl_offset: gauge({
    help: 'Position up to which replicas of the previous primary can continue; -1: none.',
    unit: 'bytes',
    range: { min: -1 },
  }),
  redis_repl_backlog_is_active: gauge({ help: 'Whether the server keeps a backlog for replicas.', unit: 'boolean' }),
  redis_replication_backlog_bytes: gauge({ help: 'Size of the backlog for replicas.', unit: 'bytes' }),
  redis_repl_backlog_first_byte_offset: gauge({ help: 'Position of the first byte in the backlog.', unit: 'bytes' }),
  redis_repl_backlog_history_bytes: gauge({ help: 'Data in the backlog for replicas.', unit: 'bytes' }),
  redis_replica_resyncs_full: gauge({ help: 'Replicas that had to read everything.', unit: 'events' }),
  redis_replica_partial_resync_accepted: gauge({
    help: 'Replicas that could continue where they were.',
    unit: 'events',
  }),
  redis_replica_partial_resync_denied: gauge({
    help: 'Replicas that asked to continue and had to read everything.',
    unit: 'events',
  }),
  redis_slave_expires_tracked_keys: gauge({
    help: 'Keys with a time to live that clients wrote to a replica.',
    unit: 'keys',
  }),
  redis_master_link_up: gauge({
    help: 'Whether a replica is connected to its primary.',
    unit: 'boolean',
    labels: primary,
    exposedWhen: onReplica,
  }),
  redis_master_last_io_seconds_ago: gauge({
    help: 'Time since a replica last heard of its primary; -1: never.',
    unit: 'seconds',
    labels: primary,
    ...orNone,
    exposedWhen: onReplica,
  }),
  redis_master_sync_in_progress: gauge({
    help: 'Whether a replica reads everything from its primary.',
    unit: 'boolean',
    labels: primary,
    exposedWhen: onReplica,
  }),
  redis_slave_info: gauge({
    help: 'Always 1; the primary of a replica stands in its labels.',
    unit: 'none',
    labels: { ...primary, read_only: open(1, '1') },
    exposedWhen: onReplica,
  }),
  redis_slave_priority: gauge({
    help: 'Priority of a replica to become the primary; 0: never.',
    unit: 'none',
    range: { min: 0 },
    exposedWhen: onReplica,
  }),
  redis_slave_repl_offset: gauge({
    help: 'Position of a replica in the data of its primary.',
    unit: 'bytes',
    labels: primary,
    exposedWhen: onReplica,
  }),
};
