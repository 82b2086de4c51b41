import fc from 'fast-check';
import { alertmanager, application, kubernetes, reachability, redis, targets, traefik } from '../../../../library';
import { SecretValue } from '../../../../core';
import type { RuleGroup } from '../../../../alerts';
import type { ProvisionedDashboard } from '../../../../dashboards';
import type { System } from '../../../../stack';
import type { Placed } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { counts, freeTexts, noCounts, noTexts } from '../values';
import { adjustable } from './adjustments';
import { exporters } from './exporters';
import { pods } from './jobs';
import {
  beside,
  commands,
  context,
  example,
  languages,
  limits,
  noAlertNames,
  noLimits,
  noNames,
  onServer,
  publicUrls,
  server,
  serverWithoutKubernetes,
  watchedProperties,
  severities,
} from './presets';

type Watched = System['watched'][number];
type WatchedPods = Extract<Watched, { readonly kind: 'pods' }>;
type WatchedServer = Extract<Watched, { readonly kind: 'server' }>;
type WatchedNodes = Extract<Watched, { readonly kind: 'nodes' }>;
type WatchedAddress = Extract<Watched, { readonly kind: 'address' }>;
type TraefikProps = Parameters<typeof traefik.system>[0];
type ReachabilityProps = Parameters<typeof reachability.system>[0];
type AlertmanagerJobProps = Parameters<typeof alertmanager.job>[0];
type ServerOf = Parameters<typeof application.besideServer>[0];
type Server = Parameters<typeof application.besideServer>[1];

/** Creates the stack of a server whose rules and dashboards with the names of some are these. */
export function replaced(
  placed: Placed,
  made: Readonly<Partial<Pick<System, 'jobs' | 'rules' | 'dashboards'>>>,
): Placed {
  const { jobs = [], rules = [], dashboards = [] } = made;
  const without = <T>(all: readonly T[], some: readonly T[], nameOf: (one: T) => string) => [
    ...all.filter((one) => !some.some((other) => nameOf(other) === nameOf(one))),
    ...some,
  ];
  const { stack, target } = placed;
  return {
    stack: {
      ...stack,
      jobs: without(stack.jobs, jobs, ({ job }) => job),
      rules: without<RuleGroup>(stack.rules, rules, ({ name }) => name),
      dashboards: without<ProvisionedDashboard>(stack.dashboards, dashboards, ({ uid }) => uid),
    },
    target,
  };
}

/** Stack of an application on a server. */
export const small = (): Placed => onServer(server, application.system(example));

const watching = (one: Watched): Placed => replaced(small(), { rules: [targets.alerts([one], context)] });

const namedJob = (job: string) => required(fc.constant(job), fc.constantFrom('', 'nobody', 'a b'));
const watched = {
  job: namedJob('shop'),
  ...watchedProperties,
  adjustments: optional(fc.constant({ team: 'data' }), 'types'),
} as const;

const watchedPods: Subject<WatchedPods> = {
  properties: {
    ...watched,
    kind: required(fc.constant('pods'), 'types'),
    pods: required(valuesOf(pods), 'types'),
    isNamed: optional(fc.boolean(), 'types'),
  },
  place: watching,
};

const watchedServer: Subject<WatchedServer> = {
  properties: {
    ...watched,
    kind: required(fc.constant('server'), 'types'),
    server: required(
      fc.constantFrom('prometheus', 'alertmanager', 'grafana', 'node-exporter', 'blackbox-exporter'),
      fc.oneof(noTexts, fc.constantFrom('nobody', 'Prometheus', 'constructor')),
    ),
    isNamed: optional(fc.boolean(), 'types'),
  },
  place: watching,
};

const watchedNodes: Subject<WatchedNodes> = {
  properties: { ...watched, kind: required(fc.constant('nodes'), 'types') },
  place: watching,
};

const kubernetesJobs: Subject<kubernetes.KubernetesJobsProps> = {
  properties: { selfSigned: optional(fc.boolean(), 'types') },
  place: (props) =>
    onServer(serverWithoutKubernetes, application.system(example), kubernetes.system({ ...context, ...props })),
};

