import { closed, gauge, open, optional } from '../../../metrics';

const slotOfDatabase = { slot_name: open(2, 'replica'), database: optional(open(1)) };
const slot = { slot_name: open(2, 'replica'), slot_type: closed('physical', 'logical') };
const reader = {
  application_name: optional(open(2, 'walreceiver')),
  client_addr: optional(open(2)),
  state: open(2, 'streaming'),
  slot_name: optional(open(2, 'replica')),
};
const withSlot = 'with a replication slot';
const withReplica = 'with a connected replica';

/** Replicas and replication slots. */
export const replicationMetrics = {
  pg_replication_is_replica: gauge({ help: 'Whether the server is a replica.', unit: 'boolean' }),
  pg_replication_lag_seconds: gauge({ help: 'Delay of a replica; 0 on a primary.', unit: 'seconds' }),
  pg_replication_last_replay_seconds: gauge({
    help: 'Age of the last transaction that a replica has replayed; 0 on a primary.',
    unit: 'seconds',
  }),
  pg_replication_slots_active: gauge({
    help: 'Whether a replication slot has a reader.',
    unit: 'boolean',
    labels: slotOfDatabase,
    exposedWhen: withSlot,
  }),
  pg_replication_slots_pg_wal_lsn_diff: gauge({
    help: 'Write-ahead log that a replication slot keeps.',
    unit: 'bytes',
    labels: slotOfDatabase,
    exposedWhen: 'with a replication slot that keeps write-ahead log',
  }),
  pg_replication_slots_slot_current_wal_lsn: gauge({
    help: 'Position in the write-ahead log.',
    unit: 'bytes',
    labels: slot,
    exposedWhen: withSlot,
  }),
  pg_replication_slots_slot_confirmed_flush_lsn: gauge({
    help: 'Position up to which the reader of a replication slot has confirmed.',
    unit: 'bytes',
    labels: slot,
    exposedWhen: 'with an active replication slot',
  }),
  pg_replication_slots_slot_is_active: gauge({
    help: 'Whether a replication slot has a reader.',
    unit: 'boolean',
    labels: slot,
    exposedWhen: withSlot,
  }),
  pg_replication_slots_safe_wal_size_bytes: gauge({
    help: 'Write-ahead log until a replication slot is lost.',
    unit: 'bytes',
    range: { min: -Infinity },
    labels: slot,
    exposedWhen: 'with a replication slot and max_slot_wal_keep_size',
  }),
  pg_replication_slots_wal_status: gauge({
    help: 'Always 1; whether the write-ahead log of a replication slot is there stands in its labels.',
    unit: 'none',
    labels: { ...slot, wal_status: closed('reserved', 'extended', 'unreserved', 'lost') },
    exposedWhen: 'with a replication slot that keeps write-ahead log',
  }),
  pg_stat_replication_pg_current_wal_lsn_bytes: gauge({
    help: 'Position in the write-ahead log.',
    unit: 'bytes',
    labels: reader,
    exposedWhen: withReplica,
  }),
  pg_stat_replication_pg_wal_lsn_diff: gauge({
    help: 'Write-ahead log that a replica has not replayed.',
    unit: 'bytes',
    labels: reader,
    exposedWhen: withReplica,
  }),
};
