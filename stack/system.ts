import type { RuleGroup } from '../alerts';
import type { ProvisionedDashboard } from '../dashboards';
import type { Blackbox } from '../servers/blackbox-exporter/options';
import type { KubeStateMetricsProps } from '../servers/kube-state-metrics/options';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';
import type { WorkloadPatch } from './patch';
import type { PublicUrls } from './public-urls';
import type { StackContent } from './stack';
import type { WatchedJob } from './watched-job';

/**
 * System that a stack monitors, such as an application, a server or a machine, with its jobs,
 * dashboards and rules.
 */
export interface System {
  /**
   * Team that gets its alerts. Presets give its dashboards and rules the folder of the team.
   *
   * @default - none
   */
  readonly team?: string;
  /** Scrape jobs of the system. */
  readonly jobs: readonly ScrapeJob[];
  /** Jobs with an alert that fires when their targets are missing or down. */
  readonly watched: readonly WatchedJob[];
  /**
   * URLs that its users open. The presets probe each, and alert on it and its certificate.
   *
   * @default - none
   */
  readonly publicUrls?: readonly PublicUrls[];
  /**
   * Modules of blackbox_exporter that its jobs use.
   *
   * @default - none
   */
  readonly modules?: Blackbox['modules'];
  /**
   * Options of the kube-state-metrics that its jobs read.
   *
   * @default - none
   */
  readonly kubeStateMetrics?: KubeStateMetricsProps;
  /**
   * Patches that add exporters to external workloads.
   *
   * @default - none
   */
  readonly patches?: readonly WorkloadPatch[];
  /** Dashboards of the system. */
  readonly dashboards: readonly ProvisionedDashboard[];
  /** Rules besides those for targets that are missing or down. */
  readonly rules: readonly RuleGroup[];
}

/** System that is scraped by one job. */
export interface JobSystem extends System {
  /** Job that scrapes the system. It is one of `jobs`. */
  readonly job: ScrapeJob;
}

/** Returns the options of the blackbox_exporter that systems need; none when no system uses it. */
export function modulesOf(systems: readonly System[]): Pick<StackContent, 'blackboxExporter'> {
  const modules = Object.assign({}, ...systems.map((system) => system.modules)) as Blackbox['modules'];
  return Object.keys(modules).length > 0 ? { blackboxExporter: { modules } } : {};
}
