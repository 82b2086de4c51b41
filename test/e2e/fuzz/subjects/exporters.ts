import fc from 'fast-check';
import { SecretValue } from '../../../../core';
import { postgresExporter, type PostgresExporterProps } from '../../../../library/postgres/exporter';
import { probeJob, type ProbeJobProps, type ProbeTarget } from '../../../../library/reachability/probe-job';
import { redisExporter, type RedisExporterProps } from '../../../../library/redis/exporter';
import type {
  Blackbox,
  ExporterProps,
  HttpModule,
  KubeStateMetricsProps,
  NodeExporterProps,
} from '../../../../servers';
import type { ExternalWorkload, MonitoringStackProps, WorkloadPatch } from '../../../../stack';
import { withStack } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Properties, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import {
  counts,
  dnsLabels,
  dnsSubdomains,
  durations,
  freeTexts,
  hosts,
  imagesOf,
  noCounts,
  noDurations,
  noHosts,
  noImages,
  noPorts,
  noSecrets,
  noTexts,
  noUrls,
  ports,
  secrets,
  urls,
} from '../values';
import { anyResources } from './prometheus';

const kubeStateMetrics: Subject<KubeStateMetricsProps> = {
  properties: {
    objects: optional(
      fc.constantFrom(['pods'] as const, ['cronjobs', 'jobs'] as const),
      fc.constant(['pods', 'pods'] as const),
    ),
    namespaces: optional(
      dnsLabels().map((one) => [one] as const),
      fc.constantFrom(['Shop'] as const, ['shop', 'shop'] as const),
    ),
    resources: optional(anyResources, 'types'),
    image: optional(imagesOf('kube-state-metrics', 'v2.20.0'), noImages),
  },
  place: (stack) => withStack({ kubeStateMetrics: stack }),
};

const node: Subject<NodeExporterProps> = {
  properties: {
    resources: optional(anyResources, 'types'),
    image: optional(imagesOf('node-exporter', 'v1.12.1'), noImages),
  },
  place: (nodeExporter) => withStack({ nodeExporter }),
};

const pattern = fc.constantFrom('Shop', '.*', '(?i)shop', 'a{2,3}', '\\bShop\\b', '[[:alpha:]]+', '<title>', 'é', '$');
const noPattern = fc.constantFrom('(', '[z-a]', '(?!up)', '*', '\\1', 'a{2,1}', '(?<=a)b', '\\', 'a**', '');

const httpModule: Subject<HttpModule> = {
  properties: {
    method: optional(fc.constantFrom('GET', 'HEAD'), 'types'),
    statusCodes: optional(
      fc.constantFrom([200] as const, [200, 401, 404] as const, [599] as const),
      fc.constantFrom([99], [600], [200.5], [NaN], [301]),
    ),
    requiresTls: optional(fc.boolean(), 'types'),
    followsRedirects: optional(fc.boolean(), 'types'),
    bodyMatches: optional(pattern, noPattern),
    bodyMatchesNot: optional(pattern, noPattern),
    addresses: optional(fc.constantFrom('ip4', 'ip6'), 'types'),
    timeout: optional(durations('1ms', '5s', '1m', '1d'), noDurations),
  },
  coherent: ({ method, bodyMatches, bodyMatchesNot, followsRedirects: _, ...others }) => ({
    ...others,
    ...(bodyMatches === undefined ? {} : { bodyMatches }),
    ...(bodyMatchesNot === undefined ? {} : { bodyMatchesNot }),
    ...(method && (method === 'GET' || (bodyMatches ?? bodyMatchesNot) === undefined) ? { method } : {}),
  }),
  place: (one) => withStack({ blackboxExporter: { modules: { page: one } } }),
};

const moduleNames = fc.constantFrom('page', 'a_1', 'true', 'constructor', 'x'.repeat(63));
const modules = fc.dictionary(moduleNames, valuesOf(httpModule), { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const noModules = textsWithout((name) => /^[a-z][a-z0-9_]*$/.test(name)).map((name) => ({ [name]: {} }));

const blackbox: Subject<NonNullable<MonitoringStackProps['blackboxExporter']>> = {
  properties: {
    modules: required(modules, fc.oneof(noModules, fc.constant({}))),
    resources: optional(anyResources, 'types'),
    image: optional(imagesOf('blackbox-exporter', 'v0.28.0'), noImages),
  },
  place: (blackboxExporter) => withStack({ blackboxExporter }),
};

const withProbe = (props: ProbeJobProps<string>) =>
  withStack({ jobs: [probeJob(props)], blackboxExporter: props.blackbox });

const probed: ProbeJobProps<string> = {
  job: 'probe',
  blackbox: { modules: { page: {} } },
  module: 'page',
  targets: ['https://shop.example/'],
};
const probedUrls = urls.filter((url) => url.startsWith('https:'));

const probeTarget: Subject<Exclude<ProbeTarget<string>, string>> = {
  properties: {
    url: required(probedUrls, noUrls),
    module: required(fc.constant('page'), fc.constantFrom('', 'shop', 'constructor')),
  },
  place: (target) => withProbe({ ...probed, targets: [target] }),
};

const probe: Subject<ProbeJobProps<string>> = {
  properties: {
    blackbox: required(fc.constant(probed.blackbox), fc.constant({ modules: { other: {} } })),
    module: required(fc.constant('page'), fc.constantFrom('', 'shop', 'constructor')),
    targets: required(
      fc.uniqueArray(probedUrls, { minLength: 1, maxLength: 2 }).map(([one, ...others]) => [one!, ...others] as const),
      noUrls.map((url) => [url]),
    ),
    job: required(
      dnsLabels(),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text)),
    ),
    interval: optional(durations('15s', '1m', '5m'), noDurations),
    timeout: optional(durations('1s', '10s', '15s'), noDurations),
    sampleLimit: optional(fc.integer({ min: 100, max: 100_000 }), noCounts),
    expectedTargets: optional(counts(100), noCounts),
  },
  place: withProbe,
};

