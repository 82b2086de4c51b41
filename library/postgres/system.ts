import { SecretValue } from '../../core/secret-value';
import type { JobSystem } from '../../stack/system';
import { besideServer, type ServerOf } from '../application/beside-server';
import { postgresAlerts } from './alerts';
import { postgresExporter as postgresCatalogue } from './catalogue';
import { postgresDashboard } from './dashboard';
import { postgresExporter } from './exporter';
import { texts } from './texts';

/** System of PostgreSQL. The exporter connects to one database. */
export function postgresSystem({ database, ...props }: ServerOf & { readonly database: string }): JobSystem {
  return besideServer(props, {
    job: 'postgres',
    server: 'PostgreSQL',
    name: 'Postgres',
    absentSeverity: 'critical',
    catalogue: postgresCatalogue,
    absent: texts[props.language].absent,
    exporter: postgresExporter({
      user: 'postgres_exporter',
      password: SecretValue.fromExisting('postgres-exporter', 'password'),
      database,
    }),
    dashboards: ({ job, language }) => [postgresDashboard({ jobs: [job], language })],
    rules: (of) => [postgresAlerts(of)],
  });
}
