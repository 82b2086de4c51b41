import type { SecretValue } from '../../core/secret-value';
import type { ProvisionedDashboard } from '../../dashboards';
import type { Resources } from '../resources';
import type { VolumeProps } from '../volume';
import type { Oidc } from './oidc';

/** Options of Grafana. */
export interface GrafanaProps {
  /** Host name under which users reach Grafana. */
  readonly host: string;
  /** Password of the user `admin`. A change takes effect after a restart. */
  readonly adminPassword: SecretValue;
  /** Scrape interval of Prometheus. It is the shortest interval of a graph. */
  readonly scrapeInterval: string;
  /** Folder of the dashboards in Grafana. */
  readonly folder: string;
  readonly dashboards: readonly ProvisionedDashboard[];
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
