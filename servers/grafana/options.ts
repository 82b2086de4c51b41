import type { Language } from '../../alerts';
import type { SecretValue } from '../../core/secret-value';
import type { ProvisionedDashboard, Sampling } from '../../dashboards';
import type { Resources } from '../resources';
import type { VolumeProps } from '../volume';
import type { GrafanaFolder } from './folder';
import type { Oidc } from './oidc';

/** Options of Grafana. */
export interface GrafanaProps {
  /** Host name under which users reach Grafana. */
  readonly host: string;
  /** Password of the user `admin`. A change takes effect after a restart. */
  readonly adminPassword: SecretValue;
  /**
   * Key that encrypts the secrets in Grafana's database, such as passwords of data sources that
   * users add. Keep a copy outside the cluster: a backup is of little use without it. Grafana does
   * not start with another key until its database is encrypted with that one.
   */
  readonly secretKey: SecretValue;
  /** Scrape interval of Prometheus. It is the shortest interval of a graph. */
  readonly scrapeInterval: string;
  /**
   * Intervals of the samples that dashboards show.
   *
   * @default - `scrapeInterval`
   */
  readonly sampling?: Sampling;
  /** Folder of the dashboards in Grafana. */
  readonly folder: string;
  /**
   * Folders of dashboards that are not in `folder`.
   *
   * @default - none
   */
  readonly folders?: readonly GrafanaFolder[];
  /** Dashboards, each with a unique uid. */
  readonly dashboards: readonly ProvisionedDashboard[];
  /**
   * Dashboards with one runbook page each, in a folder of their own, whose name follows from
   * `folder` and `language`.
   *
   * @default - none
   */
  readonly runbooks?: readonly ProvisionedDashboard[];
  /**
   * Uid of the dashboard that users see first.
   *
   * @default - the first dashboard
   */
  readonly homeDashboard?: string;
  /**
   * Language of Grafana's own texts. Users can choose another one.
   *
   * @default 'en'
   */
  readonly language?: Language;
  /**
   * Version of the Prometheus of the stack, such as `3.16.0`, from which Grafana knows what
   * Prometheus can do.
   *
   * @default - Grafana takes the oldest version that it knows
   */
  readonly prometheusVersion?: string;
  /**
   * Whether the stack has an Alertmanager, which becomes a data source: Grafana lists its alerts
   * and silences.
   *
   * @default false
   */
  readonly hasAlertmanager?: boolean;
  /**
   * Whether Grafana evaluates rules and sends notifications itself, for example those of
   * `grafana-rules.yml`. Otherwise it only shows the rules of Prometheus and the alerts of
   * Alertmanager, and a rule that a user adds in the browser is never evaluated.
   *
   * @default false
   */
  readonly evaluatesRules?: boolean;
  /**
   * Whether users can edit dashboards in the browser. Their changes are lost when the dashboard
   * changes in code.
   *
   * @default false
   */
  readonly editable?: boolean;
  /**
   * Login by an OpenID Connect provider. The user `admin` remains.
   *
   * @default - none: only users of Grafana can log in
   */
  readonly oidc?: Oidc;
  /** Volume for users, preferences, and content that is created in the browser. */
  readonly volume: VolumeProps;
  /**
   * CPU and memory.
   *
   * @default - 50m to 500m, 384 MiB to 768 MiB
   */
  readonly resources?: Resources;
  /**
   * Image.
   *
   * @default - `images.grafana`
   */
  readonly image?: string;
}
