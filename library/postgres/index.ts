/**
 * PostgreSQL with postgres_exporter.
 *
 * @module
 */
export { postgresAlerts as alerts, type PostgresAlertsOf } from './alerts';
export { postgresExporter as catalogue } from './catalogue';
export { postgresDashboard as dashboard, postgresPanel as panel, type PostgresDashboardOf } from './dashboard';
export { postgresExporter as exporter, type PostgresExporterProps } from './exporter';
export { postgresSystem as system } from './system';
