import fc from 'fast-check';
import {
  alertmanager,
  application,
  machine,
  minio,
  postgres,
  prometheusAgent,
  reachability,
  redis,
  traefik,
  type common,
} from '../../../../library';
import { gibibytes, minutes, percent, quantity, seconds } from '../../../../promql';
import { panelReference } from '../../../../dashboards/panel-reference';
import type { Placed } from '../base';
import { optional, required, type Subject } from '../subject';
import { valuesOf } from '../generated';
import { freeTexts, noTexts } from '../values';
import { pods } from './jobs';
import {
  alertNames,
  beside,
  cloud,
  commands,
  context,
  example,
  inCloud,
  languages,
  limits,
  noAlertNames,
  noLimits,
  onServer,
  server,
  severities,
} from './presets';
import { replaced, small } from './systems';

type AlertmanagerAlerts = Parameters<typeof alertmanager.alerts>[0];
type MachineAlerts = Parameters<typeof machine.alerts>[0];
type TraefikAlerts = Parameters<typeof traefik.alerts>[0];
type ReachabilityDashboard = Parameters<typeof reachability.dashboard>[0];
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
  properties: {
    ...wording,
    job: job('node'),
    thresholds: optional(
      fc.constant({
        MachineDiskFillingUp: percent(50),
        MachineDiskAlmostFull: percent(95),
        MachineInodesFillingUp: percent(50),
        MachineInodesAlmostExhausted: percent(95),
        MachineMemoryAlmostExhausted: percent(70),
        MachineProcessorsSaturated: percent(60),
        MachineDiskSaturated: percent(60),
        MachineProcessorStolen: percent(5),
        MachineClockOff: seconds(1),
      }),
      'types',
    ),
  },
  place: (of) => replaced(small(), { rules: [machine.alerts(of)] }),
};

const traefikThresholds = optional(fc.constant({ TraefikErrorsHigh: percent(10) }), 'types');

const traefikAlerts: Subject<TraefikAlerts> = {
  properties: {
    ...wording,
    job: job('traefik'),
    certificateLimits: optional(limits, noLimits),
    thresholds: traefikThresholds,
  },
  place: (of) => replaced(small(), { rules: [traefik.alerts(of)] }),
};

const traefikDashboard: Subject<traefik.TraefikDashboardOf> = {
  properties: {
    jobs: required(fc.constant(['traefik']), fc.constantFrom([''], ['nobody'])),
    language: wording.language,
    certificateLimits: optional(limits, noLimits),
    thresholds: traefikThresholds,
  },
  place: (of) => replaced(small(), { dashboards: [traefik.dashboard(of)] }),
};

const alertsOf: Subject<common.AlertsOf> = {
  properties: { ...wording, job: job('redis'), pods: required(valuesOf(pods), 'types') },
  place: (of) =>
    replaced(withRedis(), {
      rules: [redis.alerts({ ...of, severity: 'critical', impact: 'Nobody can buy anything.' })],
    }),
};

const redisThresholds = optional(
  fc.constant({ RedisMemoryAlmostFull: percent(95), RedisClientsNearLimit: percent(50) }),
  'types',
);

const redisAlerts: Subject<redis.RedisAlertsOf> = {
  properties: {
    ...alertsOf.properties,
    severity: required(severities, 'types'),
    impact: required(freeTexts, noTexts),
    thresholds: redisThresholds,
  },
  place: (of) => replaced(withRedis(), { rules: [redis.alerts(of)] }),
};

const panels = fc.constantFrom(reachability.panel, () => panelReference('reachability', 'lookup'));
const noPanels = fc.constant(() => panelReference('reachability', 'nothing'));
/** Stack of an application with a public address, whose probes have no alerts yet. */
const withPublicUrl = (): Placed => {
  const { stack, target } = onServer(
    server,
    application.system({ ...example, publicUrls: [{ url: 'https://shop.example/' }] }),
  );
  return { stack: { ...stack, rules: stack.rules.filter(({ name }) => name !== 'shop-site') }, target };
};

const reachabilityAlerts: Subject<reachability.ReachabilityOf> = {
  properties: {
    ...wording,
    name: required(alertNames, noAlertNames),
    job: job('shop-site'),
    title: required(freeTexts, noTexts),
    severity: optional(severities, 'types'),
    impact: required(freeTexts, noTexts),
    certificateLimits: optional(limits, noLimits),
    panel: required(panels, noPanels),
    hints: required(
      fc.record({ unreachable: freeTexts, certificate: freeTexts }, { noNullPrototype: true }),
      fc.constantFrom({ unreachable: '', certificate: 'Renew it.' }, { unreachable: 'Look.', certificate: ' ' }),
    ),
    adjustments: optional(fc.constant({ team: 'data' }), 'types'),
  },
  place: (of) => replaced(withPublicUrl(), { rules: [reachability.alerts(of)] }),
};

