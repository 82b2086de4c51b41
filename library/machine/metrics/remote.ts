import { closed, counter, gauge, open, optional } from '../../../metrics';
import { family, rare } from './family';

const counted = { startsAtZero: true } as const;
const asClient = { ...counted, ...rare('on a client of NFS') } as const;
const asServer = { ...counted, ...rare('on a server of NFS') } as const;

const fibre = { labels: { fc_host: open(1, 'host0') }, ...counted, ...rare('with Fibre Channel') } as const;

const port = { device: open(1, 'mlx4_0'), port: open(2, '1') };
const infiniband = { labels: port, ...rare('with InfiniBand') } as const;

const bonding = { labels: { master: open(1, 'bond0') }, ...rare('with bonded network interfaces') } as const;

const ipvs = rare('where the network of the pod has IPVS');
const backend = {
  local_address: optional(open(1)),
  local_port: open(1),
  local_mark: optional(open(1)),
  proto: open(2, 'TCP'),
  remote_address: open(2),
  remote_port: open(1),
};

/** Metrics of storage and networks beyond the machine. Collectors: bonding, fibrechannel, ipvs, nfs, nfsd. */
export const remoteMetrics = {
  ...family('node_bonding_', (help) => gauge({ help, unit: 'objects', ...bonding }), {
    slaves: 'Interfaces of a bond.',
    active: 'Interfaces of a bond that work.',
  }),
  node_nfs_packets_total: counter({
    help: 'Packets of NFS.',
    unit: 'packets',
    labels: { protocol: closed('tcp', 'udp') },
    ...asClient,
  }),
  node_nfs_connections_total: counter({ help: 'Connections of NFS.', unit: 'connections', ...asClient }),
  ...family('node_nfs_', (help) => counter({ help, unit: 'requests', ...asClient }), {
    rpcs_total: 'Requests to NFS servers.',
    rpc_retransmissions_total: 'Requests to NFS servers that were sent again.',
    rpc_authentication_refreshes_total: 'Logins at NFS servers that were renewed.',
  }),
  node_nfs_requests_total: counter({
    help: 'Requests to NFS servers by version and method.',
    unit: 'requests',
    labels: { proto: open(1, '4'), method: open(60, 'Read', 'Write') },
    ...asClient,
  }),
  node_nfsd_packets_total: counter({
    help: 'Packets of the NFS server.',
    unit: 'packets',
    labels: { proto: closed('tcp', 'udp') },
    ...asServer,
  }),
  node_nfsd_connections_total: counter({ help: 'Connections of the NFS server.', unit: 'connections', ...asServer }),
  ...family('node_nfsd_', (help) => counter({ help, unit: 'requests', ...asServer }), {
    server_rpcs_total: 'Requests to the NFS server.',
    reply_cache_hits_total: 'Requests that a client repeated.',
    reply_cache_misses_total: 'Requests whose replies were kept.',
    reply_cache_nocache_total: 'Requests whose replies need not be kept.',
    read_ahead_cache_not_found_total: 'Reads that were not expected.',
    file_handles_stale_total: 'Requests for files that no longer exist.',
  }),
  ...family('node_nfsd_', (help) => counter({ help, unit: 'bytes', ...asServer }), {
    disk_bytes_read_total: 'Bytes that the NFS server read.',
    disk_bytes_written_total: 'Bytes that the NFS server wrote.',
  }),
  node_nfsd_rpc_errors_total: counter({
    help: 'Requests that the NFS server rejected.',
    unit: 'requests',
    labels: { error: closed('auth', 'cInt', 'fmt') },
    ...asServer,
  }),
  node_nfsd_requests_total: counter({
    help: 'Requests to the NFS server by version and method.',
    unit: 'requests',
    labels: { proto: open(2, '4'), method: open(40, 'Read', 'Write') },
    ...asServer,
  }),
  node_nfsd_server_threads: gauge({
    help: 'Threads of the NFS server.',
    unit: 'processes',
    ...rare('on a server of NFS'),
  }),
  node_nfsd_read_ahead_cache_size_blocks: gauge({
    help: 'Size of the cache of the NFS server for expected reads.',
    unit: 'blocks',
    ...rare('on a server of NFS'),
  }),
  node_fibrechannel_info: gauge({
    help: 'Always 1; the state of a port stands in its labels.',
    unit: 'none',
    labels: {
      fc_host: open(1, 'host0'),
      speed: optional(open(1)),
      port_state: optional(open(1)),
      port_type: optional(open(1)),
      port_id: optional(open(1)),
      port_name: optional(open(1)),
      fabric_name: optional(open(1)),
      symbolic_name: optional(open(1)),
      supported_classes: optional(open(1)),
      supported_speeds: optional(open(1)),
      dev_loss_tmo: optional(open(1)),
    },
    ...rare('with Fibre Channel'),
  }),
  ...family('node_fibrechannel_', (help) => counter({ help, unit: 'packets', ...fibre }), {
    rx_frames_total: 'Frames received.',
    tx_frames_total: 'Frames sent.',
    rx_words_total: 'Words received.',
    tx_words_total: 'Words sent.',
    invalid_tx_words_total: 'Words that were invalid.',
    error_frames_total: 'Frames with errors.',
    dumped_frames_total: 'Frames that were dropped.',
    fcp_packet_aborts_total: 'Packets that were given up.',
  }),
  ...family('node_fibrechannel_', (help) => counter({ help, unit: 'errors', ...fibre }), {
    invalid_crc_total: 'Frames with a wrong checksum.',
    link_failure_total: 'Failures of the link.',
    loss_of_signal_total: 'Losses of the signal.',
    loss_of_sync_total: 'Losses of synchronization.',
    nos_total: 'Messages of the other side that it does not work.',
  }),
  node_fibrechannel_seconds_since_last_reset_total: counter({
    help: 'Time since the last reset of a port.',
    unit: 'seconds',
    ...fibre,
  }),
  node_infiniband_info: gauge({
    help: 'Always 1; model and firmware of an InfiniBand adapter stand in its labels.',
    unit: 'none',
    labels: { device: port.device, board_id: open(1), firmware_version: open(1), hca_type: optional(open(1)) },
    ...rare('with InfiniBand'),
  }),
  ...family('node_infiniband_', (help) => gauge({ help, unit: 'none', ...infiniband }), {
    state_id: 'State of a port: 1 down, 2 starts, 3 armed, 4 active.',
    physical_state_id: 'Physical state of a port: 2 polling, 3 disabled, 5 up, 6 recovers.',
    rate_bytes_per_second: 'Bytes per second that a port can carry.',
  }),
  ...family('node_infiniband_', (help) => counter({ help, unit: 'bytes', startsAtZero: true, ...infiniband }), {
    port_data_received_bytes_total: 'Bytes received.',
    port_data_transmitted_bytes_total: 'Bytes sent.',
    legacy_data_received_bytes_total: 'Bytes received, in counters of 32 bits.',
    legacy_data_transmitted_bytes_total: 'Bytes sent, in counters of 32 bits.',
  }),
  ...family('node_infiniband_', (help) => counter({ help, unit: 'packets', startsAtZero: true, ...infiniband }), {
    port_packets_received_total: 'Packets received.',
    port_packets_transmitted_total: 'Packets sent.',
    unicast_packets_received_total: 'Packets received for one receiver.',
    unicast_packets_transmitted_total: 'Packets sent to one receiver.',
    multicast_packets_received_total: 'Packets received for several receivers.',
    multicast_packets_transmitted_total: 'Packets sent to several receivers.',
    legacy_packets_received_total: 'Packets received, in counters of 32 bits.',
    legacy_packets_transmitted_total: 'Packets sent, in counters of 32 bits.',
    legacy_unicast_packets_received_total: 'Packets received for one receiver, in counters of 32 bits.',
    legacy_unicast_packets_transmitted_total: 'Packets sent to one receiver, in counters of 32 bits.',
    legacy_multicast_packets_received_total: 'Packets received for several receivers, in counters of 32 bits.',
    legacy_multicast_packets_transmitted_total: 'Packets sent to several receivers, in counters of 32 bits.',
    port_errors_received_total: 'Packets received with errors.',
    port_discards_received_total: 'Packets received and dropped, because the port was down or congested.',
    port_discards_transmitted_total: 'Packets dropped before they were sent, because the port was down or congested.',
    port_constraint_errors_received_total: 'Packets that a switch received and dropped.',
    port_constraint_errors_transmitted_total: 'Packets that a switch did not send.',
  }),
  ...family('node_infiniband_', (help) => counter({ help, unit: 'events', startsAtZero: true, ...infiniband }), {
    link_downed_total: 'Links that went down.',
    link_error_recovery_total: 'Links that recovered from errors.',
    port_transmit_wait_total: 'Ticks in which data waited and none was sent.',
  }),
  ...family('node_ipvs_', (help) => counter({ help, unit: 'packets', ...ipvs }), {
    incoming_packets_total: 'Packets received by IPVS.',
    outgoing_packets_total: 'Packets sent by IPVS.',
  }),
  ...family('node_ipvs_', (help) => counter({ help, unit: 'bytes', ...ipvs }), {
    incoming_bytes_total: 'Bytes received by IPVS.',
    outgoing_bytes_total: 'Bytes sent by IPVS.',
  }),
  node_ipvs_connections_total: counter({ help: 'Connections of IPVS.', unit: 'connections', ...ipvs }),
  ...family('node_ipvs_', (help) => gauge({ help, unit: 'connections', labels: backend, ...ipvs }), {
    backend_connections_active: 'Connections to a server behind IPVS.',
    backend_connections_inactive: 'Connections to a server behind IPVS that are ending.',
  }),
  node_ipvs_backend_weight: gauge({
    help: 'Weight of a server behind IPVS.',
    unit: 'none',
    labels: backend,
    ...ipvs,
  }),
};
