import type { Duration } from '../../core/duration';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import type { VolumeProps } from '../../servers/volume';
import type { MonitoringStackProps } from '../../stack/stack';
import { modulesOf, type StackPart } from '../../stack/system';
import { Tls } from '../../stack/tls';
import { machinePart } from '../machine/system';
import { monitoringPart } from '../monitoring/system';
import { targetAlerts } from '../targets/alerts';
import { traefikPart } from '../traefik/system';
import { policyOf, receivers } from './notifications';

/** A k3s server behind its Traefik, on which a stack runs. */
export interface Server {
  /** The name of the stack. */
  readonly name: string;
  /** The folder of its dashboards. */
  readonly folder: string;
  /** The namespaces that the stack makes: two stacks may share a server. */
  readonly monitoring: string;
  readonly machine: string;
  /** The domain under which Grafana, Prometheus and Alertmanager have their hosts. */
  readonly domain: string;
  readonly retention: { readonly time: Duration; readonly size: Size };
  readonly volumes: Readonly<Record<'prometheus' | 'grafana', VolumeProps>>;
  /** How many nightly copies of Grafana's database are kept. */
  readonly backups: number;
}

/**
 * The stack of an application on a server: what the application consists of, Traefik, the machine, and the stack itself.
 *
 * @param application the first of the application's parts is itself; the others are servers that it needs
 */
export function onServer(server: Server, application: readonly [StackPart, ...StackPart[]]): MonitoringStackProps {
  const { name, monitoring, domain } = server;
  const machine = machinePart(server.machine);
  const parts = [...application, traefikPart(), machine, monitoringPart({ stack: name, namespace: monitoring })];
  const [first, ...others] = parts as [StackPart, ...StackPart[]];
  /** Who may enter Prometheus and Alertmanager. */
  const users = SecretValue.fromExisting('prometheus-users', 'users');
  return {
    name,
    namespace: monitoring,
    language: 'fr',
    jobs: parts.flatMap(({ jobs }) => jobs),
    prometheus: {
      retention: server.retention,
      volume: server.volumes.prometheus,
      exposure: { host: `prometheus.${domain}`, basicAuth: users },
    },
    alertmanager: {
      receivers,
      policy: policyOf('critical', 'warning', 'info'),
      location: 'Europe/Paris',
      exposure: { host: `alertmanager.${domain}`, basicAuth: users },
    },
    grafana: {
      host: `grafana.${domain}`,
      adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
      folder: server.folder,
      volume: server.volumes.grafana,
      backup: { target: { volume: { size: Size.gibibytes(1) } }, keep: server.backups },
    },
    // The resolver that the README's HelmChartConfig gives to Traefik.
    ingress: { tls: Tls.fromResolver('letsencrypt') },
    nodeExporter: { job: machine.job },
    ...modulesOf(parts),
    patches: parts.flatMap(({ patches = [] }) => patches),
    dashboards: parts.flatMap(({ dashboards }) => dashboards),
    rules: [
      ...first.rules,
      targetAlerts(parts.flatMap(({ watched }) => watched)),
      ...others.flatMap(({ rules }) => rules),
    ],
  };
}
