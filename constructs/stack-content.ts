import type { Language, RuleGroup } from '../alerts';
import type { ProvisionedDashboard } from '../dashboards';
import type { BlackboxExporterProps } from '../servers/blackbox-exporter/options';
import type { Exporter } from '../servers/exporter/exporter';
import type { NodeExporterProps } from '../servers/node-exporter/options';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';
import type { ApiServer } from './stack-flows';
import type { WorkloadPatch } from './workload-patch';

/** What a stack reads, shows and evaluates, wherever each of that happens. */
export interface StackContent {
  /** The name of the stack: of its files, and in the labels of its objects. */
  readonly name: string;
  /**
   * The namespace that it makes for itself.
   *
   * @default 'monitoring'
   */
  readonly namespace?: string;
  /** What is read. */
  readonly jobs: readonly ScrapeJob[];
  readonly dashboards: readonly ProvisionedDashboard[];
  readonly rules: readonly RuleGroup[];
  /**
   * node_exporter on every machine.
   *
   * @default - none
   */
  readonly nodeExporter?: Omit<NodeExporterProps, 'instance'>;
  /**
   * Exporters in pods of their own, in the namespace of the stack.
   *
   * @default - none
   */
  readonly exporters?: readonly Exporter[];
  /**
   * blackbox_exporter, which asks addresses from the outside for the jobs that probe.
   *
   * @default - none
   */
  readonly blackboxExporter?: Omit<BlackboxExporterProps, 'namespace' | 'instance' | 'jobs'>;
  /**
   * Exporters beside workloads that somebody else deploys: files with the command that applies them, no objects of the stack.
   *
   * @default - none
   */
  readonly patches?: readonly WorkloadPatch[];
  /**
   * The address of the Kubernetes API, which Prometheus asks for pods.
   *
   * @default - any address, on 443 and 6443
   */
  readonly apiServer?: ApiServer;
  /**
   * The address under which pages about alerts stand that somebody else keeps, by the names of the alerts: `https://wiki.example/alerts`.
   *
   * @default - Grafana shows them, in a dashboard that is made of the alerts; an alert without a runbook is a mistake then
   */
  readonly runbooks?: string;
  /**
   * The language of runbooks and messages around what alerts say themselves.
   *
   * @default 'en'
   */
  readonly language?: Language;
}
