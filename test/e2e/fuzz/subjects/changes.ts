import fc from 'fast-check';
import type { AlertAdjustment, AlertAdjustments } from '../../../../alerts';
import {
  application,
  common,
  kubernetes,
  machine,
  prometheus,
  prometheusAgent,
  targets,
  type presets,
} from '../../../../library';
import { minutes, percent, seconds } from '../../../../promql';
import type { System } from '../../../../stack';
import { optional, required, type Properties, type Subject } from '../subject';
import { durations, noDurationsFromZero, noTexts } from '../values';
import { adjustable, noChanges, teams } from './adjustments';
import { teamReceivers } from './team-receivers';
import {
  cloud,
  commands,
  context,
  example,
  inCloud,
  languages,
  onServer,
  sendingServer,
  server,
  serverWithoutKubernetes,
} from './presets';
import { replaced, small } from './systems';

type Watched = System['watched'][number];
type SystemOf<F extends (of: never) => unknown> = Parameters<F>[0];
type MachineProps = SystemOf<typeof machine.system>;
type AgentSystemProps = SystemOf<typeof prometheusAgent.system>;
type MachineThresholds = NonNullable<SystemOf<typeof machine.alerts>['thresholds']>;
type AgentAlerts = SystemOf<typeof prometheusAgent.alerts>;
type PrometheusAlerts = SystemOf<typeof prometheus.alerts>;
type Changes<P extends { readonly adjust?: object }> = NonNullable<P['adjust']>;
/** Changes of an alert that is not switched off. */
type Change<T> = Extract<NonNullable<T>, { readonly off?: never }>;

const severities = fc.constantFrom('critical' as const, 'warning' as const, 'info' as const);
const labels = optional(
  fc.constantFrom({ squad: 'a' }, { tier: 'Über' }),
  fc.constantFrom({ severity: 'info' }, { alertname: 'a' }, { 'a b': 'c' }, { __a__: 'b' }, { squad: '{{ $value }}' }),
);

const change = {
  severity: optional(severities, fc.constantFrom('', 'urgent', 'Critical', 'toString')),
  for: optional(durations('0s', '1m', '15m', '2h'), noDurationsFromZero),
  labels,
} as const;

const shares = fc.constantFrom(percent(1), percent(50), percent(99));
/** Shares that are no threshold, although they compile. */
const impossibleShares = fc.constantFrom(percent(101), percent(500), percent(NaN), percent(Infinity));
// Rates of a time: the catalogue does not say that they are at most the whole.
const counted = required(shares, fc.constantFrom(percent(NaN), percent(Infinity)));
const noShares = fc.oneof(
  impossibleShares,
  fc.constantFrom<unknown>(percent(-10), percent(0), percent(100), seconds(0.5), 0.5, '50 %', null),
);
const delays = fc.constantFrom(seconds(1), minutes(10));
const impossibleDelays = fc.constantFrom(minutes(NaN), minutes(Infinity));
const noDelays = fc.oneof(
  impossibleDelays,
  fc.constantFrom<unknown>(minutes(0), seconds(-1), percent(50), 5, '5m', null),
);

/** Changes of one alert, besides a name that no alert has. */
const changesOf = (one: fc.Arbitrary<object>) =>
  optional(one as fc.Arbitrary<never>, fc.constantFrom({ threshold: 5 }));

const withMachine = (adjust: Changes<MachineProps>) => replaced(small(), machine.system({ ...context, adjust }));
const withAgentSystem = (adjust: Changes<AgentSystemProps>) =>
  replaced(inCloud(cloud), prometheusAgent.system({ ...context, adjust }));

const shareAlerts = [
  'MachineDiskFillingUp',
  'MachineDiskAlmostFull',
  'MachineInodesFillingUp',
  'MachineInodesAlmostExhausted',
  'MachineMemoryAlmostExhausted',
  'MachineProcessorsSaturated',
  'MachineDiskSaturated',
  'MachineProcessorStolen',
] as const;
/** The same for each alert on a machine whose threshold is a share. */
const ofShares = <T>(one: T) =>
  Object.fromEntries(shareAlerts.map((name) => [name, one])) as Record<(typeof shareAlerts)[number], T>;

const machineThresholds: Properties<MachineThresholds> = {
  ...ofShares(required(shares, impossibleShares)),
  ...{ MachineProcessorsSaturated: counted, MachineDiskSaturated: counted, MachineProcessorStolen: counted },
  MachineClockOff: required(delays, impossibleDelays),
};

const thresholds: Subject<MachineThresholds> = {
  properties: machineThresholds,
  place: (one) => replaced(small(), { rules: [machine.alerts({ ...context, job: 'node', thresholds: one })] }),
};

