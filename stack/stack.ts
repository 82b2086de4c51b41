import type { Language, NotificationPolicy, RuleGroup } from '../alerts';
import type { Duration } from '../core/duration';
import type { SecretValue } from '../core/secret-value';
import type { ProvisionedDashboard } from '../dashboards';
import type { AlertmanagerProps } from '../servers/alertmanager/options';
import type { NotifyingReceiver } from '../servers/alertmanager/receiver';
import type { BlackboxExporterProps } from '../servers/blackbox-exporter/options';
import type { Exporter } from '../servers/exporter/exporter';
import type { GrafanaBackupProps } from '../servers/grafana-backup/options';
import type { GrafanaProps } from '../servers/grafana/options';
import type { NodeExporterProps } from '../servers/node-exporter/options';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';
import type { PrometheusAgentProps, PrometheusProps } from '../servers/prometheus/options';
import type { WorkloadPatch } from './patch';

/** What a stack reads, shows and evaluates, wherever each of that happens. */
export interface StackContent {
  /** The name of the stack: of its files, and in the labels of its objects. */
  readonly name: string;
  /** What is read. */
  readonly jobs: readonly ScrapeJob[];
  readonly dashboards: readonly ProvisionedDashboard[];
  readonly rules: readonly RuleGroup[];
  /**
   * node_exporter on every machine.
   *
   * @default - none
   */
  readonly nodeExporter?: NodeExporterProps;
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
  readonly blackboxExporter?: Omit<BlackboxExporterProps, 'jobs'>;
  /**
   * Exporters beside workloads that somebody else deploys: files with the command that applies them, no objects of the stack.
   *
   * @default - none
   */
  readonly patches?: readonly WorkloadPatch[];
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

/** How Prometheus or Alertmanager is reached from outside. They let everyone in who reaches them, so Traefik asks who they are. */
export interface Exposure {
  readonly host: string;
  /** The users who may enter: lines of `name:bcrypt`, the only key of its Secret. */
  readonly basicAuth: SecretValue;
}

/** One typed description of what is deployed. */
export interface MonitoringStackProps extends StackContent {
  /** @default 'server' */
  readonly kind?: 'server';
  readonly prometheus: Omit<PrometheusProps, 'jobs' | 'rules' | 'links' | 'externalUrl' | 'alertmanagers'> & {
    /**
     * How it is reached from outside.
     *
     * @default - it is not
     */
    readonly exposure?: Exposure;
  };
  /**
   * Who is told of alerts.
   *
   * @default - nobody: they only show
   */
  readonly alertmanager?: Omit<AlertmanagerProps, 'externalUrl'> & {
    /**
     * How it is reached from outside, for silences.
     *
     * @default - it is not
     */
    readonly exposure?: Exposure;
    /**
     * Why no dead man's switch outside waits for the alert `Watchdog`, which is a mistake otherwise: nobody would be told when
     * Prometheus, Alertmanager or the whole machine is gone.
     *
     * @default - a receiver of the Watchdog has a webhook
     */
    readonly noWatchdogReceiverReason?: string;
  };
  readonly grafana: Omit<GrafanaProps, 'scrapeInterval' | 'dashboards'> & {
    /**
     * Users whom Traefik asks for before Grafana does. A page of Grafana makes up to 200 requests, and Traefik checks the password
     * for each of them: raise `passwordRateLimit` of the ingress.
     *
     * @default - Grafana alone asks who somebody is
     */
    readonly basicAuth?: SecretValue;
    /**
     * Copies of its database.
     *
     * @default - none
     */
    readonly backup?: GrafanaBackupProps;
  };
}

/** A Grafana that is reached by its API, such as Grafana Cloud, with the Prometheus to which samples are sent. */
export interface ExternalGrafana extends Pick<GrafanaProps, 'folder' | 'editable'> {
  /** The address under which people reach it: `https://shop.grafana.net`. */
  readonly url: string;
  /** The uid of its data source for the samples that are sent: `grafanacloud-prom`. */
  readonly dataSource: string;
  /** How long it keeps samples: Grafana Cloud thirteen months, without a subscription fourteen days. */
  readonly retention: Duration;
  /** Who may be told of alerts. */
  readonly receivers: readonly NotifyingReceiver[];
  /** Who is told of which, and when. Grafana knows no inhibitions. */
  readonly policy: Omit<NotificationPolicy, 'inhibitions'>;
  /**
   * Why no dead man's switch outside waits for the alert `Watchdog`, which is a mistake otherwise.
   *
   * @default - a receiver of the Watchdog has a webhook
   */
  readonly noWatchdogReceiverReason?: string;
}

/** A stack that is read here, and kept, shown and evaluated elsewhere. */
export interface AgentStackProps extends StackContent {
  readonly kind: 'agent';
  /** What reads, and to whom it sends what it read. */
  readonly prometheus: Omit<PrometheusAgentProps, 'jobs'>;
  /** Where dashboards are shown and rules evaluated; `vigie/pulumi` brings them there. */
  readonly grafana: ExternalGrafana;
}

/** A stack that keeps, shows and evaluates what it reads itself, or one that leaves that to others. */
export type StackProps = MonitoringStackProps | AgentStackProps;

/** Whether a stack leaves to others what becomes of what it reads. */
export function isAgentStack(props: StackProps): props is AgentStackProps {
  return props.kind === 'agent';
}
