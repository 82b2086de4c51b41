import type { Language, NotificationPolicy, RuleGroup } from '../alerts';
import type { Duration } from '../core/duration';
import type { SecretValue } from '../core/secret-value';
import type { ProvisionedDashboard } from '../dashboards';
import type { AlertmanagerProps } from '../servers/alertmanager/options';
import type { NotifyingReceiver } from '../servers/alertmanager/receiver';
import type { BlackboxExporterProps } from '../servers/blackbox-exporter/options';
import type { Exporter } from '../servers/exporter/exporter';
import type { GrafanaBackupProps } from '../servers/grafana-backup/options';
import type { GrafanaFolder } from '../servers/grafana/folder';
import type { GrafanaProps } from '../servers/grafana/options';
import type { KubeStateMetricsProps } from '../servers/kube-state-metrics/options';
import type { NodeExporterProps } from '../servers/node-exporter/options';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';
import type { PrometheusAgentProps, PrometheusProps } from '../servers/prometheus/options';
import type { WorkloadPatch } from './patch';

/** Properties of both kinds of stacks. */
export interface StackContent {
  /** Name of the stack, used for its files and in labels of its objects. */
  readonly name: string;
  /**
   * Environment: 'production', or another name of 1 to 30 lowercase letters, digits and `-`. It is
   * the external label `environment` of Prometheus, a label of every alert, and the first word of
   * the title of every notification.
   */
  readonly environment: string;
  /** Scrape jobs. */
  readonly jobs: readonly ScrapeJob[];
  /** Dashboards, each with a unique uid. */
  readonly dashboards: readonly ProvisionedDashboard[];
  /** Rule groups, each with a unique name. */
  readonly rules: readonly RuleGroup[];
  /**
   * Folders in Grafana. Dashboards and rule groups that no folder lists are in `grafana.folder`.
   *
   * @default - none
   */
  readonly folders?: readonly GrafanaFolder[];
  /**
   * Names of rules that the stack no longer has. A Grafana that reads `grafana-rules.yml` keeps a
   * rule until its file names it for deletion. Remove a name when every such Grafana has started
   * once with it. Prometheus and Grafana's API need no such list.
   *
   * @default - none
   */
  readonly removedRules?: readonly string[];
  /**
   * node_exporter on every machine.
   *
   * @default - none
   */
  readonly nodeExporter?: NodeExporterProps;
  /**
   * kube-state-metrics, which shows the objects of the cluster as metrics.
   *
   * @default - none
   */
  readonly kubeStateMetrics?: KubeStateMetricsProps;
  /**
   * Exporters in pods of their own, in the namespace of the stack.
   *
   * @default - none
   */
  readonly exporters?: readonly Exporter[];
  /**
   * blackbox_exporter, which runs the probes of jobs.
   *
   * @default - none
   */
  readonly blackboxExporter?: Omit<BlackboxExporterProps, 'jobs'>;
  /**
   * Patches that add exporters to external workloads. They are files with the command that applies
   * them, not objects of the stack.
   *
   * @default - none
   */
  readonly patches?: readonly WorkloadPatch[];
  /**
   * Address of external runbook pages: `https://wiki.example/alerts`. The path of a page is the
   * name of its alert.
   *
   * @default - none: Grafana shows generated runbook pages, and an alert without a runbook is an
   * issue
   */
  readonly runbooks?: string;
  /**
   * Language of runbook pages and notifications. Texts of alerts are not translated.
   *
   * @default 'en'
   */
  readonly language?: Language;
}

/**
 * External access to Prometheus or Alertmanager. They have no login, so Traefik requires basic
 * authentication.
 */
export interface Exposure {
  /** Host name under which users reach the server: `prometheus.shop.example`. */
  readonly host: string;
  /** Users: lines of `name:bcrypt`. It must be the only key of its Secret. */
  readonly basicAuth: SecretValue;
}

/** Stack that stores samples, evaluates rules and shows dashboards itself. */
export interface MonitoringStackProps extends StackContent {
  /** @default 'server' */
  readonly kind?: 'server';
  /** Prometheus, which scrapes the targets, stores their samples and evaluates the rules. */
  readonly prometheus: Omit<PrometheusProps, 'jobs' | 'rules' | 'links' | 'externalUrl' | 'alertmanagers'> & {
    /**
     * External access.
     *
     * @default - none
     */
    readonly exposure?: Exposure;
  };
  /**
   * Alertmanager, which sends notifications.
   *
   * @default - none: alerts are only shown
   */
  readonly alertmanager?: Omit<AlertmanagerProps, 'externalUrl' | 'environment'> & {
    /**
     * External access, for silences.
     *
     * @default - none
     */
    readonly exposure?: Exposure;
    /**
     * Reason why no dead man's switch outside watches the alert `Watchdog`. Without a switch
     * nothing notifies when Prometheus, Alertmanager or the machine fails. Without a switch and a
     * reason, this is an issue.
     *
     * @default - none: a receiver of the Watchdog has a webhook
     */
    readonly noWatchdogReceiverReason?: string;
  };
  /** Grafana, which shows the dashboards and the runbook pages. */
  readonly grafana: Omit<
    GrafanaProps,
    'scrapeInterval' | 'sampling' | 'dashboards' | 'folders' | 'language' | 'prometheusVersion' | 'hasAlertmanager'
  > & {
    /**
     * Users of basic authentication by Traefik, in addition to Grafana's login. A page of Grafana
     * makes up to 200 requests, and Traefik checks the password for each, so raise
     * `passwordRateLimit` of the ingress.
     *
     * @default - none: only Grafana's login
     */
    readonly basicAuth?: SecretValue;
    /**
     * Backups of its database.
     *
     * @default - none
     */
    readonly backup?: GrafanaBackupProps;
  };
}

/**
 * External Grafana, such as Grafana Cloud, that is configured by its API and queries the Prometheus
 * that gets the samples.
 */
export interface ExternalGrafana extends Pick<GrafanaProps, 'folder' | 'editable'> {
  /** Address under which users reach it: `https://shop.grafana.net`. */
  readonly url: string;
  /** Uid of its data source for the samples: `grafanacloud-prom`. */
  readonly dataSource: string;
  /**
   * Retention of samples. Grafana Cloud keeps them for thirteen months, or fourteen days in the
   * free plan.
   */
  readonly retention: Duration;
  /** Receivers of notifications. */
  readonly receivers: readonly NotifyingReceiver[];
  /** Notification policy. Grafana has no inhibition rules. */
  readonly policy: Omit<NotificationPolicy, 'inhibitions'>;
  /**
   * Reason why no dead man's switch outside watches the alert `Watchdog`. Without a switch and a
   * reason, this is an issue.
   *
   * @default - none: a receiver of the Watchdog has a webhook
   */
  readonly noWatchdogReceiverReason?: string;
}

/**
 * Stack that only scrapes. An external system stores samples, evaluates rules and shows dashboards.
 */
export interface AgentStackProps extends StackContent {
  readonly kind: 'agent';
  /** Prometheus in agent mode, which scrapes targets and forwards samples. */
  readonly prometheus: Omit<PrometheusAgentProps, 'jobs'>;
  /** Grafana that shows dashboards and evaluates rules. `vigie/pulumi` deploys them. */
  readonly grafana: ExternalGrafana;
}

/** Stack of either kind. */
export type StackProps = MonitoringStackProps | AgentStackProps;

/** Tests whether a stack is an agent stack. */
export function isAgentStack(props: StackProps): props is AgentStackProps {
  return props.kind === 'agent';
}
