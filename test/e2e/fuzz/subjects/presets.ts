import fc from 'fast-check';
import { Size } from '../../../../core';
import { application, presets, type common } from '../../../../library';
import { days } from '../../../../promql';
import type { System } from '../../../../stack';
import { k3s, kubernetes } from '../../../../targets';
import { notifications } from '../../../library/shop-stacks';
import { shop } from '../../../shop';
import { textsWithout } from '../awkward';
import { alerts, type Placed } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import {
  counts,
  dnsLabels,
  durations,
  freeTexts,
  hosts,
  noCounts,
  noDurations,
  noHosts,
  noTexts,
  noUrls,
  ports,
  noPorts,
} from '../values';
import { adjustable, noChanges, teams } from './adjustments';

type ApplicationProps = Parameters<typeof application.system<string>>[0];
type PublicUrl = NonNullable<ApplicationProps['publicUrls']>[0];
type PublicUrls = NonNullable<System['publicUrls']>[number];

const target = k3s();
export const { commands } = target;
export const context: common.SystemContext = { stack: 'shop', language: 'en', commands };

export const example: ApplicationProps = {
  ...context,
  job: 'shop',
  catalogue: shop,
  namespace: 'apps',
  port: 8080,
  title: 'Shop',
  name: 'Shop',
  severity: 'critical',
  impact: 'Nobody can buy anything.',
  dashboards: () => [],
  rules: () => alerts,
};

export const server: presets.K3sServerProps = {
  name: 'shop',
  environment: 'production',
  commands,
  folder: 'Shop',
  domain: 'shop.example',
  retention: { time: '30d', size: Size.gibibytes(4) },
  volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
  backups: 3,
  notifications,
};

/** The same, which sends its samples elsewhere, so that it has alerts on that. */
export const sendingServer: presets.K3sServerProps = {
  ...server,
  prometheus: {
    remoteWrites: [{ name: 'elsewhere', url: 'https://metrics.example/api/v1/write' }],
    externalLabels: { cluster: 'shop' },
  },
};

export const onServer = (props: presets.K3sServerProps, ...systems: readonly [System, ...System[]]): Placed => ({
  // The alerts of the shop have no runbooks.
  stack: { runbooks: 'https://wiki.shop.example/runbooks', ...presets.k3sServer(props, () => systems) },
  target,
});

/** A server whose preset does not watch Kubernetes, so that a system of its own does. */
export const serverWithoutKubernetes: presets.K3sServerProps = { ...server, without: ['kubernetes'] };

export const beside = (system: System) => onServer(server, application.system(example), system);

/** Names of stacks. */
export const names = fc.constantFrom('shop', 'a-b', '1', 'x'.repeat(31));
export const noNames = textsWithout((text) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text));
const environments = required(
  fc.constantFrom('production', 'staging', 'x'.repeat(30)),
  textsWithout((text) => /^[a-z][a-z0-9-]{0,29}$/.test(text)),
);
export const languages = fc.constantFrom('en' as const, 'fr' as const);
const folders = required(freeTexts, noTexts);
export const limits = fc.constant({ warning: days(14), critical: days(7) });
export const noLimits = fc.constantFrom(
  { warning: days(7), critical: days(14) },
  { warning: days(NaN), critical: days(7) },
  { warning: days(14), critical: days(-1) },
);

const retention: Subject<presets.K3sServerProps['retention']> = {
  properties: {
    time: required(durations('30d', '1y'), noDurations),
    size: required(
      fc.constantFrom(1, 4).map((amount) => Size.gibibytes(amount)),
      fc.constantFrom(Size.mebibytes(0), Size.gibibytes(5)),
    ),
  },
  place: (one) => onServer({ ...server, retention: one }, application.system(example)),
};

