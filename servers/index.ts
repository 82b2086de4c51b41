/**
 * Servers of a stack: options, configuration files, and scrape jobs.
 *
 * @module
 */
export type { AlertmanagerConfigJson } from './alertmanager/config';
export type { Integration, IntegrationKind } from './alertmanager/integrations';
export type {
  DiscordIntegration,
  EmailIntegration,
  NtfyIntegration,
  PagerDutyIntegration,
  SlackIntegration,
  TeamsIntegration,
  TelegramIntegration,
  WebhookIntegration,
} from './alertmanager/integrations/kinds';
export type { AlertmanagerProps } from './alertmanager/options';
export {
  policyJson,
  type InhibitionJson,
  type PolicyJson,
  type RouteJson,
  type TimeIntervalJson,
  type TimePeriodJson,
} from './alertmanager/policy-config';
export type { NotifyingReceiver, NullReceiver, Receiver } from './alertmanager/receiver';
export type { Smtp } from './alertmanager/smtp';
export type { HttpModule } from './blackbox-exporter/http-module';
export type { Blackbox, BlackboxExporterProps } from './blackbox-exporter/options';
export type { Exporter, ExporterProps, ExporterSecret } from './exporter/exporter';
export type {
  BackupTarget,
  GrafanaBackupProps,
  ObjectStorageTarget,
  S3Target,
  VolumeTarget,
} from './grafana-backup/options';
export type { Oidc } from './grafana/oidc';
export type { GrafanaFolder } from './grafana/folder';
export type { GrafanaProps } from './grafana/options';
export {
  grafanaRuleFile,
  grafanaRuleGroups,
  type GrafanaRuleContext,
  type GrafanaRuleFileProps,
  type GrafanaRuleGroupJson,
  type GrafanaRuleJson,
} from './grafana/rules';
export type { Authorization } from './http-client';
export { images } from './images';
export type { KubernetesObjects, KubeStateMetricsProps } from './kube-state-metrics/options';
export type { NodeExporterProps } from './node-exporter/options';
export type { AgentConfigJson, PrometheusConfigJson } from './prometheus/config';
export { nodeJob, type NodeJobProps } from './prometheus/jobs/node-job';
export { podJob, type PodJobProps } from './prometheus/jobs/pod-job';
export type { Client, JobTargets, ScrapeJob, ScrapeJobProps } from './prometheus/jobs/scrape-job';
export type { ScrapeLimitProps } from './prometheus/jobs/scrape-limits';
export type { NameEscaping, ProtocolProps, ScrapeProtocol } from './prometheus/jobs/scrape-protocols';
export type { ScrapeRequest } from './prometheus/jobs/scrape-request';
export { staticJob, type StaticJobProps } from './prometheus/jobs/static-job';
export type { PrometheusAgentProps, PrometheusFeature, PrometheusProps } from './prometheus/options';
export type { OtlpReceiver, Pushes } from './prometheus/pushes';
export type { QueryLimits } from './prometheus/query-limits';
export type { RemoteWrite } from './prometheus/remote-write';
export type { Retention } from './prometheus/retention';
export type { Place } from './place';
export type { Resources } from './resources';
export type {
  FileSet,
  Folder,
  Probes,
  Run,
  ScheduledRun,
  SecretReload,
  ServerPort,
  ServerClient,
  ServerSecret,
  ServerSpec,
  Step,
} from './server-spec';
export type { TlsClient } from './tls';
export type { VolumeProps } from './volume';
