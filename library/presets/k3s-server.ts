import { defaults } from '../../core/defaults';
import type { Commands, Language } from '../../alerts';
import type { Duration } from '../../core/duration';
import type { Issue } from '../../core/errors';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import type { AlertmanagerProps } from '../../servers/alertmanager/options';
import type { BackupTarget } from '../../servers/grafana-backup/options';
import type { VolumeProps } from '../../servers/volume';
import type { CertificateLimits } from '../../stack/public-urls';
import type { MonitoringStackProps, StackContent } from '../../stack/stack';
import type { System } from '../../stack/system';
import { changesOf, validChanges } from '../common/adjust';
import { siteAlertTable, type Adjustable } from '../common/alert-table';
import { certificateLimitIssues, usableLimits } from '../common/certificates';
import type { SystemContext } from '../common/wording';
import { kubernetesAlertTable } from '../kubernetes/alert-table';
import { kubernetesSystem, type KubernetesProps } from '../kubernetes/system';
import { machineAlertTable } from '../machine/alert-table';
import { machineSystem } from '../machine/system';
import { monitoringAlertsOf, type monitoringAlertTable } from '../monitoring/alert-table';
import { monitoringSite } from '../monitoring/site';
import { monitoringSystem } from '../monitoring/system';
import { reachabilitySystem } from '../reachability/system';
import { traefikAlertTable } from '../traefik/alert-table';
import { traefikSystem } from '../traefik/system';
import { contentOf, jobsAlertTable, unknownChangeIssues } from './content';
import { notificationsIssues, resolvedNotifications, type OwnPolicy, type PresetNotifications } from './notifications';
import type { Team } from './teams';

/** Alerts on the public URLs of the monitoring itself. */
export const siteTable = siteAlertTable('Monitoring');

/** Alerts that the preset creates, besides those of the given systems. */
export type ServerAlerts = typeof kubernetesAlertTable &
  typeof machineAlertTable &
  typeof traefikAlertTable &
  typeof monitoringAlertTable &
  typeof siteTable &
  typeof jobsAlertTable;

/** k3s server with its Traefik, on which a stack runs. */
export interface K3sServerProps
  extends Adjustable<ServerAlerts>, Pick<StackContent, 'removedRules' | 'exporters' | 'runbooks' | 'nodeExporter'> {
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
  /** Retention of samples. Prometheus deletes those that are too old or exceed the size. */
  readonly retention: { readonly time: Duration; readonly size: Size };
  /** Volumes of the samples, and of Grafana's database. */
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
  /**
   * Receivers of notifications, and who gets what. The policy follows from it and from the alerts of
   * the stack; or give a policy of your own.
   */
  readonly notifications: (PresetNotifications | OwnPolicy) & Pick<AlertmanagerProps, 'location'>;
  /**
   * Teams of systems, by the names that systems give: their folder in Grafana and their receivers.
   *
   * @default - any team, with a folder of its name and the receivers of the stack
   */
  readonly teams?: Readonly<Record<string, Team>>;
  /**
   * Systems that the stack does not have: `kubernetes` is kube-state-metrics and the kubelets, `machine`
   * is node_exporter, each with its alerts. Of several stacks in one cluster, one watches Kubernetes.
   *
   * @default - none: it has all
   */
  readonly without?: readonly ('kubernetes' | 'machine' | 'traefik')[];
  /**
   * Options of the system of Kubernetes.
   *
   * @default - kube-state-metrics describes the objects of all namespaces, and the authority of the
   * cluster signed the certificates of the kubelets
   */
  readonly kubernetes?: Pick<KubernetesProps, 'kubeStateMetrics' | 'selfSigned'>;
  /**
   * Servers that Traefik does not expose.
   *
   * @default - none: Prometheus and Alertmanager ask for the password of `prometheus-users`
   */
  readonly unexposed?: readonly ('prometheus' | 'alertmanager')[];
  /**
   * Options of Prometheus, in place of those of the preset.
   *
   * @default - none
   */
  readonly prometheus?: Partial<MonitoringStackProps['prometheus']>;
  /**
   * Options of Alertmanager, in place of those of the preset.
   *
   * @default - none
   */
  readonly alertmanager?: Partial<Omit<NonNullable<MonitoringStackProps['alertmanager']>, 'receivers' | 'policy'>>;
  /**
   * Options of Grafana, in place of those of the preset.
   *
   * @default - none
   */
  readonly grafana?: Partial<MonitoringStackProps['grafana']>;
  /**
   * Image and resources of blackbox_exporter.
   *
   * @default - those of the server
   */
  readonly blackboxExporter?: Omit<NonNullable<StackContent['blackboxExporter']>, 'modules'>;
}

/**
 * Creates the stack of an application on a server: the systems of the application, Traefik,
 * Kubernetes, the machine, and the stack itself.
 *
 * @param application creates the systems of the application with the language and commands of the
 * stack: first the application, then its servers
 */
