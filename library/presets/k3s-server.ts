import { defaults } from '../../core/defaults';
import type { Commands, Language } from '../../alerts';
import type { Duration } from '../../core/duration';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import type { AlertmanagerProps } from '../../servers/alertmanager/options';
import type { BackupTarget } from '../../servers/grafana-backup/options';
import type { VolumeProps } from '../../servers/volume';
import type { CertificateLimits } from '../../stack/public-urls';
import type { MonitoringStackProps } from '../../stack/stack';
import { modulesOf, type System } from '../../stack/system';
import { certificateLimitIssues, usableLimits } from '../common/certificates';
import { withIssues } from '../common/rule-group-issues';
import type { SystemContext } from '../common/wording';
import { machineSystem } from '../machine/system';
import { monitoringSite } from '../monitoring/site';
import { monitoringSystem } from '../monitoring/system';
import { samplesAlerts } from '../prometheus/alerts';
import { reachabilitySystem } from '../reachability/system';
import { targetAlerts } from '../targets/alerts';
import { traefikSystem } from '../traefik/system';

/** k3s server with its Traefik, on which a stack runs. */
export interface K3sServerProps {
  /** Name of the stack. */
  readonly name: string;
  /** Environment: 'production', or another name. */
  readonly environment: string;
  /**
   * Language of dashboards, alerts, runbooks and notifications.
   *
   * @default 'en'
   */
  readonly language?: Language;
  /** Commands in its runbooks. */
  readonly commands: Commands;
  /** Folder of its dashboards. */
  readonly folder: string;
  /** Parent domain of the hosts of Grafana, Prometheus and Alertmanager. */
  readonly domain: string;
  readonly retention: { readonly time: Duration; readonly size: Size };
  readonly volumes: Readonly<Record<'prometheus' | 'grafana', VolumeProps>>;
  /** Number of nightly copies of Grafana's database to keep. */
  readonly backups: number;
  /**
   * Limits of the certificates of Traefik and of the hosts of the stack.
   *
   * @default - 14 and 7 days, for certificates of 90 days
   */
  readonly certificateLimits?: CertificateLimits;
  /**
   * Storage of these copies.
   *
   * @default - a volume of 1 GiB on the disk of the server, about which synthesis warns
   */
  readonly backupTarget?: BackupTarget;
  /** Receivers of notifications, and the policy that routes alerts to them. */
  readonly notifications: Pick<AlertmanagerProps, 'receivers' | 'policy' | 'location'>;
}

/**
 * Creates the stack of an application on a server: the systems of the application, Traefik, the
 * machine, and the stack itself.
 *
 * @param application creates the systems of the application with the language and commands of the
 * stack: first the application, then its servers
 */
export function k3sServer(
  props: K3sServerProps,
  application: (of: SystemContext) => readonly [System, ...System[]],
): MonitoringStackProps {
  const { name, language = defaults.language, commands, domain } = props;
  const of: SystemContext = { stack: name, language, commands };
  /** Users with access to Prometheus and Alertmanager. */
  const users = SecretValue.fromExisting('prometheus-users', 'users');
  const servers: Pick<MonitoringStackProps, 'prometheus' | 'alertmanager' | 'grafana'> = {
    prometheus: {
      retention: props.retention,
      volume: props.volumes.prometheus,
      exposure: { host: `prometheus.${domain}`, basicAuth: users },
    },
    alertmanager: {
      ...props.notifications,
      exposure: { host: `alertmanager.${domain}`, basicAuth: users },
    },
    grafana: {
      host: `grafana.${domain}`,
      adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
      secretKey: SecretValue.fromExisting('grafana-secret-key', 'secret-key'),
      folder: props.folder,
      volume: props.volumes.grafana,
      backup: { target: props.backupTarget ?? { volume: { size: Size.gibibytes(1) } }, keep: props.backups },
    },
  };
  const limits = { certificateLimits: usableLimits(props.certificateLimits) };
  const applications = application(of);
  const sites = applications.flatMap(({ publicUrls = [] }) => publicUrls);
  const systems: readonly [System, ...System[]] = [
    ...applications,
    reachabilitySystem({ ...of, sites: [{ ...monitoringSite(servers, of), ...limits }, ...sites] }),
    traefikSystem({ ...of, ...limits }),
    machineSystem(of),
    monitoringSystem(of),
  ];
  const [first, ...others] = systems;
  const jobs = systems.flatMap((system) => system.jobs);
  return {
    name,
    environment: props.environment,
    language,
    jobs,
    ...servers,
    nodeExporter: {},
    ...modulesOf(systems),
    patches: systems.flatMap(({ patches = [] }) => patches),
    dashboards: systems.flatMap(({ dashboards }) => dashboards),
    rules: [
      ...first.rules,
      withIssues(
        targetAlerts(
          systems.flatMap(({ watched }) => watched),
          of,
        ),
        certificateLimitIssues(props.certificateLimits),
      ),
      ...samplesAlerts(jobs, of),
      ...others.flatMap(({ rules }) => rules),
    ],
  };
}
