/**
 * Deployment of stacks by Pulumi.
 *
 * @module
 */
export { pulumiOutput } from '../core/output-token';
export { Monitoring, type MonitoringArgs } from './monitoring';
export type { PrometheusSource } from './data-source';
export { RemoteGrafana, type RemoteGrafanaArgs } from './remote-grafana';
export type { Timeout } from './timeout';
export type { RuleResources } from './grafana-rules';
