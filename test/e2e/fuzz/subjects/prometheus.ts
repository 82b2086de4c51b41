import fc from 'fast-check';
import { Size } from '../../../../core/size';
import type {
  OtlpReceiver,
  Pushes,
  QueryLimits,
  RemoteWrite,
  Resources,
  Retention,
  VolumeProps,
} from '../../../../servers';
import type { AgentStackProps, Exposure, MonitoringStackProps } from '../../../../stack';
import { withAgent, withPrometheus } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Properties, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import {
  anyDuration,
  counts,
  durations,
  freeTexts,
  hosts,
  imagesOf,
  labelNames,
  noCounts,
  noDurations,
  noHosts,
  noImages,
  noSecrets,
  noTexts,
  noUrls,
  scrapeIntervals,
  secrets,
  sizes,
  urls,
} from '../values';
import { authorizations } from './jobs';
import { noPods, somePods } from './kubernetes';

const pattern = fc.constantFrom('http_requests_total|up', '.*', 'a.+', '(?i)up', '[a-z_]+', '', 'up|', '\\w+');
const noPattern = fc.constantFrom('(', '[z-a]', '(?!up)', '*', '\\1', 'a{2,1}', '(?<=a)b', '\\', 'a**');

const remoteWrite: Subject<RemoteWrite> = {
  properties: {
    name: required(freeTexts, noTexts),
    url: required(
      urls.filter((url) => !url.includes('#')),
      fc.oneof(noUrls, fc.constantFrom('https://a.example')),
    ),
    authorization: optional(authorizations, 'types'),
    metrics: optional(
      pattern.filter((text) => text !== ''),
      fc.oneof(noPattern, fc.constant('')),
    ),
  },
  coherent: ({ authorization, ...write }) =>
    write.url.startsWith('http:') || !authorization ? write : { ...write, authorization },
  place: (write) => withPrometheus({ remoteWrites: [write] }),
};

const retention: Subject<Retention> = {
  properties: {
    time: required(anyDuration, noDurations),
    size: required(
      fc.constantFrom(0.5, 1, 4).map((amount) => Size.gibibytes(amount)),
      fc.constantFrom(Size.mebibytes(0), Size.gibibytes(5)),
    ),
  },
  place: (one) => withPrometheus({ retention: one, volume: { size: Size.gibibytes(5) } }),
};

const volume: Subject<VolumeProps> = {
  properties: {
    size: required(
      sizes.filter((size) => size.toGibibytes() >= 5),
      fc.constant(Size.mebibytes(0)),
    ),
  },
  place: (one) => withPrometheus({ volume: one }),
};

const limits: Subject<QueryLimits> = {
  properties: {
    // One MiB of memory, the least limit of the other cases, has room for 6,553.
    maxSamples: optional(counts(6000), fc.oneof(noCounts, fc.constant(1_000_000_000))),
    maxConcurrency: optional(counts(100), noCounts),
    timeout: optional(anyDuration, noDurations),
  },
  place: (queries) => withPrometheus({ queries }),
};

const withPushes = (pushes: Pushes) => withPrometheus({ pushes });

const otlp: Subject<OtlpReceiver> = {
  properties: {
    promotedAttributes: optional(
      fc.uniqueArray(freeTexts, { maxLength: 3, selector: (text) => text.trim() }),
      fc.oneof(
        noTexts.map((text) => [text]),
        fc.constant(['k8s.pod.name', ' k8s.pod.name']),
      ),
    ),
  },
  place: (one) => withPushes({ otlp: one, clients: [{ namespace: 'shop', labels: {} }], series: 100 }),
};

const pushes: Subject<Pushes> = {
  properties: {
    otlp: optional(valuesOf(otlp), 'types'),
    remoteWrite: optional(fc.boolean(), 'types'),
    clients: optional(
      fc.array(somePods, { minLength: 1, maxLength: 2 }),
      noPods.map((one) => [one]),
    ),
    series: required(counts(100_000), noCounts),
    outOfOrderWindow: optional(durations('1ms'), fc.oneof(noDurations, fc.constant('2y'))),
  },
  coherent: ({ otlp: receiver, clients = [{ namespace: 'shop', labels: {} }], ...others }) => ({
    ...others,
    clients,
    ...(receiver || !others.remoteWrite ? { otlp: receiver ?? {} } : {}),
  }),
  place: withPushes,
};

const noAmounts = fc.constantFrom(0, -1, NaN, Infinity, 0.5);
const disk = fc.constantFrom(64, 512, 4096).map((amount) => Size.mebibytes(amount));

