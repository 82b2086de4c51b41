/**
 * Grafana.
 *
 * @module
 */
export { grafana as catalogue } from './catalogue';
