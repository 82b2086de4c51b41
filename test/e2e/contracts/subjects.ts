import { alertmanager } from '../../../library/alertmanager/catalogue';
import { nodeExporter } from '../../../library/machine/catalogue';
import { minio } from '../../../library/minio/catalogue';
import { postgresExporter } from '../../../library/postgres/catalogue';
import { prometheusAgent } from '../../../library/prometheus-agent/catalogue';
import { prometheus } from '../../../library/prometheus/catalogue';
import { blackboxExporter, blackboxProbe } from '../../../library/reachability/catalogue';
import { redisExporter } from '../../../library/redis/catalogue';
import { traefik } from '../../../library/traefik/catalogue';
import type { Catalogue } from '../../../metrics';
import type { Exposition } from '../../../metrics/exposition';
import { images } from '../../../servers/images';
import { startAgentMetrics } from './agent';
import { startAlertmanagerMetrics } from './alertmanager';
import { blackboxVersion, startBlackboxMetrics, startProbe } from './blackbox';
import { labelOf, type Exposed } from './exposed';
import { startMinio } from './minio';
import { startNodeExporter, startNodeExporterOnFiles } from './node-exporter';
import { startPostgresExporter } from './postgres';
import { startPrometheusMetrics } from './prometheus';
import { startRedisExporter } from './redis';
import { startTraefikMetrics, traefikVersion } from './traefik';

/** Difference of an older running version from the deployed one. */
export interface Difference {
  /** Difference that the comparison reports for the running version, or a pattern of several. */
  readonly fault: string | RegExp;
  /** Version that introduced the declared behaviour, with its source. */
  readonly since: string;
}

/** Catalogue and its software. */
export interface Subject {
  readonly catalogue: Catalogue;
  /**
   * Machine of the software, if it runs several times.
   *
   * @default - this machine
   */
  readonly on?: string;
  /** Image with the deployed version. Without one, the catalogue has the version. */
  readonly image?: string;
  readonly start: () => Promise<Exposed>;
  /**
   * Every metric of the page is declared, but those of client libraries.
   *
   * @default false
   */
  readonly isComplete?: boolean;
  /** The version that ran. */
  readonly versionOf: (exposition: Exposition) => string;
  readonly differences: readonly Difference[];
}

/** Catalogue without running software, and the reason. */
export interface Excuse {
  readonly reason: string;
  readonly image?: string;
}

const postgresPulls = 'https://github.com/prometheus-community/postgres_exporter/pull';

/** Older versions of the exporter add the address of the server to these metrics. */
const withoutServer = (since: string, ...metrics: readonly string[]): Difference[] =>
  metrics.map((metric) => ({ fault: `${metric} has the undeclared label server`, since }));

/** Older versions of an exporter lack these metrics. */
const without = (since: string, ...metrics: readonly string[]): Difference[] =>
  metrics.map((metric) => ({ fault: `${metric} is missing`, since }));

/** Counters that node_exporter takes over from the kernel. */
const untypedNodeMetrics: Difference = {
  fault: /^node_(vmstat|zfs)_\w+ is exposed without a type; it is declared as (counter|gauge)$/,
  since: 'no version has their types',
};

const laterPostgresExporter =
  '0.12.0 or later: https://github.com/prometheus-community/postgres_exporter/tree/v0.20.1/collector';

const laterRedisExporter =
  '1.46.0 or later: https://github.com/oliver006/redis_exporter/blob/v1.91.1/exporter/exporter.go';

