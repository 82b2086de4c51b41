/**
 * The Kubernetes objects that run a stack.
 *
 * @module
 */
export { AgentStack, type AgentStackProps, type GrafanaElsewhere } from './agent-stack';
export { Alertmanager, alertmanagerJob, type AlertmanagerJobProps, type AlertmanagerProps } from './alertmanager';
export type { AlertmanagerConfigJson, Smtp } from './alertmanager-config';
export { addStack, isAgentStack, type StackProps } from './any-stack';
export type { Authorization } from './authorization';
export { BlackboxExporter, type Blackbox, type BlackboxExporterProps } from './blackbox-exporter';
export type {
  Channel,
  DiscordChannel,
  EmailChannel,
  NtfyChannel,
  PagerDutyChannel,
  SlackChannel,
  TelegramChannel,
  WebhookChannel,
} from './channel';
export type { Addresses, Peer, Pods, Port } from './endpoint';
export {
  postgresExporter,
  redisExporter,
  type Exporter,
  type ExporterProps,
  type PostgresExporterProps,
  type RedisExporterProps,
} from './exporter';
export { Grafana, type GrafanaProps } from './grafana';
export { GrafanaBackup, type BackupTarget, type GrafanaBackupProps, type S3Target } from './grafana-backup';
export type { HttpModule } from './http-module';
export { images } from './images';
export { lateBound, type LateValue } from './late-bound';
export { MonitoringNamespace, type MonitoringNamespaceProps } from './monitoring-namespace';
export { MonitoringStack, type Exposure, type MonitoringStackProps } from './monitoring-stack';
export { NetworkIsolation, type NetworkIsolationProps } from './network-isolation';
export { NodeExporter, nodeExporterJob, type NodeExporterJobProps, type NodeExporterProps } from './node-exporter';
export type { Oidc } from './oidc';
export { podJob, type PodJobProps } from './pod-job';
export { probeJob, type ProbeJobProps } from './probe-job';
export { Prometheus, type PrometheusFeature, type PrometheusProps } from './prometheus';
export { PrometheusAgent, type PrometheusAgentProps } from './prometheus-agent';
export type { AgentConfigJson, PrometheusConfigJson, Retention } from './prometheus-config';
export type { Receiver, SilentReceiver, TellingReceiver } from './receiver';
export type { RemoteWrite } from './remote-write';
export type { Resources } from './resources';
export type { Client, ScrapeJob, ScrapeJobProps } from './scrape-job';
export type { SecretNeed, SecretOrigin } from './secret-need';
export { SecretValue } from './secret-value';
export { attachExporter } from './sidecar';
export type { StackContent } from './stack-content';
export type { ApiServer } from './stack-flows';
export { StandaloneExporter, type StandaloneExporterProps } from './standalone-exporter';
export { staticJob, type StaticJobProps } from './static-job';
export { Tls } from './tls';
export {
  TraefikIngress,
  type AllowList,
  type ForeignMiddleware,
  type IngressProps,
  type RateLimit,
  type RouteProps,
  type TraefikIngressProps,
} from './traefik-ingress';
export type { VolumeProps } from './volume';
export type { ForeignWorkload, WorkloadPatch } from './workload-patch';