const machineLimits = fc.record({ ...ofShares(shares), MachineClockOff: delays }, { noNullPrototype: true });
const machineDashboard: Subject<SystemOf<typeof machine.dashboard>> = {
  properties: {
    jobs: required(fc.constant(['node']), fc.constantFrom([''], ['nobody'])),
    language: required(languages, 'types'),
    thresholds: optional(machineLimits, 'types'),
  },
  place: (of) => replaced(small(), { dashboards: [machine.dashboard(of)] }),
};

const wording = { language: required(languages, 'types'), commands: required(fc.constant(commands), 'types') } as const;

const machineProps: Subject<MachineProps> = {
  properties: { ...wording, ...adjustable('MachineDiskAlmostFull') },
  place: (of) => replaced(small(), machine.system(of)),
};

const diskChange: Subject<Change<Changes<MachineProps>['MachineDiskFillingUp']>> = {
  properties: { ...change, threshold: optional(shares, noShares) },
  place: (one) => withMachine({ MachineDiskFillingUp: one }),
};

export const diskChanges = changesOf(fc.constantFrom({}, { threshold: percent(70) }, { off: 'It is noisy.' }));
const ofMachine = {
  ...ofShares(diskChanges),
  MachineClockOff: changesOf(fc.constantFrom({}, { threshold: seconds(1) }, { off: 'It is noisy.' })),
} as const;

const machineChanges: Subject<Pick<Changes<MachineProps>, keyof MachineThresholds>> = {
  properties: ofMachine,
  place: withMachine,
};

const agentSystem: Subject<AgentSystemProps> = {
  properties: { ...wording, ...adjustable('PrometheusSendingLate') },
  place: (of) => replaced(inCloud(cloud), prometheusAgent.system(of)),
};

export const lateChanges = changesOf(fc.constantFrom({}, { threshold: minutes(5) }, { off: 'It is noisy.' }));
type AgentChanges = Pick<Changes<AgentSystemProps>, 'PrometheusSendingLate'>;
const agentChanges: Subject<AgentChanges> = {
  properties: { PrometheusSendingLate: lateChanges },
  place: withAgentSystem,
};
const cloudChanges: Subject<AgentChanges> = {
  properties: agentChanges.properties,
  place: (adjust) => inCloud({ ...cloud, adjust }),
};

type KubernetesChanges = Changes<kubernetes.KubernetesProps>;
/** Alerts of the monitoring that have a threshold. */
export type MonitoringNames = 'PrometheusDiskNearRetentionLimit' | 'PrometheusSendingLate';
type KubernetesNames = 'KubernetesJobSlow' | 'KubernetesCronJobLate' | 'KubernetesCertificateExpiring';
const withKubernetes = (adjust: KubernetesChanges) =>
  onServer(serverWithoutKubernetes, application.system(example), kubernetes.system({ ...context, adjust }));
const kubernetesChanges: Subject<Pick<KubernetesChanges, KubernetesNames>> = {
  properties: {
    KubernetesJobSlow: lateChanges,
    KubernetesCronJobLate: lateChanges,
    KubernetesCertificateExpiring: lateChanges,
  },
  place: withKubernetes,
};

type K3sChanges = Pick<
  Changes<presets.K3sServerProps>,
  keyof MachineThresholds | MonitoringNames | 'TraefikErrorsHigh' | KubernetesNames
>;
const k3sChanges: Subject<K3sChanges> = {
  properties: {
    ...ofMachine,
    ...kubernetesChanges.properties,
    PrometheusDiskNearRetentionLimit: diskChanges,
    PrometheusSendingLate: lateChanges,
    TraefikErrorsHigh: diskChanges,
  },
  place: (adjust) => onServer({ ...sendingServer, adjust }, application.system(example)),
};

const lateChange: Subject<Change<KubernetesChanges['KubernetesJobSlow']>> = {
  properties: { ...change, threshold: optional(delays, noDelays) },
  place: (one) => withKubernetes({ KubernetesJobSlow: one }),
};

const jobOf = (name: string) => required(fc.constant(name), fc.constantFrom('', 'nobody', 'a b'));

const prometheusAlerts: Subject<PrometheusAlerts> = {
  properties: {
    ...wording,
    job: jobOf('prometheus'),
    thresholds: optional(fc.constant({ PrometheusDiskNearRetentionLimit: percent(80) }), 'types'),
  },
  place: (of) => replaced(small(), { rules: prometheus.alerts(of) }),
};
const prometheusThresholds: Subject<NonNullable<PrometheusAlerts['thresholds']>> = {
  // The disk can have more than the limit for a time.
  properties: {
    PrometheusDiskNearRetentionLimit: required(shares, fc.constantFrom(percent(NaN), percent(Infinity))),
  },
  place: (one) => replaced(small(), { rules: prometheus.alerts({ ...context, job: 'prometheus', thresholds: one }) }),
};

