/**
 * Prometheus.
 *
 * @module
 */
export { prometheusAlerts as alerts, samplesAlerts, type PrometheusAlertsOf } from './alerts';
export { prometheus as catalogue } from './catalogue';
export { diskShare, diskUse } from './expressions';
