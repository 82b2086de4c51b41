import { isIP } from 'node:net';
import { inPath, type Issue } from '../../core/errors';
import { bare, hostIssues } from '../../core/host';
import { portIssues } from '../../core/network';
import { lineIssues } from '../../core/secret-content';
import { emptyTextIssues } from '../../core/text';
import { secretIssues, type SecretValue } from '../../core/secret-value';
import { defaultResources, type Exporter, type ExporterProps } from '../../servers/exporter/exporter';
import { images } from '../../servers/images';

/** Options of postgres_exporter. */
export interface PostgresExporterProps extends ExporterProps {
  /** User of the exporter, without spaces. The role `pg_monitor` is sufficient. */
  readonly user: string;
  /** Password of the user, without spaces. */
  readonly password: SecretValue;
  /** Database to which the exporter connects. */
  readonly database: string;
  /**
   * Host of the server.
   *
   * @default 'localhost', for a sidecar
   */
  readonly host?: string;
  /** @default 5432 */
  readonly port?: number;
  /**
   * SSL mode of the connection. Source: https://www.postgresql.org/docs/current/libpq-ssl.html.
   *
   * @default - `disable` to localhost, otherwise `require`
   */
  readonly sslMode?: 'disable' | 'require' | 'verify-ca' | 'verify-full';
}

/**
 * Creates a postgres_exporter that reads its password from a file and never from its environment.
 */
export function postgresExporter(props: PostgresExporterProps): Exporter {
  const { name = 'postgres-exporter', user, password, database, host = 'localhost', port = 5432 } = props;
  const sslMode = props.sslMode ?? (host === 'localhost' ? 'disable' : 'require');
  const folder = '/etc/postgres-exporter';
  return {
    name,
    image: props.image ?? images.postgresExporter,
    // User nobody of the image.
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
      check: passwordIssues,
      folder,
      purpose: `the password of the PostgreSQL user ${user}`,
      // It reads the file only at its start. Kubernetes restarts only this container.
      reload: { kind: 'signal', command: 'kill 1' },
    },
    resources: props.resources ?? defaultResources,
    server: { kind: 'host', host, port },
    issues: [
      ...secretIssues({ password }),
      ...emptyTextIssues({ user }),
      ...(/\S\s+\S/.test(user)
        ? [{ problem: `the user ${brokenBySpace}`, given: user, remedy: 'use another role' }]
        : []),
      ...(isIP(bare(host)) > 0 ? [] : inPath('host', hostIssues(host, { mayBeShort: true }))),
      ...portIssues(port),
      ...(/^[^\s/?#&%]+$/.test(database)
        ? []
        : [
            {
              problem: 'this is no name of a database',
              given: database,
              allowed: 'a text without spaces, /, ?, #, & and %',
            },
          ]),
    ],
  };
}

/**
 * The exporter divides the settings of its connection at spaces, also within quotes. Source:
 * https://github.com/prometheus-community/postgres_exporter/blob/v0.15.0/cmd/postgres_exporter/util.go,
 * `parseFingerprint`.
 */
const brokenBySpace = 'has a space, with which postgres_exporter does not connect';

function passwordIssues(value: string): Issue[] {
  const issues = lineIssues(value);
  if (issues.length > 0 || !/\s/.test(value.trim())) return issues;
  return [{ problem: `it ${brokenBySpace}`, remedy: 'give the role another password' }];
}
