import { secretIssues, type SecretValue } from '../../core/secret-value';
import { defaultResources, type Exporter, type ExporterProps } from '../../servers/exporter/exporter';
import { images } from '../../servers/images';

/** Options of postgres_exporter. */
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
      reload: { kind: 'signal', command: 'kill 1' },
    },
    resources: props.resources ?? defaultResources,
    server: { kind: 'host', host, port },
    issues: secretIssues({ password }),
  };
}
