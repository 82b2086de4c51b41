import type { Commands, Language } from '../../alerts';
import type { Duration } from '../../core/duration';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import type { AlertmanagerProps } from '../../servers/alertmanager/options';
import type { VolumeProps } from '../../servers/volume';
import type { MonitoringStackProps } from '../../stack/stack';
import { modulesOf, type System } from '../../stack/system';
import type { SystemContext } from '../common/wording';
import { machineSystem } from '../machine/system';
import { monitoringSystem } from '../monitoring/system';
import { targetAlerts } from '../targets/alerts';
import { traefikSystem } from '../traefik/system';

/** A k3s server behind its Traefik, on which a stack runs. */
export interface K3sServerProps {
  /** The name of the stack. */
  readonly name: string;
  /**
   * The language of its dashboards, alerts, runbooks and notifications.
   *
   * @default 'en'
   */
  readonly language?: Language;
  /** The commands of its runbooks. */
  readonly commands: Commands;
  /** The folder of its dashboards. */
  readonly folder: string;
  /** The domain under which Grafana, Prometheus and Alertmanager have their hosts. */
  readonly domain: string;
  readonly retention: { readonly time: Duration; readonly size: Size };
  readonly volumes: Readonly<Record<'prometheus' | 'grafana', VolumeProps>>;
  /** How many nightly copies of Grafana's database are kept. */
  readonly backups: number;
  /** Receivers of notifications, and the policy that routes alerts to them. */
  readonly notifications: Pick<AlertmanagerProps, 'receivers' | 'policy' | 'location'>;
}

/**
 * The stack of an application on a server: what the application consists of, Traefik, the machine, and the stack itself.
 *
 * @param application makes the application's systems with the language and commands of the stack: first the application, then the
 * servers that it needs
 */
export function k3sServer(
  props: K3sServerProps,
  application: (of: SystemContext) => readonly [System, ...System[]],
): MonitoringStackProps {
  const { name, language = 'en', commands, domain } = props;
  const of: SystemContext = { stack: name, language, commands };
  const machine = machineSystem(of);
  const systems = [...application(of), traefikSystem(of), machine, monitoringSystem(of)];
  const [first, ...others] = systems as [System, ...System[]];
  /** Who may enter Prometheus and Alertmanager. */
  const users = SecretValue.fromExisting('prometheus-users', 'users');
  return {
    name,
    language,
    jobs: systems.flatMap(({ jobs }) => jobs),
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
      folder: props.folder,
      volume: props.volumes.grafana,
      backup: { target: { volume: { size: Size.gibibytes(1) } }, keep: props.backups },
    },
    nodeExporter: {},
    ...modulesOf(systems),
    patches: systems.flatMap(({ patches = [] }) => patches),
    dashboards: systems.flatMap(({ dashboards }) => dashboards),
    rules: [
      ...first.rules,
      targetAlerts(
        systems.flatMap(({ watched }) => watched),
        of,
      ),
      ...others.flatMap(({ rules }) => rules),
    ],
  };
}
