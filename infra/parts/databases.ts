import { SecretValue } from '../../core/secret-value';
import { postgresAlerts } from '../../library/postgres/alerts';
import { postgresExporter as postgresCatalogue } from '../../library/postgres/catalogue';
import { postgresDashboard } from '../../library/postgres/dashboard';
import { postgresExporter } from '../../library/postgres/exporter';
import { redisAlerts, type RedisUnreachable } from '../../library/redis/alerts';
import { redisExporter as redisCatalogue } from '../../library/redis/catalogue';
import { redisDashboard } from '../../library/redis/dashboard';
import { redisExporter } from '../../library/redis/exporter';
import type { Exporter } from '../../servers/exporter/exporter';
import type { JobPart } from '../../stack/system';
import { appPart, type AppProps } from './app';

/** A server that an application deploys, beside which the stack puts its exporter. */
interface ServerOf {
  /** The name of the stack, whose files hold the patch that does so. */
  readonly stack: string;
  /** The namespace of the application. */
  readonly namespace: string;
  /** What users feel when the server is gone: `le backend perd son cache`. */
  readonly lost: string;
}

/** PostgreSQL, of which the exporter connects to one database. */
export function postgresPart({ database, ...props }: ServerOf & { readonly database: string }): JobPart {
  return besideServer(props, {
    job: 'postgres',
    server: 'PostgreSQL',
    name: 'Postgres',
    catalogue: postgresCatalogue,
    absent: 'le Deployment a été appliqué sans lui, ',
    exporter: postgresExporter({
      user: 'postgres_exporter',
      password: SecretValue.fromExisting('postgres-exporter', 'password'),
      database,
    }),
    dashboards: ({ job }) => [postgresDashboard({ jobs: [job] })],
    rules: (of) => [postgresAlerts(of)],
  });
}

/** Redis, and what it means that it takes no connections. */
export function redisPart({ unreachable, ...props }: ServerOf & { readonly unreachable: RedisUnreachable }): JobPart {
  return besideServer(props, {
    job: 'redis',
    server: 'Redis',
    name: 'Redis',
    catalogue: redisCatalogue,
    absent: '',
    exporter: redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') }),
    dashboards: ({ job }) => [redisDashboard({ jobs: [job] })],
    rules: (of) => [redisAlerts({ ...of, ...unreachable })],
  });
}

/** What is known of a server, wherever it runs. Its Deployment is called as its job. */
interface Server extends Pick<AppProps, 'job' | 'name' | 'catalogue' | 'dashboards' | 'rules'> {
  /** What it is called in messages. */
  readonly server: string;
  /** Why its exporter may be absent, in words before what puts it back. */
  readonly absent: string;
  readonly exporter: Exporter;
}

function besideServer({ stack, namespace, lost }: ServerOf, { server, absent, exporter, ...of }: Server): JobPart {
  return appPart({
    ...of,
    namespace,
    port: exporter.port,
    title: `L'exporteur de ${server}`,
    severity: 'warning',
    impact: `Rien si le serveur tourne encore ; il partage son pod avec l'exporteur, donc il peut être tombé avec lui : ${lost}.`,
    hint: `Le conteneur seul : \`kubectl logs -n ${namespace} deployment/${of.job} -c ${exporter.name} --tail=50\`. Absent du pod : ${absent}la première ligne de \`dist/${stack}/patches/${of.job}.yaml\` le remet (${server} redémarre).`,
    patches: [{ workload: { kind: 'Deployment', name: of.job, namespace }, exporters: [exporter] }],
  });
}
