/**
 * The Kubernetes objects that run a stack.
 *
 * @module
 */
export type { VolumeProps } from './app-deployment';
export { Grafana, type GrafanaProps } from './grafana';
export { images } from './images';
export { MonitoringNamespace, type MonitoringNamespaceProps } from './monitoring-namespace';
export { MonitoringStack, type MonitoringStackProps } from './monitoring-stack';
export { NodeExporter, nodeExporterJob, type NodeExporterProps } from './node-exporter';
export { Prometheus, type PrometheusFeature, type PrometheusProps } from './prometheus';
export type { PrometheusConfigJson, Retention } from './prometheus-config';
export {
  podJob,
  staticJob,
  type PodJobProps,
  type ScrapeJob,
  type ScrapeJobProps,
  type StaticJobProps,
} from './scrape-job';
export type { Resources } from './resources';
export { SecretValue } from './secret-value';