const blackboxOf: Subject<Blackbox> = {
  properties: { modules: required(modules, fc.oneof(noModules, fc.constant({}))) },
  place: (one) => withStack({ blackboxExporter: one }),
};

const exporter: Properties<ExporterProps> = {
  name: optional(
    dnsLabels(),
    textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
  ),
  resources: optional(anyResources, 'types'),
  image: optional(imagesOf('exporter', 'v1.0.0'), noImages),
};

const databases = fc.constantFrom('shop', 'Shop', 'a_b', 'a-b');

const postgres: Subject<PostgresExporterProps> = {
  properties: {
    ...exporter,
    user: required(
      freeTexts.filter((text) => !/\s/.test(text)),
      fc.oneof(noTexts, fc.constant('a b')),
    ),
    password: required(secrets, noSecrets),
    database: required(databases, fc.constantFrom('', ' ', 'a b', 'a?sslmode=disable', 'a/b', 'a#b', 'a\n')),
    host: optional(
      fc.oneof(hosts, fc.constantFrom('localhost', 'postgres', 'postgres.apps.svc', '10.0.0.5')),
      noHosts.filter((host) => host !== 'localhost'),
    ),
    port: optional(ports, noPorts),
    sslMode: optional(fc.constantFrom('disable', 'require', 'verify-ca', 'verify-full'), 'types'),
  },
  place: (props) => withStack({ exporters: [postgresExporter(props)] }),
};

const redis: Subject<RedisExporterProps> = {
  properties: {
    ...exporter,
    passwords: optional(secrets, noSecrets),
    address: optional(
      fc
        .tuple(
          fc.constantFrom('redis', 'rediss'),
          fc.oneof(hosts, fc.constantFrom('localhost', 'redis.apps.svc')),
          fc.constantFrom('', ':6379'),
        )
        .map(([scheme, host, port]) => `${scheme}://${host}${port}`),
      fc.oneof(noUrls, fc.constantFrom('redis://', 'http://redis', 'redis://:p@redis', 'redis://redis/0', 'redis')),
    ),
  },
  place: (props) => withStack({ exporters: [redisExporter(props)] }),
};

const secret = SecretValue.fromExisting('postgres', 'password');

const patchedExporters = fc.constantFrom(
  [redisExporter({})] as const,
  [redisExporter({}), postgresExporter({ user: 'a', password: secret, database: 'a' })] as const,
);

const workload: Subject<ExternalWorkload> = {
  properties: {
    kind: required(fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet'), 'types'),
    name: required(
      dnsSubdomains,
      textsWithout((text) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text)).filter((text) => text !== 'a..b'),
    ),
    namespace: required(
      dnsLabels(),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
    ),
  },
  // The names of the pods of a StatefulSet are host names.
  coherent: (one) =>
    one.kind === 'StatefulSet' && !/^[a-z0-9-]{1,63}$/.test(one.name) ? { ...one, kind: 'Deployment' } : one,
  place: (one) => withStack({ patches: [{ workload: one, exporters: [redisExporter({})] }] }),
};

const patch: Subject<WorkloadPatch> = {
  properties: {
    workload: required(valuesOf(workload), 'types'),
    exporters: required(patchedExporters, fc.constant([redisExporter({}), redisExporter({})])),
  },
  place: (one) => withStack({ patches: [one] }),
};

/** Subjects of exporters. */
export const exporters = {
  KubeStateMetricsProps: kubeStateMetrics,
  NodeExporterProps: node,
  HttpModule: httpModule,
  'MonitoringStackProps.blackboxExporter': blackbox,
  Blackbox: blackboxOf,
  ProbeJobProps: probe,
  'ProbeTarget{url,module}': probeTarget,
  PostgresExporterProps: postgres,
  RedisExporterProps: redis,
  ExternalWorkload: workload,
  WorkloadPatch: patch,
};
