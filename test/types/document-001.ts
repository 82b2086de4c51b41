import type { FixtureSet } from './fixture';

const prelude = `
import { SecretValue } from '../../core';
import { postgresExporter } from '../../library/postgres/exporter';
import { redisExporter } from '../../library/redis/exporter';
import type { MonitoringStackProps } from '../../stack';
import { gauzian as stack } from '../../infra/stacks/gauzian/stack';
const withGrafana = (grafana: Pick<MonitoringStackProps['grafana'], 'adminPassword'>): MonitoringStackProps => ({
  ...stack, grafana: { ...stack.grafana, ...grafana },
});
const withPrometheus = (exposure: NonNullable<MonitoringStackProps['prometheus']['exposure']>): MonitoringStackProps => ({
  ...stack, prometheus: { ...stack.prometheus, exposure },
});
const withExporters = (...exporters: NonNullable<MonitoringStackProps['exporters']>): MonitoringStackProps => ({ ...stack, exporters });
const users = SecretValue.fromExisting('prometheus-users', 'users');
const password = SecretValue.fromExisting('postgres-exporter', 'password');
const host = 'prometheus.gauzian.pupin.fr';
`;

/** Installation guide of Gauzian, written into its stack. */
export const document001: FixtureSet = {
  prelude,
  fixtures: [
    {
      mistake: 'a password of Grafana that stands in the guide',
      wrong: "withGrafana({ adminPassword: 'ChangeMe123!' })",
      right: "withGrafana({ adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password') })",
      code: 2322,
      allowed: 'SecretValue',
    },
    {
      mistake: 'a data source name with its password in the environment',
      wrong:
        "withExporters(postgresExporter({ env: { DATA_SOURCE_NAME: 'postgresql://postgres:ChangeMe123!@postgres:5432/gauzian' } }))",
      right: "withExporters(postgresExporter({ user: 'exporter', password, database: 'gauzian', host: 'postgres' }))",
      code: 2353,
      allowed: 'PostgresExporterProps',
    },
    {
      mistake: 'the password of PostgreSQL as text',
      wrong: "withExporters(postgresExporter({ user: 'exporter', password: 'ChangeMe123!', database: 'gauzian' }))",
      right: "withExporters(postgresExporter({ user: 'exporter', password, database: 'gauzian', host: 'postgres' }))",
      code: 2322,
      allowed: 'SecretValue',
    },
    {
      mistake: 'the password of Redis as text',
      wrong: "withExporters(redisExporter({ passwords: 'ChangeMe123!' }))",
      right:
        "withExporters(redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') }))",
      code: 2322,
      allowed: 'SecretValue',
    },
    {
      mistake: 'a hash that everyone knows, as text',
      wrong: "withPrometheus({ host, basicAuth: 'admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/' })",
      right: 'withPrometheus({ host, basicAuth: users })',
      code: 2322,
      allowed: 'SecretValue',
    },
    {
      mistake: 'Prometheus outside, with authentication in the file of another host',
      wrong: 'withPrometheus({ host })',
      right: 'withPrometheus({ host, basicAuth: users })',
      code: 2741,
      allowed: 'basicAuth',
    },
  ],
};