const reachabilityDashboard: Subject<ReachabilityDashboard> = {
  properties: {
    jobs: required(fc.constant(['blackbox-exporter', 'shop-site']), fc.constantFrom([''], ['nobody'])),
    language: wording.language,
    certificateLimits: optional(limits, noLimits),
  },
  place: (of) => replaced(withPublicUrl(), { dashboards: [reachability.dashboard(of)] }),
};

const dashboardOf: Subject<common.DashboardOf> = {
  properties: {
    jobs: required(fc.constant(['redis']), fc.constantFrom([''], ['nobody'])),
    language: wording.language,
  },
  place: (of) => replaced(withRedis(), { dashboards: [redis.dashboard(of)] }),
};

const redisDashboard: Subject<redis.RedisDashboardOf> = {
  properties: { ...dashboardOf.properties, thresholds: redisThresholds },
  place: (of) => replaced(withRedis(), { dashboards: [redis.dashboard(of)] }),
};

const withMinio = () => beside(minio.system({ language: 'en', namespace: 'apps' }));
const minioThresholds = optional(fc.constant({ MinioSpaceAlmostFull: percent(95) }), 'types');
const ofMinio = { language: wording.language, thresholds: minioThresholds } as const;

const minioAlerts: Subject<minio.MinioAlertsOf> = {
  properties: { ...ofMinio, job: job('minio') },
  place: (of) => replaced(withMinio(), { rules: [minio.alerts(of)] }),
};

const minioDashboard: Subject<minio.MinioDashboardOf> = {
  properties: { ...ofMinio, jobs: required(fc.constant(['minio']), fc.constantFrom([''], ['nobody'])) },
  place: (of) => replaced(withMinio(), { dashboards: [minio.dashboard(of)] }),
};

const withPostgres = () =>
  beside(postgres.system({ ...context, namespace: 'apps', lost: 'Its data.', database: 'shop' }));

const postgresThresholds = optional(
  fc.constant({
    PostgresConnectionsNearLimit: percent(90),
    PostgresTransactionOpenLong: minutes(5),
    PostgresQueriesBlocked: quantity(10, 'connections'),
    PostgresDeadlocks: quantity(50, 'events'),
    PostgresTableNotVacuumed: percent(60),
    PostgresSlotWithoutReader: gibibytes(5),
  }),
  'types',
);

const postgresAlerts: Subject<postgres.PostgresAlertsOf> = {
  properties: {
    ...alertsOf.properties,
    job: job('postgres'),
    thresholds: postgresThresholds,
  },
  place: (of) => replaced(withPostgres(), { rules: [postgres.alerts(of)] }),
};

const postgresDashboard: Subject<postgres.PostgresDashboardOf> = {
  properties: {
    jobs: required(fc.constant(['postgres']), fc.constantFrom([''], ['nobody'])),
    language: wording.language,
    thresholds: postgresThresholds,
  },
  place: (of) => replaced(withPostgres(), { dashboards: [postgres.dashboard(of)] }),
};

const agentDashboard: Subject<AgentDashboard> = {
  properties: {
    language: wording.language,
    prometheus: job('prometheus'),
    thresholds: optional(fc.constant({ PrometheusSendingLate: minutes(5) }), 'types'),
  },
  place: (of) => replaced(inCloud(cloud), { dashboards: [prometheusAgent.dashboard(of)] }),
};

/** Subjects of the alerts and dashboards of systems. */
export const systemParts = {
  Wording: words,
  AlertmanagerAlertsOf: alertmanagerAlerts,
  MachineAlertsOf: serverAlerts,
  TraefikAlertsOf: traefikAlerts,
  TraefikDashboardOf: traefikDashboard,
  DashboardOf: dashboardOf,
  MinioAlertsOf: minioAlerts,
  MinioDashboardOf: minioDashboard,
  PostgresAlertsOf: postgresAlerts,
  PostgresDashboardOf: postgresDashboard,
  RedisAlertsOf: redisAlerts,
  RedisDashboardOf: redisDashboard,
  'reachabilityAlerts()': reachabilityAlerts,
  'reachabilityDashboard()': reachabilityDashboard,
  AgentDashboardOf: agentDashboard,
};
