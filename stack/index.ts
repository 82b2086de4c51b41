/**
 * Description of a stack: scrape jobs, servers, dashboards, rules, and notifications.
 *
 * @module
 */
export type { PublicUrl, PublicUrls } from './public-urls';
export { onePerKey, pathOf, type RequiredSecret } from './required-secrets';
export type { ExternalWorkload, WorkloadPatch } from './patch';
export {
  isAgentStack,
  type AgentStackProps,
  type Exposure,
  type ExternalGrafana,
  type MonitoringStackProps,
  type StackContent,
  type StackProps,
} from './stack';
export type { JobSystem, System } from './system';
export type { WatchedAddress, WatchedJob, WatchedPods, WatchedServer } from './watched-job';
