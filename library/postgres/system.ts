import { SecretValue } from '../../core/secret-value';
import type { JobSystem } from '../../stack/system';
import { besideServer, type ServerOf } from '../application/beside-server';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import { postgresAlertTable } from './alert-table';
import { postgresAlerts } from './alerts';
import { postgresExporter as postgresCatalogue } from './catalogue';
import { postgresDashboard } from './dashboard';
import { postgresExporter } from './exporter';
import { texts } from './texts';

/** System of PostgreSQL. The exporter connects to one database. */
export function postgresSystem({
  database,
  team,
  adjust,
  ...props
}: ServerOf & { readonly database: string } & Adjustable<typeof postgresAlertTable>): JobSystem {
  const thresholds = thresholdsOf(postgresAlertTable, adjust);
  const system = besideServer(props, {
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
    dashboards: ({ job, language }) => [postgresDashboard({ jobs: [job], language, thresholds })],
    rules: (of) => [postgresAlerts({ ...of, thresholds })],
  });
  return adjustedSystem(system, { team, adjust }, postgresAlertTable);
}