/** Subject of the resources of a container. */
const resources: Subject<Resources> = {
  properties: {
    cpuRequest: required(counts(500), noAmounts),
    cpuLimit: required(fc.integer({ min: 500, max: 4000 }), fc.oneof(noAmounts)),
    memoryRequest: required(
      fc.constantFrom(64, 128).map((amount) => Size.mebibytes(amount)),
      fc.constantFrom(Size.mebibytes(0), Size.gibibytes(100)),
    ),
    memoryLimit: required(
      fc.constantFrom(128, 2048).map((amount) => Size.mebibytes(amount)),
      fc.constantFrom(Size.mebibytes(0), Size.mebibytes(1)),
    ),
    ephemeralStorageRequest: optional(disk, fc.constantFrom(Size.mebibytes(0), Size.gibibytes(1000))),
    ephemeralStorageLimit: optional(disk, fc.constant(Size.mebibytes(0))),
  },
  coherent: ({ ephemeralStorageRequest: request, ephemeralStorageLimit: limit, ...others }) => ({
    ...others,
    ...(request && limit
      ? { ephemeralStorageRequest: request, ephemeralStorageLimit: limit.bytes < request.bytes ? request : limit }
      : {}),
  }),
  place: (one) => withPrometheus({ resources: one }),
};

/** Values of the resources of a container. */
export const anyResources = valuesOf(resources);

/** Subject of the access from outside. */
const exposure: Subject<Exposure> = {
  properties: { host: required(hosts, noHosts), basicAuth: required(secrets, noSecrets) },
  place: (one) => withPrometheus({ exposure: one }),
};

/** Values of the access from outside. */
export const anyExposure = valuesOf(exposure);

/** Labels with values that are shown as they are. */
export const labels: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(labelNames, freeTexts, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
});

/** Labels with names that nobody may set. */
export const noLabels: fc.Arbitrary<Readonly<Record<string, string>>> = textsWithout((name) =>
  /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name),
).map((name) => ({ [name]: 'shop' }));

type Base = Properties<
  Pick<MonitoringStackProps['prometheus'], 'scrapeInterval' | 'externalLabels' | 'resources' | 'image'>
>;

const base: Base = {
  scrapeInterval: optional(scrapeIntervals, noDurations),
  externalLabels: optional(labels, fc.oneof(noLabels, fc.constant({ environment: 'production' }))),
  resources: optional(anyResources, 'types'),
  image: optional(imagesOf('prometheus', 'v3.16.0', '3.17.1', 'v3.16.0@sha256:' + '0'.repeat(64)), noImages),
};

const server: Subject<MonitoringStackProps['prometheus']> = {
  properties: {
    ...base,
    retention: required(valuesOf(retention), 'types'),
    volume: required(valuesOf(volume), 'types'),
    evaluationInterval: optional(anyDuration, noDurations),
    queries: optional(valuesOf(limits), 'types'),
    pushes: optional(valuesOf(pushes), 'types'),
    features: optional(
      fc.uniqueArray(
        fc.constantFrom(
          'promql-experimental-functions',
          'promql-binop-fill-modifiers',
          'created-timestamp-zero-ingestion',
        ),
      ),
      'types',
    ),
    remoteWrites: optional(
      fc.uniqueArray(valuesOf(remoteWrite), { maxLength: 2, selector: ({ name }) => name }),
      valuesOf(remoteWrite).map((write) => [write, write]),
    ),
    exposure: optional(valuesOf(exposure), 'types'),
  },
  coherent: (props) =>
    props.remoteWrites && !props.externalLabels ? { ...props, externalLabels: { cluster: 'shop' } } : props,
  place: withPrometheus,
};

const agent: Subject<AgentStackProps['prometheus']> = {
  properties: {
    ...base,
    volume: required(valuesOf(volume), fc.constant({ size: Size.mebibytes(0) })),
    remoteWrites: required(
      valuesOf(remoteWrite).map((write) => [write] as const),
      valuesOf(remoteWrite).map((write) => [write, write]),
    ),
  },
  coherent: (props) => (props.externalLabels ? props : { ...props, externalLabels: { cluster: 'shop' } }),
  place: (prometheus) => withAgent({ prometheus }),
};

const noSizes = fc.constantFrom(0, -1, NaN, Infinity, -Infinity, 1e-7);
const withSize = (size: Size) =>
  withPrometheus({ retention: { time: '15d', size }, volume: { size: Size.gibibytes(100) } });

const mebibytes: Subject<{ readonly amount: number }> = {
  properties: { amount: required(fc.constantFrom(64, 512, 1000.5, 20_000), noSizes) },
  place: ({ amount }) => withSize(Size.mebibytes(amount)),
};

const gibibytes: Subject<{ readonly amount: number }> = {
  properties: { amount: required(fc.constantFrom(0.5, 1, 1.5, 50), noSizes) },
  place: ({ amount }) => withSize(Size.gibibytes(amount)),
};

/** Subjects of Prometheus. */
export const prometheus = {
  'Size.mebibytes(…)': mebibytes,
  'Size.gibibytes(…)': gibibytes,
  'MonitoringStackProps.prometheus': server,
  'AgentStackProps.prometheus': agent,
  RemoteWrite: remoteWrite,
  Retention: retention,
  VolumeProps: volume,
  QueryLimits: limits,
  OtlpReceiver: otlp,
  Pushes: pushes,
  Resources: resources,
  Exposure: exposure,
};
