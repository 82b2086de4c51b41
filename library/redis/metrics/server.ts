import { closed, counter, gauge, open, optional, summary } from '../../../metrics';

// Redis Cluster has two classes more.
const bufferClass = open(3, 'normal', 'pubsub', 'slave');
const from72 = 'from Redis 7.2 on';
const inCluster = 'in a Redis Cluster';

const instance = {
  role: open(1, 'master'),
  redis_version: open(1, '7.4.2'),
  redis_build_id: open(1),
  redis_mode: open(1, 'standalone'),
  os: open(1),
  maxmemory_policy: open(1, 'noeviction'),
  tcp_port: open(1, '6379'),
  run_id: open(1),
  process_id: open(1),
  master_replid: open(1),
  // Valkey only.
  valkey_version: optional(open(1)),
  valkey_release_stage: optional(open(1)),
};

/** State and processor time of the server, and of its exporter. */
export const serverMetrics = {
  redis_up: gauge({ help: 'Whether the last scrape could connect to the server.', unit: 'boolean' }),
  redis_exporter_build_info: gauge({
    help: 'Always 1; the version stands in its labels.',
    unit: 'none',
    labels: { version: open(1, '1.91.1'), commit_sha: open(1), build_date: open(1), golang_version: open(1) },
  }),
  redis_exporter_last_scrape_connect_time_seconds: gauge({
    help: 'Time that the exporter took to connect at the last scrape.',
    unit: 'seconds',
  }),
  redis_exporter_last_scrape_duration_seconds: gauge({
    help: 'Time that the exporter took for the last scrape.',
    unit: 'seconds',
  }),
  redis_exporter_last_scrape_error: gauge({
    help: 'Whether the last scrape failed, with the message of the error.',
    unit: 'boolean',
    labels: { err: optional(open(1)) },
  }),
  redis_exporter_scrape_duration_seconds: summary({
    help: 'Time of the scrapes of the exporter.',
    unit: 'seconds',
    observations: 'events',
    quantiles: [],
  }),
  redis_exporter_scrapes_total: counter({ help: 'Scrapes of the exporter.', unit: 'events' }),
  redis_target_scrape_request_errors_total: counter({
    help: 'Wrong requests for a scrape of another server.',
    unit: 'errors',
  }),
  redis_instance_info: gauge({
    help: 'Always 1; version, role and settings of the server stand in its labels.',
    unit: 'none',
    labels: instance,
  }),
  redis_process_id: gauge({ help: 'Number of the process.', unit: 'none' }),
  redis_start_time_seconds: gauge({ help: 'When the server was started.', unit: 'timestamp' }),
  redis_uptime_in_seconds: gauge({ help: 'Time since the server was started.', unit: 'seconds' }),
  redis_configured_hz: gauge({ help: 'Configured runs of background tasks per second.', unit: 'none' }),
  redis_hz: gauge({ help: 'Runs of background tasks per second at present.', unit: 'none' }),
  redis_io_threads_active: gauge({ help: 'Whether threads for input and output are in use.', unit: 'boolean' }),
  redis_config_io_threads: gauge({ help: 'Setting: threads for input and output.', unit: 'none' }),
  redis_config_maxclients: gauge({
    help: 'Setting: clients that may be connected.',
    unit: 'clients',
    range: { min: 1 },
  }),
  redis_config_maxmemory: gauge({ help: 'Setting: memory that data may take; 0: any.', unit: 'bytes' }),
  redis_config_repl_backlog_size: gauge({ help: 'Setting: size of the backlog for replicas.', unit: 'bytes' }),
  redis_config_client_output_buffer_limit_bytes: gauge({
    help: 'Setting: size of the output buffer at which a client of a class is disconnected; 0: any.',
    unit: 'bytes',
    labels: { class: bufferClass, limit: closed('hard', 'soft') },
  }),
  redis_config_client_output_buffer_limit_overcome_seconds: gauge({
    help: 'Setting: time over the soft limit after which a client of a class is disconnected.',
    unit: 'seconds',
    labels: { class: bufferClass, limit: closed('soft') },
  }),
  redis_module_fork_in_progress: gauge({ help: 'Whether a module has forked the process.', unit: 'boolean' }),
  redis_module_fork_last_cow_size: gauge({ help: 'Memory copied during the last fork of a module.', unit: 'bytes' }),
  redis_latest_fork_seconds: gauge({ help: 'Time that the last fork took.', unit: 'seconds' }),
  redis_cluster_enabled: gauge({ help: 'Whether the server is part of a Redis Cluster.', unit: 'boolean' }),
  redis_cluster_connections: gauge({ help: 'Connections of the bus of a Redis Cluster.', unit: 'connections' }),
  redis_cluster_messages_sent_total: gauge({
    help: 'Messages sent over the bus of a Redis Cluster.',
    unit: 'events',
    hasUnconventionalName: true,
    exposedWhen: inCluster,
  }),
  redis_cluster_messages_received_total: gauge({
    help: 'Messages received over the bus of a Redis Cluster.',
    unit: 'events',
    hasUnconventionalName: true,
    exposedWhen: inCluster,
  }),
  redis_cpu_sys_seconds_total: counter({ help: 'Processor time in the kernel.', unit: 'seconds' }),
  redis_cpu_user_seconds_total: counter({ help: 'Processor time outside the kernel.', unit: 'seconds' }),
  redis_cpu_sys_children_seconds_total: counter({
    help: 'Processor time in the kernel of background processes.',
    unit: 'seconds',
  }),
  redis_cpu_user_children_seconds_total: counter({
    help: 'Processor time outside the kernel of background processes.',
    unit: 'seconds',
  }),
  redis_cpu_sys_main_thread_seconds_total: counter({
    help: 'Processor time in the kernel of the main thread.',
    unit: 'seconds',
  }),
  redis_cpu_user_main_thread_seconds_total: counter({
    help: 'Processor time outside the kernel of the main thread.',
    unit: 'seconds',
  }),
  redis_eventloop_cycles_total: counter({ help: 'Rounds of the event loop.', unit: 'events', exposedWhen: from72 }),
  redis_eventloop_duration_sum_usec_total: counter({
    help: 'Time in the event loop, in microseconds.',
    unit: 'none',
    exposedWhen: from72,
  }),
  redis_eventloop_duration_cmd_sum_usec_total: counter({
    help: 'Time in the event loop for commands, in microseconds.',
    unit: 'none',
    exposedWhen: from72,
  }),
  redis_instantaneous_eventloop_cycles_per_sec: gauge({
    help: 'Rounds of the event loop per second.',
    unit: 'events/s',
    exposedWhen: from72,
  }),
  redis_instantaneous_eventloop_duration_usec: gauge({
    help: 'Mean time of a round of the event loop, in microseconds.',
    unit: 'none',
    exposedWhen: from72,
  }),
};
