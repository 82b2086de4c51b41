import fc from 'fast-check';
import { alertmanager, machine, monitoring, prometheusAgent, redis, traefik, type common } from '../../../../library';
import { optional, required, type Subject } from '../subject';
import { valuesOf } from '../generated';
import { pods } from './jobs';
import { beside, cloud, commands, context, inCloud, languages, limits, noLimits } from './presets';
import { replaced, small } from './systems';

type AlertmanagerAlerts = Parameters<typeof alertmanager.alerts>[0];
type MachineAlerts = Parameters<typeof machine.alerts>[0];
type TraefikAlerts = Parameters<typeof traefik.alerts>[0];
type Monitoring = Parameters<typeof monitoring.dashboard>[0];
type AgentDashboard = Parameters<typeof prometheusAgent.dashboard>[0];

/** A job of the stack. */
const job = (name: string) => required(fc.constant(name), fc.constantFrom('', 'nobody', 'a b'));
const wording = {
  language: required(languages, 'types'),
  commands: required(fc.constant(commands), 'types'),
} as const;
const withRedis = () =>
  beside(
    redis.system({
      ...context,
      namespace: 'apps',
      lost: 'Its cache.',
      unreachable: { severity: 'critical', impact: 'None.' },
    }),
  );

const words: Subject<common.Wording> = {
  properties: wording,
  place: (of) => replaced(small(), machine.system(of)),
};

const alertmanagerAlerts: Subject<AlertmanagerAlerts> = {
  properties: { ...wording, job: job('alertmanager'), prometheus: job('prometheus') },
  place: (of) => replaced(small(), { rules: alertmanager.alerts(of) }),
};

const serverAlerts: Subject<MachineAlerts> = {
  properties: { ...wording, job: job('node') },
  place: (of) => replaced(small(), { rules: [machine.alerts(of)] }),
};

const traefikAlerts: Subject<TraefikAlerts> = {
  properties: { ...wording, job: job('traefik'), certificateLimits: optional(limits, noLimits) },
  place: (of) => replaced(small(), { rules: [traefik.alerts(of)] }),
};

const alertsOf: Subject<common.AlertsOf> = {
  properties: { ...wording, job: job('redis'), pods: required(valuesOf(pods), 'types') },
  place: (of) =>
    replaced(withRedis(), {
      rules: [redis.alerts({ ...of, severity: 'critical', impact: 'Nobody can buy anything.' })],
    }),
};

const dashboardOf: Subject<common.DashboardOf> = {
  properties: {
    jobs: required(fc.constant(['redis']), fc.constantFrom([''], ['nobody'])),
    language: wording.language,
  },
  place: (of) => replaced(withRedis(), { dashboards: [redis.dashboard(of)] }),
};

const monitoringProps: Subject<Monitoring> = {
  properties: { language: wording.language, prometheus: job('prometheus'), grafana: job('grafana') },
  place: (of) => replaced(small(), { dashboards: [monitoring.dashboard(of)] }),
};

const agentDashboard: Subject<AgentDashboard> = {
  properties: { language: wording.language, prometheus: job('prometheus') },
  place: (of) => replaced(inCloud(cloud), { dashboards: [prometheusAgent.dashboard(of)] }),
};

/** Subjects of the alerts and dashboards of systems. */
export const systemParts = {
  Wording: words,
  AlertmanagerAlertsOf: alertmanagerAlerts,
  ServerAlertsOf: serverAlerts,
  TraefikAlertsOf: traefikAlerts,
  AlertsOf: alertsOf,
  DashboardOf: dashboardOf,
  MonitoringProps: monitoringProps,
  AgentDashboardOf: agentDashboard,
};