const kubernetesProps: Subject<kubernetes.KubernetesProps> = {
  properties: {
    ...kubernetesJobs.properties,
    stack: required(fc.constant('shop'), 'nothing'),
    language: required(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    kubeStateMetrics: optional(valuesOf(exporters.KubeStateMetricsProps), 'types'),
    ...adjustable('KubernetesPodNotReady'),
  },
  place: (props) => onServer(serverWithoutKubernetes, application.system(example), kubernetes.system(props)),
};

const watchedAddress: Subject<WatchedAddress> = {
  properties: {
    ...watched,
    kind: required(fc.constant('address'), 'types'),
    asked: required(fc.constantFrom('curl -s https://shop.example/metrics', "echo 'a'"), noTexts),
  },
  place: watching,
};

const traefikProps: Subject<TraefikProps> = {
  properties: {
    language: required(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    certificateLimits: optional(limits, noLimits),
    ...adjustable('TraefikCertificateExpiring'),
  },
  place: (props) => replaced(small(), traefik.system(props)),
};

const reachabilityProps: Subject<ReachabilityProps> = {
  properties: {
    stack: required(fc.constant('shop'), 'nothing'),
    language: required(languages, 'types'),
    commands: required(fc.constant(commands), 'types'),
    sites: required(
      valuesOf(publicUrls).map((site) => [site] as const),
      'types',
    ),
  },
  place: (props) => replaced(small(), reachability.system(props)),
};

const contextProperties = {
  stack: required(fc.constant('shop'), 'nothing'),
  language: required(languages, 'types'),
  commands: required(fc.constant(commands), 'types'),
} as const;

const alertmanagerJob: Subject<AlertmanagerJobProps> = {
  properties: {
    job: optional(fc.constant('alertmanager'), noNames),
    catalogue: required(fc.constant(alertmanager.catalogue), 'types'),
    replicas: optional(counts(9), noCounts),
  },
  place: (props) => replaced(small(), { jobs: [alertmanager.job(props)] }),
};

const redisServer: Server = {
  server: 'Redis',
  absent: '',
  exporter: redis.exporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') }),
  absentSeverity: 'critical',
  rules: (of) => [redis.alerts({ ...of, severity: 'critical', impact: 'Nobody can buy anything.' })],
  dashboards: ({ job, language }) => [redis.dashboard({ jobs: [job], language })],
  name: 'Redis',
  job: 'redis',
  catalogue: redis.catalogue,
};
const besideShop: ServerOf = { ...context, namespace: 'apps', lost: 'Its cache.' };

const serverOf: Subject<ServerOf> = {
  properties: {
    ...contextProperties,
    namespace: pods.properties.namespace,
    lost: required(freeTexts, noTexts),
  },
  place: (of) => beside(application.besideServer(of, redisServer)),
};

const serverProps: Subject<Server> = {
  properties: {
    server: required(freeTexts, noTexts),
    absent: required(fc.constantFrom('', 'It is new. '), 'nothing'),
    exporter: required(fc.constant(redisServer.exporter), 'types'),
    absentSeverity: required(severities, 'types'),
    rules: required(fc.constant(redisServer.rules), 'types'),
    dashboards: required(fc.constant(redisServer.dashboards), 'types'),
    name: required(fc.constantFrom('Redis', 'Cache'), noAlertNames),
    job: required(fc.constantFrom('redis', 'cache'), noNames),
    catalogue: required(fc.constant(redis.catalogue), 'types'),
  },
  place: (props) => beside(application.besideServer(besideShop, props)),
};

/** Subjects of systems and what they are made of. */
export const systems = {
  WatchedPods: watchedPods,
  WatchedServer: watchedServer,
  WatchedNodes: watchedNodes,
  WatchedAddress: watchedAddress,
  KubernetesJobsProps: kubernetesJobs,
  KubernetesProps: kubernetesProps,
  'traefikSystem()': traefikProps,
  'reachabilitySystem()': reachabilityProps,
  AlertmanagerJobProps: alertmanagerJob,
  ServerOf: serverOf,
  BesideServerProps: serverProps,
};
