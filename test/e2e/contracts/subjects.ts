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
import { startNodeExporter } from './node-exporter';
import { startPostgresExporter } from './postgres';
import { startPrometheusMetrics } from './prometheus';
import { startRedisExporter } from './redis';
import { startTraefikMetrics, traefikVersion } from './traefik';

/** Difference of an older running version from the deployed one. */
export interface Difference {
  /** Differences that the comparison reports for the running version. */
  readonly fault: string;
  /** Version that introduced the declared behaviour, with its source. */
  readonly since: string;
}

/** Catalogue and its software. */
export interface Subject {
  readonly catalogue: Catalogue;
  /** Image with the deployed version. Without one, the catalogue has the version. */
  readonly image?: string;
  readonly start: () => Promise<Exposed>;
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

/** Catalogues with running software. */
export const subjects: readonly Subject[] = [
  {
    catalogue: prometheus,
    image: images.prometheus,
    start: startPrometheusMetrics,
    versionOf: (exposition) => labelOf(exposition, 'prometheus_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: prometheusAgent,
    image: images.prometheus,
    start: startAgentMetrics,
    versionOf: (exposition) => labelOf(exposition, 'prometheus_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: blackboxProbe,
    image: images.blackboxExporter,
    start: startProbe,
    versionOf: blackboxVersion,
    differences: [],
  },
  {
    catalogue: blackboxExporter,
    image: images.blackboxExporter,
    start: startBlackboxMetrics,
    versionOf: (exposition) => labelOf(exposition, 'blackbox_exporter_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: alertmanager,
    image: images.alertmanager,
    start: startAlertmanagerMetrics,
    versionOf: (exposition) => labelOf(exposition, 'alertmanager_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: nodeExporter,
    image: images.nodeExporter,
    start: startNodeExporter,
    versionOf: (exposition) => labelOf(exposition, 'node_exporter_build_info', 'version'),
    differences: [],
  },
  {
    catalogue: postgresExporter,
    image: images.postgresExporter,
    start: startPostgresExporter,
    versionOf: (exposition) => labelOf(exposition, 'postgres_exporter_build_info', 'version'),
    differences: [
      // The change log has no version for these two.
      ...withoutServer(
        '0.13.2 or before: https://github.com/prometheus-community/postgres_exporter/issues/706 shows it',
        'pg_database_size_bytes',
      ),
      ...withoutServer(
        `0.15.0 or before (${postgresPulls}/817): .../issues/1030 names those that still had it`,
        'pg_locks_count',
      ),
      ...withoutServer(`0.20.0: ${postgresPulls}/1303`, 'pg_settings_max_connections'),
      ...withoutServer(
        `0.13.0: ${postgresPulls}/685`,
        ...Object.keys(postgresExporter.metrics).filter((metric) => metric.startsWith('pg_stat_database_')),
      ),
    ],
  },
  {
    catalogue: redisExporter,
    image: images.redisExporter,
    start: startRedisExporter,
    // Debian writes its own revision behind the version.
    versionOf: (exposition) => labelOf(exposition, 'redis_exporter_build_info', 'version').replace(/-.*$/, ''),
    differences: [],
  },
  { catalogue: traefik, start: startTraefikMetrics, versionOf: traefikVersion, differences: [] },
  {
    catalogue: minio,
    start: startMinio,
    // The time of its release.
    versionOf: (exposition) =>
      labelOf(exposition, 'minio_software_version_info', 'version').slice(0, '2026-02-12'.length),
    differences: [],
  },
];

/** Catalogues without running software, by name. */
export const excuses: Readonly<Record<string, Excuse>> = {
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
