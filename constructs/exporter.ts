import { Size } from 'cdk8s';
import { destinationOfUrl, type Destination } from '../core/network';
import { secretFaults, type SecretValue } from '../core/secret-value';
import { images } from './images';
import type { Resources } from './resources';

/** A container that speaks to a server and exposes its state to Prometheus. */
export interface Exporter {
  /** The name of the container. */
  readonly name: string;
  readonly image: string;
  /** The user of its process. */
  readonly user: number;
  /** The port of its metrics page, and its name, which no other container of a pod has. */
  readonly port: number;
  readonly portName: string;
  readonly args: readonly string[];
  /** Environment variables, none of them secret. */
  readonly env: Readonly<Record<string, string>>;
  /** What it shows the server, read from a file. */
  readonly secret: ExporterSecret | undefined;
  readonly resources: Resources;
  /** The server that it asks. */
  readonly server: Destination;
  /** Everything that is wrong with it. */
  readonly faults: readonly string[];
}

/** What an exporter shows its server. */
export interface ExporterSecret {
  readonly value: SecretValue;
  /** The folder of its file. */
  readonly folder: string;
  /** What it is, and where it comes from. */
  readonly purpose: string;
  /**
   * The command that brings a changed one in, and touches no other container.
   *
   * @param pod a pod with the exporter in it, and its namespace, as kubectl takes them
   */
  readonly reload: (pod: string) => string;
}

const defaultResources: Resources = {
  cpuRequest: 10,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(24),
  memoryLimit: Size.mebibytes(64),
};

/** What every exporter may be told. */
export interface ExporterProps {
  /**
   * The name of the container, and of the Deployment where it stands alone. Two exporters of one kind need two names.
   *
   * @default - `postgres-exporter`, `redis-exporter`
   */
  readonly name?: string;
  /**
   * Processor and memory.
   *
   * @default - 10m to 200m, 24 MiB to 64 MiB
   */
  readonly resources?: Resources;
  /**
   * The image, such as an older one.
   *
   * @default - that of `images`
   */
  readonly image?: string;
}

/** What postgres_exporter must be told. */
export interface PostgresExporterProps extends ExporterProps {
  /** The user that it logs in as; the role `pg_monitor` is enough. */
  readonly user: string;
  /** Its password. */
  readonly password: SecretValue;
  /** The database that it connects to. */
  readonly database: string;
  /**
   * The host of the server.
   *
   * @default 'localhost': a sidecar
   */
  readonly host?: string;
  /** @default 5432 */
  readonly port?: number;
  /**
   * How the connection is encrypted: https://www.postgresql.org/docs/current/libpq-ssl.html.
   *
   * @default - `disable` to localhost, otherwise `require`
   */
  readonly sslMode?: 'disable' | 'require' | 'verify-ca' | 'verify-full';
}

/** postgres_exporter: reads its password from a file, never from its environment. */
export function postgresExporter(props: PostgresExporterProps): Exporter {
  const { name = 'postgres-exporter', user, password, database, host = 'localhost', port = 5432 } = props;
  const sslMode = props.sslMode ?? (host === 'localhost' ? 'disable' : 'require');
  const folder = '/etc/postgres-exporter';
  return {
    name,
    image: props.image ?? images.postgresExporter,
    // The user nobody of the image.
    user: 65_534,
    port: 9187,
    portName: 'pg-metrics',
    args: [],
    env: {
      DATA_SOURCE_URI: `${host}:${port}/${database}?sslmode=${sslMode}`,
      DATA_SOURCE_USER: user,
      DATA_SOURCE_PASS_FILE: `${folder}/${password.key}`,
    },
    secret: {
      value: password,
      folder,
      purpose: `the password of the PostgreSQL user ${user}`,
      // It reads the file when it starts; Kubernetes starts its container again, and no other.
      reload: (pod) => `kubectl exec ${pod} -c ${name} -- sh -c 'kill 1'`,
    },
    resources: props.resources ?? defaultResources,
    server: { to: { host }, port },
    faults: secretFaults({ password }),
  };
}

/** What redis_exporter must be told. */
export interface RedisExporterProps extends ExporterProps {
  /**
   * A JSON object of addresses and passwords: `{"redis://localhost:6379": "…"}`.
   *
   * @default - the server asks for none
   */
  readonly passwords?: SecretValue;
  /**
   * The address of the server.
   *
   * @default 'redis://localhost:6379': a sidecar
   */
  readonly address?: string;
}

/** The server of a sidecar. */
const besideRedis = 'redis://localhost:6379';

/** redis_exporter: reads its password from a file, never from its environment. */
export function redisExporter(props: RedisExporterProps): Exporter {
  const { passwords, address = besideRedis } = props;
  const folder = '/etc/redis-exporter';
  const isAddress = /^rediss?:\/\/[^\s/@]+$/.test(address) && URL.canParse(address);
  return {
    name: props.name ?? 'redis-exporter',
    image: props.image ?? images.redisExporter,
    // The user of the image.
    user: 59_000,
    port: 9121,
    portName: 'redis-metrics',
    args: [],
    env: { REDIS_ADDR: address, ...(passwords ? { REDIS_PASSWORD_FILE: `${folder}/${passwords.key}` } : {}) },
    secret: passwords && {
      value: passwords,
      folder,
      purpose: `a JSON object of Redis' address and password: {"${address}": "…"}; {} when it asks for none`,
      // The image has no shell; since v1.50.0 it listens for this.
      reload: (pod) =>
        `kubectl port-forward ${pod} 9121 & curl --retry-connrefused --retry 5 -X POST localhost:9121/-/reload; kill %1`,
    },
    resources: props.resources ?? defaultResources,
    server: destinationOfUrl(isAddress ? address : besideRedis),
    faults: [
      ...secretFaults({ passwords }),
      ...(isAddress ? [] : [`"${address}" is no address of Redis; allowed: redis://host:port, without a password`]),
    ],
  };
}