const k3sProps: Subject<presets.K3sServerProps> = {
  properties: {
    name: required(names, noNames),
    environment: environments,
    language: optional(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    folder: folders,
    domain: required(
      hosts,
      noHosts.filter((host) => host !== 'localhost'),
    ),
    retention: required(valuesOf(retention), 'types'),
    volumes: required(fc.constant(server.volumes), 'types'),
    backups: required(counts(100), noCounts),
    certificateLimits: optional(limits, noLimits),
    backupTarget: optional(fc.constant({ volume: { size: Size.gibibytes(2) } }), 'types'),
    notifications: required(fc.constant(notifications), fc.constant({ ...notifications, receivers: [] })),
    ...adjustable('MachineDiskAlmostFull'),
    teams: optional(fc.constant({ data: {}, 'web-1': { folder: 'Web' } }), fc.constantFrom({ 'A b': {} })),
    without: optional(fc.constantFrom<('kubernetes' | 'machine' | 'traefik')[]>([], ['traefik']), 'types'),
    kubernetes: optional(fc.constantFrom({}, { selfSigned: true }), 'types'),
    unexposed: optional(fc.constantFrom<('prometheus' | 'alertmanager')[]>([], ['prometheus']), 'types'),
    prometheus: optional(fc.constant({ scrapeInterval: '30s' } as const), 'types'),
    alertmanager: optional(fc.constant({ replicas: 2 }), 'types'),
    grafana: optional(fc.constant({ editable: true }), 'types'),
    blackboxExporter: optional(fc.constant({}), 'types'),
    nodeExporter: optional(fc.constant({}), 'types'),
    removedRules: optional(fc.constant(['ShopOld']), fc.constantFrom([''], ['ShopOld', 'ShopOld'])),
    exporters: optional(fc.constant([]), 'types'),
    runbooks: optional(fc.constant('https://wiki.shop.example/alerts'), noUrls),
  },
  place: (props) => onServer(props, application.system({ ...example, stack: props.name } as ApplicationProps)),
};

export const cloud: presets.AgentProps = {
  name: 'shop',
  environment: 'production',
  commands,
  folder: 'Shop',
  url: 'https://shop.grafana.example',
  retention: '390d',
  metrics: { url: 'https://prometheus.shop.example/api/prom/push', user: '1234' },
  volume: { size: Size.gibibytes(1) },
  notifications,
};

export const inCloud = (props: presets.AgentProps): Placed => ({
  stack: {
    runbooks: 'https://wiki.shop.example/runbooks',
    ...presets.agent(props, () => [application.system({ ...example, publicUrls: [{ url: 'https://shop.example/' }] })]),
  },
  target: kubernetes(),
});

const metrics: Subject<presets.AgentProps['metrics']> = {
  properties: {
    url: required(fc.constantFrom('https://a.example/push', 'https://b.example/api/prom/push'), noUrls),
    user: required(fc.constantFrom('1234', 'A b'), fc.constantFrom('', ' ', 'a:b')),
  },
  place: (one) => inCloud({ ...cloud, metrics: one }),
};

const agentProps: Subject<presets.AgentProps> = {
  properties: {
    // Uids of the folders of teams begin with the name: test/targets/names.test.ts has the longest.
    name: required(fc.constantFrom('shop', 'a-b', '1'), noNames),
    environment: environments,
    language: optional(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    folder: folders,
    url: required(
      hosts.map((host) => `https://${host}`),
      fc.oneof(noUrls, fc.constant('https://a.example/')),
    ),
    retention: required(durations('30d', '390d'), noDurations),
    metrics: required(valuesOf(metrics), 'types'),
    volume: required(fc.constant({ size: Size.gibibytes(1) }), fc.constant({ size: Size.mebibytes(0) })),
    notifications: required(fc.constant(notifications), fc.constant({ ...notifications, receivers: [] })),
    ...adjustable('PrometheusSendingLate'),
    teams: optional(fc.constant({ data: {}, 'web-1': { folder: 'Web' } }), fc.constantFrom({ 'A b': {} })),
    prometheus: optional(fc.constant({ scrapeInterval: '15s' } as const), 'types'),
    grafana: optional(fc.constant({ editable: true }), 'types'),
    blackboxExporter: optional(fc.constant({}), 'types'),
    nodeExporter: optional(fc.constant({}), 'types'),
    exporters: optional(fc.constant([]), 'types'),
    runbooks: optional(fc.constant('https://wiki.shop.example/alerts'), noUrls),
  },
  place: inCloud,
};

const probedUrls = hosts.map((host) => `https://${host}/health`);

const publicUrl: Subject<PublicUrl> = {
  properties: { url: required(probedUrls, noUrls), hasBasicAuth: optional(fc.boolean(), 'types') },
  place: (one) => onServer(server, application.system({ ...example, publicUrls: [one] })),
};

export const someUrls = fc
  .array(valuesOf(publicUrl), { minLength: 1, maxLength: 2 })
  .map(([one, ...others]) => [one!, ...others] as const);
/** Prefixes of names of alerts. */
export const alertNames = fc.constantFrom('Shop', 'A', 'Http2');
export const noAlertNames = textsWithout((text) => /^[A-Z][A-Za-z0-9]*$/.test(text));
export const severities = fc.constantFrom('critical' as const, 'warning' as const, 'info' as const);
/** Properties of a watched job, besides the job itself. */
export const watchedProperties = {
  title: required(freeTexts, noTexts),
  name: required(alertNames, noAlertNames),
  severity: required(severities, 'types'),
  absentSeverity: optional(severities, 'types'),
  impact: required(freeTexts, noTexts),
  hint: optional(freeTexts, noTexts),
} as const;
const jobNames = dnsLabels(40).map((name) => `j-${name}`);

export const publicUrls: Subject<PublicUrls> = {
  properties: {
    job: required(jobNames, noNames),
    title: required(freeTexts, noTexts),
    name: required(alertNames, noAlertNames),
    urls: required(someUrls, 'types'),
    impact: required(freeTexts, noTexts),
    severity: optional(severities, 'types'),
    hints: optional(fc.constant({ unreachable: 'Look.', certificate: 'Renew it.' }), 'types'),
    certificateLimits: optional(limits, noLimits),
    panel: optional(fc.constant(undefined as never), 'types'),
    adjustments: optional(fc.constant({ team: 'data' }), 'types'),
  },
  coherent: ({ panel: _, ...others }) => others,
  place: (one) => beside({ jobs: [], watched: [], dashboards: [], rules: [], publicUrls: [one] }),
};

const applicationProps: Subject<ApplicationProps> = {
  properties: {
    catalogue: required(fc.constant(shop), 'types'),
    namespace: required(
      dnsLabels(),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
    ),
    port: required(ports, noPorts),
    publicUrls: optional(someUrls, 'types'),
    certificateLimits: optional(limits, 'types'),
    dashboards: required(fc.constant(example.dashboards), 'types'),
    rules: required(fc.constant(example.rules), 'types'),
    language: required(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    job: required(jobNames, noNames),
    ...watchedProperties,
    isNamed: optional(fc.boolean(), 'types'),
    patches: optional(fc.constant([]), 'types'),
    team: teams,
    adjust: optional(fc.constant({}), noChanges('ShopDown')),
  },
  place: (props) => onServer(server, application.system(props)),
};

/** Subjects of presets and systems. */
export const presetSubjects = {
  K3sServerProps: k3sProps,
  'K3sServerProps.retention': retention,
  AgentProps: agentProps,
  'AgentProps.metrics': metrics,
  ApplicationProps: applicationProps,
  PublicUrl: publicUrl,
  PublicUrls: publicUrls,
};
