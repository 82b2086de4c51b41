/**
 * What the applications and exporters of the stacks expose.
 *
 * @module
 */
export { alertmanager } from './alertmanager';
export { blackboxExporter, blackboxProbe } from './blackbox-exporter';
export { focusApi } from './focus-api';
export { gauzian } from './gauzian';
export { grafana } from './grafana';
export { kairoCms } from './kairo-cms';
export { minio } from './minio';
export { nodeExporter } from './node-exporter';
export { postgresExporter } from './postgres-exporter';
export { prometheus } from './prometheus';
export { prometheusAgent } from './prometheus-agent';
export { redisExporter } from './redis-exporter';
export { traefik } from './traefik';
