/**
 * Redis, by redis_exporter.
 *
 * @module
 */
export { redisAlerts as alerts, type RedisUnreachable } from './alerts';
export { redisExporter as catalogue } from './catalogue';
export { redisDashboard as dashboard, redisPanel as panel } from './dashboard';
export { redisExporter as exporter, type RedisExporterProps } from './exporter';
export { redisSystem as system } from './system';
