/**
 * Prometheus.
 *
 * @module
 */
export { prometheusAlerts as alerts } from './alerts';
export { prometheus as catalogue } from './catalogue';
export { diskShare, diskUse } from './expressions';
