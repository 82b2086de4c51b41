import { postgresAlerts, redisAlerts, type AlertsOf, type RedisUnreachable } from '../../alerts/content';
import { podJob, postgresExporter, redisExporter, SecretValue, type Exporter } from '../../constructs';
import { postgresDashboard, redisDashboard } from '../../dashboards/content';
import type { Catalogue } from '../../metrics';
import { postgresExporter as postgresCatalogue, redisExporter as redisCatalogue } from '../../metrics/content';
import type { JobPart } from './part';

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
  const { part, of } = besideServer(props, {
    deployment: 'postgres',
    title: 'PostgreSQL',
    name: 'Postgres',
    catalogue: postgresCatalogue,
    absent: 'le Deployment a été appliqué sans lui, ',
    exporter: postgresExporter({
      user: 'postgres_exporter',
      password: SecretValue.fromExisting('postgres-exporter', 'password'),
      database,
    }),
  });
  return { ...part, dashboards: [postgresDashboard({ jobs: [of.job] })], rules: [postgresAlerts(of)] };
}

/** Redis, and what it means that it takes no connections. */
export function redisPart({ unreachable, ...props }: ServerOf & { readonly unreachable: RedisUnreachable }): JobPart {
  const { part, of } = besideServer(props, {
    deployment: 'redis',
    title: 'Redis',
    name: 'Redis',
    catalogue: redisCatalogue,
    absent: '',
    exporter: redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') }),
  });
  return { ...part, dashboards: [redisDashboard({ jobs: [of.job] })], rules: [redisAlerts({ ...of, ...unreachable })] };
}

/** What is known of a server, wherever it runs. */
interface Server {
  /** The name of its Deployment, of its job, and of the label `app` of its pods. */
  readonly deployment: string;
  readonly title: string;
  /** The beginning of the names of its alerts. */
  readonly name: string;
  readonly catalogue: Catalogue;
  /** Why its exporter may be absent, in words before what puts it back. */
  readonly absent: string;
  readonly exporter: Exporter;
}

function besideServer(
  { stack, namespace, lost }: ServerOf,
  { deployment, title, name, catalogue, absent, exporter }: Server,
): { readonly part: Omit<JobPart, 'dashboards' | 'rules'>; readonly of: AlertsOf } {
  const labels = { app: deployment };
  const job = podJob({ job: deployment, catalogue, namespace, selector: labels, port: exporter.port });
  const of = { job: job.job, pods: { namespace, labels } };
  return {
    of,
    part: {
      job,
      jobs: [job],
      watched: [
        {
          ...of,
          title: `L'exporteur de ${title}`,
          name,
          severity: 'warning',
          impact: `Rien si le serveur tourne encore ; il partage son pod avec l'exporteur, donc il peut être tombé avec lui : ${lost}.`,
          hint: `Le conteneur seul : \`kubectl logs -n ${namespace} deployment/${deployment} -c ${exporter.name} --tail=50\`. Absent du pod : ${absent}la première ligne de \`dist/${stack}/patches/${deployment}.yaml\` le remet (${title} redémarre).`,
        },
      ],
      patches: [{ workload: { kind: 'Deployment', name: deployment, namespace }, exporters: [exporter] }],
    },
  };
}
