import fc from 'fast-check';
import { catalogue, gauge } from '../../../../metrics';
import {
  nodeJob,
  podJob,
  staticJob,
  type Authorization,
  type Client,
  type NodeJobProps,
  type PodJobProps,
  type ScrapeJobProps,
  type StaticJobProps,
  type TlsClient,
} from '../../../../servers';
import { Size, type Addresses, type Pods, type Port } from '../../../../core';
import { certificate } from '../../../secret-values';
import { withJobs } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Properties, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import {
  scrapeIntervals,
  cidrs,
  counts,
  dnsLabels,
  durations,
  freeTexts,
  hosts,
  noCidrs,
  noCounts,
  noDurations,
  noPorts,
  noSecrets,
  ports,
  secrets,
  someOf,
} from '../values';

const small = catalogue({
  name: 'small',
  software: 'small',
  version: '1.0.0',
  metrics: { memory_bytes: gauge({ help: 'Memory in use.', unit: 'bytes' }) },
});

/** Labels of pods. */
export const podLabels: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  fc.oneof(dnsLabels(), fc.constantFrom('app', 'app.kubernetes.io/name', 'a_B.c', 'example.org/Name', 'x'.repeat(63))),
  fc.constantFrom('', 'shop', 'a'.repeat(63), 'A.b_c-1', '1', 'true'),
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);

/** Labels that no pod can have. */
export const noPodLabels: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom(
  ...['', 'a b', '-a', 'a-', '/a', 'a/', 'a/b/c', 'x'.repeat(64), 'Example.org/a', 'é'].map((name) => ({
    [name]: 'shop',
  })),
  ...['a b', '-a', 'a-', 'x'.repeat(64), 'é', 'a,b', 'a=b', 'a\n', '!'].map((value) => ({ app: value })),
);

const jobNames = dnsLabels().filter((name) => name !== 'small');

type BearerToken = Extract<Authorization, { readonly bearerToken: unknown }>;
type Login = Extract<Authorization, { readonly user: string }>;

const authorized = (authorization: Authorization) =>
  withJobs(staticJob({ job: 'shop', catalogue: small, targets: ['shop.example:443'], scheme: 'https', authorization }));

const bearerToken: Subject<BearerToken> = {
  properties: { bearerToken: required(secrets, noSecrets) },
  place: authorized,
};

const login: Subject<Login> = {
  properties: {
    user: required(
      freeTexts.filter((text) => !text.includes(':')),
      fc.constantFrom('', ' ', 'a:b', ':', 'a\nb', 'a\u0000'),
    ),
    password: required(secrets, noSecrets),
  },
  place: authorized,
};

/** Credentials of both kinds. */
export const authorizations: fc.Arbitrary<Authorization> = fc.oneof(valuesOf(bearerToken), valuesOf(login));

const tlsClient: Subject<TlsClient> = {
  properties: {
    authority: optional(
      fc.constantFrom(certificate, certificate + certificate),
      fc.constantFrom('', 'authority.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
    ),
    serverName: optional(
      fc.oneof(hosts, fc.constantFrom('shop', '10.0.0.1')),
      fc.constantFrom('', 'a b', 'https://a.example', 'a.example:443'),
    ),
  },
  place: (tls) =>
    withJobs(staticJob({ job: 'shop', catalogue: small, targets: ['shop.example:443'], scheme: 'https', tls })),
};

const scrapeJob: Properties<ScrapeJobProps> = {
  job: required(
    jobNames,
    textsWithout((text) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text)),
  ),
  catalogue: required(fc.constant(small), 'types'),
  path: optional(
    fc.constantFrom('/', '/metrics', '/a/b', '/metrics.json', '/-/metrics', '/a b'),
    fc.constantFrom('', 'metrics', ' /metrics', 'https://a/metrics', '/metrics?a=b', '/a#b', '/it%20is'),
  ),
  params: optional(
    fc.constantFrom({ format: 'prometheus' }, { 'match[]': ['up', '{job="a b"}'] as const }, { a: '' }, {}),
    fc.constantFrom({ '': 'a' }, { a: [] }),
  ),
  tls: optional(valuesOf(tlsClient), 'types'),
  honorLabels: optional(fc.boolean(), 'types'),
  honorTimestamps: optional(fc.boolean(), 'types'),
  stores: optional(fc.constantFrom('all', 'catalogue'), 'types'),
  protocols: optional(
    fc.constantFrom(['PrometheusText0.0.4'] as const, ['PrometheusProto', 'OpenMetricsText1.0.0'] as const),
    fc.constant(['PrometheusProto', 'PrometheusProto']),
  ),
  fallbackProtocol: optional(fc.constantFrom('PrometheusText0.0.4', 'OpenMetricsText0.0.1'), 'types'),
  nameEscaping: optional(fc.constantFrom('underscores', 'allow-utf-8', 'dots', 'values'), 'types'),
  labelLimit: optional(fc.integer({ min: 50, max: 1000 }), fc.oneof(noCounts, fc.constant(1))),
  labelValueLengthLimit: optional(fc.integer({ min: 200, max: 100_000 }), noCounts),
  bodySizeLimit: optional(
    fc.constantFrom(1, 100).map((amount) => Size.mebibytes(amount)),
    fc.constant(Size.mebibytes(0)),
  ),
  scheme: optional(fc.constantFrom('http', 'https'), 'types'),
  interval: optional(scrapeIntervals, noDurations),
  timeout: optional(durations('1ms', '1s', '10s', '15s'), noDurations),
  authorization: optional(authorizations, 'types'),
  sampleLimit: optional(fc.integer({ min: 6, max: 1_000_000 }), noCounts),
  expectedTargets: optional(counts(100), noCounts),
};

