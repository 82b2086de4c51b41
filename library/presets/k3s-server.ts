import type { Commands, Language } from '../../alerts';
import type { Duration } from '../../core/duration';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import type { AlertmanagerProps } from '../../servers/alertmanager/options';
import type { VolumeProps } from '../../servers/volume';
import type { MonitoringStackProps } from '../../stack/stack';
import { modulesOf, type StackPart } from '../../stack/system';
import type { SystemContext } from '../common/wording';
import { machinePart } from '../machine/system';
import { monitoringPart } from '../monitoring/system';
import { targetAlerts } from '../targets/alerts';
import { traefikPart } from '../traefik/system';

/** k3s server with its Traefik, on which a stack runs. */
export interface Server {
  /** Name of the stack. */
  readonly name: string;
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
export function onServer(
  server: Server,
  application: (of: SystemContext) => readonly [StackPart, ...StackPart[]],
): MonitoringStackProps {
  const { name, language = 'en', commands, domain } = server;
  const of: SystemContext = { stack: name, language, commands };
  const machine = machinePart(of);
  const parts = [...application(of), traefikPart(of), machine, monitoringPart(of)];
  const [first, ...others] = parts as [StackPart, ...StackPart[]];
  /** Users with access to Prometheus and Alertmanager. */
  const users = SecretValue.fromExisting('prometheus-users', 'users');
  return {
    name,
    language,
    jobs: parts.flatMap(({ jobs }) => jobs),
    prometheus: {
      retention: server.retention,
      volume: server.volumes.prometheus,
      exposure: { host: `prometheus.${domain}`, basicAuth: users },
    },
    alertmanager: {
      ...server.notifications,
      exposure: { host: `alertmanager.${domain}`, basicAuth: users },
    },
    grafana: {
      host: `grafana.${domain}`,
      adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
      folder: server.folder,
      volume: server.volumes.grafana,
      backup: { target: { volume: { size: Size.gibibytes(1) } }, keep: server.backups },
    },
    nodeExporter: {},
    ...modulesOf(parts),
    patches: parts.flatMap(({ patches = [] }) => patches),
    dashboards: parts.flatMap(({ dashboards }) => dashboards),
    rules: [
      ...first.rules,
      targetAlerts(
        parts.flatMap(({ watched }) => watched),
        of,
      ),
      ...others.flatMap(({ rules }) => rules),
    ],
  };
}
