/**
 * Deployment of stacks by Pulumi.
 *
 * @module
 */
export { pulumiOutput } from '../core/output-token';
export { Monitoring } from './monitoring';
export type { MonitoringArgs } from './monitoring-args';
export type { PrometheusSource } from './data-source';
export type { ShownStack } from './shown-stack';
export { RemoteGrafana } from './remote-grafana';
export type { RemoteGrafanaArgs } from './remote-grafana-args';
export type { Timeout } from './timeout';
export type { RuleResources } from './grafana-rules';
