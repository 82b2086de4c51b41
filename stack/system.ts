import type { RuleGroup } from '../alerts';
import type { ProvisionedDashboard } from '../dashboards';
import type { Blackbox } from '../servers/blackbox-exporter/options';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';
import type { WorkloadPatch } from './patch';
import type { StackContent } from './stack';
import type { WatchedJob } from './watched-job';

/** A part of a stack: an application, a server or a machine, with everything that is made of it. */
export interface System {
  /** What is read of it. */
  readonly jobs: readonly ScrapeJob[];
  /** Jobs that somebody is told of when they are gone. */
  readonly watched: readonly WatchedJob[];
  /**
   * How blackbox_exporter asks for its jobs that probe.
   *
   * @default - none of them does
   */
  readonly modules?: Blackbox['modules'];
  /**
   * Exporters beside workloads that somebody else deploys.
   *
   * @default - none
   */
  readonly patches?: readonly WorkloadPatch[];
  readonly dashboards: readonly ProvisionedDashboard[];
  /** Rules besides those about jobs that are gone. */
  readonly rules: readonly RuleGroup[];
}

/** A part that is read by one job. */
export interface JobSystem extends System {
  readonly job: ScrapeJob;
}

/** The blackbox_exporter that some parts need, if any does. */
export function modulesOf(systems: readonly System[]): Pick<StackContent, 'blackboxExporter'> {
  const modules = Object.assign({}, ...systems.map((system) => system.modules)) as Blackbox['modules'];
  return Object.keys(modules).length > 0 ? { blackboxExporter: { modules } } : {};
}
