import type { SecretValue } from '../../core/secret-value';
import type { ProvisionedDashboard } from '../../dashboards';
import type { Resources } from '../resources';
import type { VolumeProps } from '../volume';
import type { Oidc } from './oidc';

/** What Grafana must be told. */
export interface GrafanaProps {
  /** The host under which people reach it. */
  readonly host: string;
  /** The password of the user `admin`; a changed one holds after a restart. */
  readonly adminPassword: SecretValue;
  /** How often Prometheus reads its targets; the shortest time that a graph looks at. */
  readonly scrapeInterval: string;
  /** The folder that its dashboards stand in. */
  readonly folder: string;
  readonly dashboards: readonly ProvisionedDashboard[];
  /**
   * Whether dashboards may be changed in the browser. A change is lost when the dashboard is changed in code.
   *
   * @default false
   */
  readonly editable?: boolean;
  /**
   * Users log in by an OpenID Connect provider; the user `admin` stays.
   *
   * @default - users are those of Grafana
   */
  readonly oidc?: Oidc;
  /** Where it keeps users, preferences and what is made in the browser. */
  readonly volume: VolumeProps;
  /**
   * Processor and memory.
   *
   * @default - 50m to 500m, 256 MiB to 768 MiB
   */
  readonly resources?: Resources;
  /**
   * The image.
   *
   * @default - the one of `images.grafana`
   */
  readonly image?: string;
}