/** Catalogues with running software. */
export const subjects: readonly Subject[] = [
  {
    catalogue: prometheus,
    image: images.prometheus,
    start: startPrometheusMetrics,
    isComplete: true,
    versionOf: (exposition) => labelOf(exposition, 'prometheus_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: prometheusAgent,
    image: images.prometheus,
    start: startAgentMetrics,
    isComplete: true,
    versionOf: (exposition) => labelOf(exposition, 'prometheus_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: blackboxProbe,
    image: images.blackboxExporter,
    start: startProbe,
    isComplete: true,
    versionOf: blackboxVersion,
    differences: [],
  },
  {
    catalogue: blackboxExporter,
    image: images.blackboxExporter,
    start: startBlackboxMetrics,
    isComplete: true,
    versionOf: (exposition) => labelOf(exposition, 'blackbox_exporter_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: alertmanager,
    image: images.alertmanager,
    start: startAlertmanagerMetrics,
    isComplete: true,
    versionOf: (exposition) => labelOf(exposition, 'alertmanager_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: nodeExporter,
    image: images.nodeExporter,
    start: startNodeExporter,
    isComplete: true,
    versionOf: (exposition) => labelOf(exposition, 'node_exporter_build_info', 'version'),
    differences: [untypedNodeMetrics],
  },
  {
    catalogue: nodeExporter,
    on: 'the files of its tests',
    image: images.nodeExporter,
    start: startNodeExporterOnFiles,
    isComplete: true,
    versionOf: (exposition) => labelOf(exposition, 'node_exporter_build_info', 'version'),
    differences: [
      untypedNodeMetrics,
      {
        fault: /^node_\w+ has \d+ combinations of label values, but \d+ are expected$/,
        since: 'the files have the hardware of several machines',
      },
      ...without('the files are those of a kernel before 3.14', 'node_memory_MemAvailable_bytes'),
    ],
  },
  {
    catalogue: postgresExporter,
    image: images.postgresExporter,
    start: startPostgresExporter,
    isComplete: true,
    versionOf: (exposition) => labelOf(exposition, 'postgres_exporter_build_info', 'version'),
    differences: [
      {
        fault:
          /^pg_(settings|stat_archiver|stat_bgwriter|stat_activity|stat_database|replication_slots)_\w+ has the undeclared label server$/,
        since: `0.13.0 (${postgresPulls}/685) to 0.20.0 (${postgresPulls}/1303)`,
      },
      // The change log has no version for these two.
      ...withoutServer(
        '0.13.2 or before: https://github.com/prometheus-community/postgres_exporter/issues/706 shows it',
        'pg_database_size_bytes',
      ),
      ...withoutServer(
        `0.15.0 or before (${postgresPulls}/817): .../issues/1030 names those that still had it`,
        'pg_locks_count',
      ),
      ...without(
        laterPostgresExporter,
        'pg_database_connection_limit',
        'pg_replication_is_replica',
        'pg_replication_lag_seconds',
        'pg_replication_last_replay_seconds',
        'pg_roles_connection_limit',
        'pg_wal_segments',
        'pg_wal_size_bytes',
        'postgres_exporter_config_last_reload_success_timestamp_seconds',
        'postgres_exporter_config_last_reload_successful',
      ),
      {
        fault: 'postgres_exporter_build_info has no series with the declared label tags',
        since: laterPostgresExporter,
      },
      {
        fault:
          /^pg_stat_database_(active_time|checksum_\w+|idle_in_transaction_time|session\w+) has \d+ series and is not declared$/,
        since: `0.13.0 has them no longer: ${postgresPulls}/685`,
      },
      {
        fault: 'pg_static is exposed without a type; it is declared as gauge',
        since: 'no version has its type',
      },
    ],
  },
  {
    catalogue: redisExporter,
    image: images.redisExporter,
    start: startRedisExporter,
    isComplete: true,
    // Debian writes its own revision behind the version.
    versionOf: (exposition) => labelOf(exposition, 'redis_exporter_build_info', 'version').replace(/-.*$/, ''),
    differences: [
      ...without(
        laterRedisExporter,
        'redis_async_loading',
        'redis_commands_latencies_usec',
        'redis_config_client_output_buffer_limit_bytes',
        'redis_config_client_output_buffer_limit_overcome_seconds',
        'redis_config_repl_backlog_size',
        'redis_configured_hz',
        'redis_current_eviction_exceeded_time_ms',
        'redis_evicted_clients_total',
        'redis_eviction_exceeded_time_ms_total',
        'redis_expire_cycle_cpu_time_ms_total',
        'redis_hz',
        'redis_lazyfreed_objects',
        'redis_max_clients',
        'redis_mem_aof_buffer_bytes',
        'redis_mem_cluster_links_bytes',
        'redis_mem_replication_backlog_bytes',
        'redis_mem_total_replication_buffers_bytes',
        'redis_memory_used_functions_bytes',
        'redis_memory_used_scripts_eval_bytes',
        'redis_memory_used_vm_eval_bytes',
        'redis_memory_used_vm_functions_bytes',
        'redis_memory_used_vm_total',
        'redis_net_repl_input_bytes_total',
        'redis_net_repl_output_bytes_total',
        'redis_number_of_functions',
        'redis_number_of_libraries',
        'redis_pubsubshard_channels',
        'redis_rdb_last_load_expired_keys',
        'redis_rdb_last_load_loaded_keys',
        'redis_rdb_saves_total',
        'redis_reply_buffer_expands_total',
        'redis_reply_buffer_shrinks_total',
      ),
      {
        fault: 'redis_expired_time_cap_reached_total is declared as counter, but exposed as gauge',
        since: laterRedisExporter,
      },
      {
        fault: 'redis_instance_info has no series with the declared label master_replid',
        since: laterRedisExporter,
      },
    ],
  },
  {
    catalogue: traefik,
    start: startTraefikMetrics,
    isComplete: true,
    versionOf: traefikVersion,
    differences: [],
  },
  {
    catalogue: minio,
    start: startMinio,
    isComplete: true,
    // The time of its release.
    versionOf: (exposition) =>
      labelOf(exposition, 'minio_software_version_info', 'version').slice(0, '2026-02-12'.length),
    differences: [],
  },
];

/** Catalogues without running software, by name. */
export const excuses: Readonly<Record<string, Excuse>> = {
  booking: { reason: 'the application is not to be had' },
  focus_api: { reason: 'the application is not to be had' },
  kairo_cms: { reason: 'the application is not to be had' },
  gauzian: { reason: 'the application is not to be had' },
  grafana: { reason: 'Grafana is neither a Go module nor a Debian package', image: images.grafana },
};

/** Version of an image: its tag without a leading `v`. */
export function versionOfImage(image: string): string {
  const version = /:v?([^:@]+)(?:@.*)?$/.exec(image)?.[1];
  if (version === undefined) throw new Error(`${image} has no tag`);
  return version;
}
