import { counter, gauge, histogram, open } from '../../../metrics';

const exposedWhen = 'with several members';

/** Metrics of several members. Source of the names: https://github.com/prometheus/alertmanager/tree/v0.35.1/cluster. */
export const clusterMetrics = {
  alertmanager_cluster_members: gauge({
    help: 'Members of the cluster.',
    unit: 'none',
    range: { min: 0 },
    exposedWhen,
  }),
  alertmanager_peer_position: gauge({
    help: 'Place of this member; later ones wait longer before they notify.',
    unit: 'none',
    range: { min: 0 },
    exposedWhen,
  }),
  alertmanager_cluster_health_score: gauge({
    help: 'Health of the cluster. 0 is healthy; larger values are worse.',
    unit: 'none',
    range: { min: 0 },
    exposedWhen,
  }),
  alertmanager_cluster_failed_peers: gauge({
    help: 'Members that do not answer.',
    unit: 'none',
    range: { min: 0 },
    exposedWhen,
  }),
  alertmanager_cluster_messages_queued: gauge({
    help: 'Messages that wait to be sent.',
    unit: 'none',
    range: { min: 0 },
    exposedWhen,
  }),
  alertmanager_cluster_messages_pruned_total: counter({
    help: 'Messages dropped because too many waited.',
    unit: 'events',
    exposedWhen,
  }),
  alertmanager_cluster_messages_received_total: counter({
    help: 'Messages received.',
    unit: 'events',
    labels: { msg_type: open(2, 'full_state', 'update') },
    startsAtZero: true,
    exposedWhen,
  }),
  alertmanager_cluster_messages_received_size_total: counter({
    help: 'Bytes of the messages received.',
    unit: 'bytes',
    labels: { msg_type: open(2, 'full_state', 'update') },
    startsAtZero: true,
    exposedWhen,
  }),
  alertmanager_cluster_messages_sent_total: counter({
    help: 'Messages sent.',
    unit: 'events',
    labels: { msg_type: open(2, 'full_state', 'update') },
    startsAtZero: true,
    exposedWhen,
  }),
  alertmanager_cluster_messages_sent_size_total: counter({
    help: 'Bytes of the messages sent.',
    unit: 'bytes',
    labels: { msg_type: open(2, 'full_state', 'update') },
    startsAtZero: true,
    exposedWhen,
  }),
  alertmanager_cluster_peers_joined_total: counter({ help: 'Members that joined.', unit: 'events', exposedWhen }),
  alertmanager_cluster_peers_left_total: counter({ help: 'Members that left.', unit: 'events', exposedWhen }),
  alertmanager_cluster_peers_update_total: counter({ help: 'Members that changed.', unit: 'events', exposedWhen }),
  alertmanager_cluster_peer_name_conflicts_total: counter({
    help: 'Members with the name of another.',
    unit: 'events',
    exposedWhen,
  }),
  alertmanager_cluster_reconnections_total: counter({
    help: 'Members that were reached again.',
    unit: 'events',
    exposedWhen,
  }),
  alertmanager_cluster_reconnections_failed_total: counter({
    help: 'Attempts to reach a member again that failed.',
    unit: 'events',
    exposedWhen,
  }),
  alertmanager_cluster_refresh_join_total: counter({
    help: 'Members that were joined because their address was looked up again.',
    unit: 'events',
    exposedWhen,
  }),
  alertmanager_cluster_refresh_join_failed_total: counter({
    help: 'Attempts to join them that failed.',
    unit: 'events',
    exposedWhen,
  }),
  alertmanager_cluster_peer_info: gauge({
    help: 'Always 1; the name of this member stands in its label.',
    unit: 'none',
    labels: { peer: open(1) },
    range: { min: 0 },
    exposedWhen,
  }),
  alertmanager_cluster_alive_messages_total: counter({
    help: 'Signs of life of members.',
    unit: 'events',
    labels: { peer: open(2) },
    exposedWhen,
  }),
  alertmanager_cluster_pings_seconds: histogram({
    help: 'Time that a member took to answer.',
    unit: 'seconds',
    observations: 'requests',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5],
    labels: { peer: open(2) },
    exposedWhen,
  }),
};
