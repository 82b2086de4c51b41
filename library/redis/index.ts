/**
 * Redis with redis_exporter.
 *
 * @module
 */
export { redisAlerts as alerts, type RedisAlertsOf, type RedisUnreachable } from './alerts';
export { redisExporter as catalogue } from './catalogue';
export { redisDashboard as dashboard, redisPanel as panel, type RedisDashboardOf } from './dashboard';
export { redisExporter as exporter, type RedisExporterProps } from './exporter';
export { redisSystem as system } from './system';
