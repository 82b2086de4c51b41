import fc from 'fast-check';
import { application, type presets } from '../../../../library';
import type { GrafanaFolder } from '../../../../servers';
import { notifications } from '../../../library/shop-stacks';
import { optional, required, type OptionalProperty, type Property, type Subject } from '../subject';
import { durations, freeTexts, noDurations, noTexts } from '../values';
import { alertmanager } from './alertmanager';
import { exporters } from './exporters';
import { grafana } from './grafana';
import { cloud, example, inCloud, onServer, server } from './presets';
import { prometheus } from './prometheus';
import { small } from './systems';

type Options<P, K extends keyof P> = NonNullable<P[K]>;

/** Makes a property one that may be absent. */
const optionally = <V>({ allowed, refused }: Property<V>): OptionalProperty<V> => optional(allowed, refused);

/** Intervals in which the alerts of a preset have enough samples. */
const interval = optional(durations('15s', '30s', '1m'), noDurations);

const shop = () => application.system(example);

const ofPrometheus = prometheus['MonitoringStackProps.prometheus'].properties;
const k3sPrometheus: Subject<Options<presets.K3sServerProps, 'prometheus'>> = {
  properties: {
    ...ofPrometheus,
    retention: optionally(ofPrometheus.retention),
    volume: optionally(ofPrometheus.volume),
    scrapeInterval: interval,
    evaluationInterval: interval,
  },
  coherent: (props) =>
    props.remoteWrites && !props.externalLabels ? { ...props, externalLabels: { cluster: 'shop' } } : props,
  place: (one) => onServer({ ...server, prometheus: one }, shop()),
};

const k3sKubernetes: Subject<Options<presets.K3sServerProps, 'kubernetes'>> = {
  properties: {
    selfSigned: optional(fc.boolean(), 'types'),
    kubeStateMetrics: optional(fc.constant({ namespaces: ['shop'] } as const), 'types'),
  },
  place: (kubernetes) => onServer({ ...server, kubernetes }, shop()),
};

const { receivers: _, policy: __, ...ofAlertmanager } = alertmanager['MonitoringStackProps.alertmanager'].properties;
const k3sAlertmanager: Subject<Options<presets.K3sServerProps, 'alertmanager'>> = {
  properties: ofAlertmanager,
  // The preset has a receiver of the Watchdog.
  coherent: ({ noWatchdogReceiverReason: ___, ...others }) => others,
  place: (one) => onServer({ ...server, alertmanager: one }, shop()),
};

const ofGrafana = grafana['MonitoringStackProps.grafana'].properties;
const k3sGrafana: Subject<Options<presets.K3sServerProps, 'grafana'>> = {
  properties: {
    ...ofGrafana,
    host: optionally(ofGrafana.host),
    adminPassword: optionally(ofGrafana.adminPassword),
    secretKey: optionally(ofGrafana.secretKey),
    folder: optionally(ofGrafana.folder),
    volume: optionally(ofGrafana.volume),
    homeDashboard: optional(fc.constant('machine'), ofGrafana.homeDashboard.refused),
  },
  place: (one) => onServer({ ...server, grafana: one }, shop()),
};

type Notified = presets.OwnPolicy & Pick<presets.K3sServerProps['notifications'], 'location'>;
const k3sNotifications: Subject<Notified> = {
  properties: {
    receivers: required(fc.constant(notifications.receivers), fc.constant([])),
    policy: required(fc.constant(notifications.policy), fc.constant({ route: { receiver: 'nobody' } })),
    noWatchdogReceiverReason: optional(fc.constant('The Watchdog notifies nobody.'), noTexts),
    location: ofAlertmanager.location,
  },
  // The policy of the shop has a receiver of the Watchdog.
  coherent: ({ noWatchdogReceiverReason: ____, ...others }) => others,
  place: (one) => onServer({ ...server, notifications: one }, shop()),
};

const ofAgent = prometheus['AgentStackProps.prometheus'].properties;
const agentPrometheus: Subject<Options<presets.AgentProps, 'prometheus'>> = {
  properties: {
    ...ofAgent,
    volume: optionally(ofAgent.volume),
    remoteWrites: optionally(ofAgent.remoteWrites),
    scrapeInterval: interval,
  },
  place: (one) => inCloud({ ...cloud, prometheus: one }),
};

const agentGrafana: Subject<Options<presets.AgentProps, 'grafana'>> = {
  properties: {
    editable: grafana.ExternalGrafana.properties.editable,
    dataSource: optionally(grafana.ExternalGrafana.properties.dataSource),
  },
  place: (one) => inCloud({ ...cloud, grafana: one }),
};

const { modules: _____, ...ofBlackbox } = exporters['MonitoringStackProps.blackboxExporter'].properties;
const agentBlackbox: Subject<Options<presets.AgentProps, 'blackboxExporter'>> = {
  properties: ofBlackbox,
  place: (one) => inCloud({ ...cloud, blackboxExporter: one }),
};

const folder: Subject<GrafanaFolder> = {
  properties: {
    name: required(fc.constantFrom('data', 'web-1', '1'), fc.constantFrom('', ' ', 'A', 'a b', 'a/b', '-a', 'é', '..')),
    title: required(
      freeTexts.filter((text) => !text.includes('/')),
      fc.oneof(noTexts, fc.constantFrom('General', 'Shop')),
    ),
    dashboards: required(fc.constantFrom([], ['machine']), fc.constantFrom(['nothing'], [''], ['machine', 'machine'])),
    ruleGroups: required(fc.constantFrom([], ['machine']), fc.constantFrom(['nothing'], [''], ['machine', 'machine'])),
  },
  place: (one) => {
    const { stack, target } = small();
    return { stack: { ...stack, folders: [one] }, target };
  },
};

/** Subjects of the options that presets give to their servers. */
export const presetServers = {
  'K3sServerProps.prometheus': k3sPrometheus,
  'K3sServerProps.alertmanager': k3sAlertmanager,
  'K3sServerProps.grafana': k3sGrafana,
  'K3sServerProps.kubernetes': k3sKubernetes,
  'K3sServerProps.notifications': k3sNotifications,
  'AgentProps.prometheus': agentPrometheus,
  'AgentProps.grafana': agentGrafana,
  'AgentProps.blackboxExporter': agentBlackbox,
  GrafanaFolder: folder,
};
