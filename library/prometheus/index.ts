/**
 * Prometheus.
 *
 * @module
 */
export { prometheusAlerts as alerts, samplesAlerts } from './alerts';
export { prometheus as catalogue } from './catalogue';
export { diskShare, diskUse } from './expressions';