const agentAlerts: Subject<AgentAlerts> = {
  properties: {
    ...wording,
    job: jobOf('prometheus'),
    thresholds: optional(fc.constant({ PrometheusSendingLate: minutes(5) }), 'types'),
  },
  place: (of) => replaced(inCloud(cloud), { rules: prometheusAgent.alerts(of) }),
};
const agentThresholds: Subject<NonNullable<AgentAlerts['thresholds']>> = {
  properties: { PrometheusSendingLate: required(delays, impossibleDelays) },
  place: (one) =>
    replaced(inCloud(cloud), { rules: prometheusAgent.alerts({ ...context, job: 'prometheus', thresholds: one }) }),
};

type GivenChanges = Parameters<typeof common.adjusted>[1];
const shopChanges = { ...adjustable('ShopDown') };
const given: Subject<GivenChanges> = {
  properties: shopChanges,
  place: (one) => onServer(server, common.adjusted(application.system(example), one)),
};
const alertTable: Subject<{ readonly alerts?: common.AlertTable }> = {
  properties: {
    alerts: optional(
      fc.constantFrom<common.AlertTable>(
        { ShopDown: 'without threshold' },
        { ShopDown: percent(5), Other: percent(5) },
      ),
      fc.constantFrom<common.AlertTable>({}, { Other: 'without threshold' }),
    ),
  },
  place: ({ alerts: table }) =>
    onServer(server, common.adjusted(application.system(example), { adjust: { ShopDown: { for: '3m' } } }, table)),
};

/** Stack of an application on a server, whose watched job has changes of its alerts. */
const watchedWith = (adjustments: AlertAdjustments) => {
  const system = application.system(example);
  const watched = system.watched.map((one): Watched => ({ ...one, adjustments }));
  return onServer(server, { ...system, watched });
};
const adjustments: Subject<AlertAdjustments> = {
  properties: {
    team: teams,
    adjust: optional(fc.constantFrom({}, { ShopDown: { for: '3m' } } as const), noChanges('ShopDown')),
  },
  place: watchedWith,
};
const adjustment: Subject<AlertAdjustment> = {
  properties: { ...change, off: optional(fc.constant('It is noisy.'), noTexts) },
  coherent: ({ off, ...others }) => (off === undefined || Object.keys(others).length > 0 ? others : { off }),
  place: (one) => watchedWith({ adjust: { ShopDown: one } }),
};
const switchedOff: Subject<{ readonly off: string }> = {
  properties: { off: required(fc.constant('It is noisy.'), noTexts) },
  place: (one) => withMachine({ MachineDiskAlmostFull: one }),
};

const groupName: Subject<{ readonly name?: string }> = {
  properties: { name: optional(fc.constantFrom('targets-web', 'a b'), noTexts) },
  place: ({ name }) => {
    const { stack, target } = small();
    const group = targets.alerts(application.system(example).watched, context, name);
    return { stack: { ...stack, rules: [...stack.rules.filter((one) => one.name !== 'targets'), group] }, target };
  },
};

/** Subjects of changes of alerts, and of their thresholds. */
export const changes = {
  AlertAdjustment: adjustment,
  AlertAdjustments: adjustments,
  GivenChanges: given,
  SwitchedOff: switchedOff,
  'adjustedSystem(…)': alertTable,
  'targetAlerts(…)': groupName,
  TeamReceivers: teamReceivers,
  'machineSystem()': machineProps,
  'machineSystem().adjust': machineChanges,
  'machineSystem().adjust.MachineDiskFillingUp': diskChange,
  'MachineAlertsOf.thresholds': thresholds,
  MachineDashboardOf: machineDashboard,
  'agentSystem()': agentSystem,
  'agentSystem().adjust': agentChanges,
  PrometheusAlertsOf: prometheusAlerts,
  'PrometheusAlertsOf.thresholds': prometheusThresholds,
  AgentAlertsOf: agentAlerts,
  'AgentAlertsOf.thresholds': agentThresholds,
  'AgentProps.adjust': cloudChanges,
  'KubernetesProps.adjust': kubernetesChanges,
  'KubernetesProps.adjust.KubernetesJobSlow': lateChange,
  'K3sServerProps.adjust': k3sChanges,
};