export function k3sServer(
  props: K3sServerProps,
  application: (of: SystemContext) => readonly [System, ...System[]],
): MonitoringStackProps {
  const { name, environment, language = defaults.language, commands, domain, notifications, teams = {}, team } = props;
  const { without = [], unexposed = [], adjust, removedRules, exporters, runbooks } = props;
  const of: SystemContext = { stack: name, language, commands };
  /** Users with access to Prometheus and Alertmanager. */
  const users = SecretValue.fromExisting('prometheus-users', 'users');
  const exposureOf = (server: 'prometheus' | 'alertmanager') =>
    unexposed.includes(server) ? {} : { exposure: { host: `${server}.${domain}`, basicAuth: users } };
  const prometheus: MonitoringStackProps['prometheus'] = {
    retention: props.retention,
    volume: props.volumes.prometheus,
    ...exposureOf('prometheus'),
    ...props.prometheus,
  };
  const alertmanager: K3sServerProps['alertmanager'] & {} = { ...exposureOf('alertmanager'), ...props.alertmanager };
  const grafana: MonitoringStackProps['grafana'] = {
    host: `grafana.${domain}`,
    adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
    secretKey: SecretValue.fromExisting('grafana-secret-key', 'secret-key'),
    folder: props.folder,
    volume: props.volumes.grafana,
    backup: { target: props.backupTarget ?? { volume: { size: Size.gibibytes(1) } }, keep: props.backups },
    ...props.grafana,
  };
  const limits = { certificateLimits: usableLimits(props.certificateLimits) };
  const applications = application(of);
  const sites = applications.flatMap(({ publicUrls = [] }) => publicUrls);
  const own = { ...of, ...(team === undefined ? {} : { team }) };
  const hosts = {
    ...monitoringSite({ prometheus, alertmanager, grafana }, of),
    ...limits,
    adjustments: {
      ...(team === undefined ? {} : { team }),
      adjust: validChanges(adjust, siteTable),
    },
  };
  const has = {
    kubernetes: !without.includes('kubernetes'),
    machine: !without.includes('machine'),
    traefik: !without.includes('traefik'),
  };
  const hasRemoteWrites = (props.prometheus?.remoteWrites ?? []).length > 0;
  const monitoringAlerts = monitoringAlertsOf(hasRemoteWrites);
  const excluded = (option: 'kubernetes' | 'nodeExporter', system: keyof typeof has): Issue[] =>
    props[option] !== undefined && !has[system]
      ? [{ problem: `${option} is set, but without lists ${system}`, remedy: 'remove one of them' }]
      : [];
  const content = contentOf({
    of,
    first: applications.slice(0, 1),
    others: [
      ...applications.slice(1),
      reachabilitySystem({ ...of, sites: [hosts, ...sites] }),
      ...(has.traefik ? [traefikSystem({ ...own, ...limits, adjust: changesOf(traefikAlertTable, adjust) })] : []),
      ...(has.kubernetes
        ? [kubernetesSystem({ ...own, ...props.kubernetes, adjust: changesOf(kubernetesAlertTable, adjust) })]
        : []),
      ...(has.machine ? [machineSystem({ ...own, adjust: changesOf(machineAlertTable, adjust) })] : []),
      monitoringSystem({ ...own, hasRemoteWrites, adjust: changesOf(monitoringAlerts, adjust) }),
    ],
    teams,
    adjust,
    issues: [
      ...certificateLimitIssues(props.certificateLimits),
      ...unknownChangeIssues(adjust, {
        ...(has.kubernetes ? kubernetesAlertTable : {}),
        ...(has.machine ? machineAlertTable : {}),
        ...(has.traefik ? traefikAlertTable : {}),
        ...monitoringAlerts,
        ...siteTable,
        ...jobsAlertTable,
      }),
      ...notificationsIssues(notifications, teams),
      ...excluded('kubernetes', 'kubernetes'),
      ...excluded('nodeExporter', 'machine'),
    ],
  });
  const { blackboxExporter } = content;
  const { location } = notifications;
  return {
    name,
    environment,
    language,
    ...content,
    ...(blackboxExporter ? { blackboxExporter: { ...props.blackboxExporter, ...blackboxExporter } } : {}),
    ...(has.machine ? { nodeExporter: props.nodeExporter ?? {} } : {}),
    ...(removedRules ? { removedRules } : {}),
    ...(exporters ? { exporters } : {}),
    ...(runbooks === undefined ? {} : { runbooks }),
    prometheus,
    alertmanager: {
      ...resolvedNotifications(notifications, { environment, rules: content.rules, teams }),
      ...(location === undefined ? {} : { location }),
      ...alertmanager,
    },
    grafana,
  };
}