/** Scrapes whose timeout is not longer than their interval, and whose secrets are sent over https. */
function coherent<T extends Omit<ScrapeJobProps, 'scheme'>>(props: T): T {
  const { interval, timeout, authorization, tls, ...others } = props;
  return {
    ...others,
    ...((authorization ?? tls) ? { scheme: 'https' } : {}),
    ...(authorization ? { authorization } : {}),
    ...(tls ? { tls } : {}),
    ...(interval === undefined ? {} : { interval }),
    ...(timeout === undefined || (interval !== undefined && /^1m?s$/.test(interval)) ? {} : { timeout }),
  } as T;
}

const podJobProps: Subject<PodJobProps> = {
  properties: {
    ...scrapeJob,
    namespace: required(
      dnsLabels(),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
    ),
    selector: required(podLabels, fc.oneof(noPodLabels, fc.constant({}))),
    port: required(ports, noPorts),
    instance: optional(fc.constantFrom('pod', 'node'), 'types'),
    isolated: optional(fc.boolean(), 'types'),
    clients: optional(
      fc.uniqueArray(
        fc.record({
          from: fc.record({ namespace: dnsLabels(), labels: podLabels }),
          ports: fc.constant([{ port: 80 }]),
        }),
        { maxLength: 2 },
      ),
      'types',
    ),
  },
  coherent: ({ isolated = false, clients, ...props }) => ({
    ...coherent(props),
    isolated,
    ...(isolated && clients ? { clients } : {}),
  }),
  place: (props) => withJobs(podJob(props)),
};

const { scheme: _scheme, tls: _tls, authorization: _authorization, ...nodeJobProperties } = scrapeJob;

const nodeJobProps: Subject<NodeJobProps> = {
  properties: {
    ...nodeJobProperties,
    port: optional(ports, noPorts),
    selfSigned: optional(fc.boolean(), 'types'),
  },
  coherent,
  place: (props) => withJobs(nodeJob(props)),
};

const staticJobProps: Subject<StaticJobProps> = {
  properties: {
    ...scrapeJob,
    targets: required(
      someOf(
        fc
          .tuple(fc.oneof(hosts, fc.constantFrom('localhost', '10.0.0.1', '[2001:db8::1]', 'a_b')), ports)
          .map((all) => all.join(':')),
      ),
      fc
        .constantFrom(
          '',
          ':80',
          'a',
          'a:',
          'a:0',
          'a:65536',
          'a:b',
          'http://a:80',
          'a:80/metrics',
          'a b:80',
          '::1:80',
          '[::1',
          'a:80\n',
        )
        .map((one) => ['shop.example:80', one]),
    ),
    podPort: optional(ports, noPorts),
    pods: optional(fc.record({ namespace: dnsLabels(), labels: podLabels }), 'types'),
  },
  coherent,
  place: (props) => withJobs(staticJob(props)),
};

const isolated = (client: Client) =>
  withJobs(
    podJob({
      job: 'shop',
      catalogue: small,
      namespace: 'apps',
      selector: { app: 'shop' },
      port: 8080,
      isolated: true,
      clients: [client],
    }),
  );

/** Subject of pods. */
export const pods: Subject<Pods> = {
  properties: {
    namespace: required(
      dnsLabels(),
      textsWithout((text) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)),
    ),
    labels: required(fc.oneof(podLabels, fc.constant({})), noPodLabels),
  },
  place: (from) => isolated({ from, ports: [{ port: 80 }] }),
};

const addresses: Subject<Addresses> = {
  properties: {
    cidrs: required(
      fc.uniqueArray(cidrs, { maxLength: 3 }),
      noCidrs.map((one) => [one]),
    ),
  },
  place: (from) => isolated({ from, ports: [{ port: 80 }] }),
};

const port: Subject<Port> = {
  properties: { port: required(ports, noPorts), protocol: optional(fc.constantFrom('TCP', 'UDP'), 'types') },
  place: (one) => isolated({ from: { namespace: 'web', labels: {} }, ports: [one] }),
};

const client: Subject<Client> = {
  properties: {
    from: required(fc.oneof(valuesOf(pods), valuesOf(addresses)), 'types'),
    ports: required(someOf(valuesOf(port)), 'types'),
  },
  place: isolated,
};

/** Subjects of scrape jobs. */
export const jobs = {
  PodJobProps: podJobProps,
  NodeJobProps: nodeJobProps,
  StaticJobProps: staticJobProps,
  Client: client,
  Pods: pods,
  Addresses: addresses,
  Port: port,
  TlsClient: tlsClient,
  'Authorization{bearerToken}': bearerToken,
  'Authorization{user,password}': login,
};
