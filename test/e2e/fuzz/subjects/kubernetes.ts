import fc from 'fast-check';
import {
  Tls,
  type AllowList,
  type ApiServer,
  type ClusterNetwork,
  type ExternalMiddleware,
  type HostNetwork,
  type IngressController,
  type TraefikOptions,
  type RateLimit,
  type StorageProps,
} from '../../../../constructs';
import type { MonitoringStackProps } from '../../../../stack';
import {
  defineConfig,
  k3s,
  kubernetes as kubernetesTarget,
  StackChart,
  type KubernetesOptions,
  type KubernetesTarget,
  type StackChartProps,
  type StackEntry,
} from '../../../../targets';
import { minimalStack } from '../../../stacks';
import { SecretValue } from '../../../../core';
import { withTarget, type Placed } from '../base';
import { testApp } from '../described';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import { cidrs, dnsLabels, dnsSubdomains, freeTexts, noCidrs, noPorts, noTexts, ports, someOf } from '../values';
import { noPodLabels, podLabels } from './jobs';
import { testSettings } from './testing';

const dnsLabel = (text: string) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text);
/** Texts that are no namespace. */
export const noNamespaces = textsWithout(dnsLabel);
/** Texts that are no name of an object. */
export const noSubdomains = textsWithout(
  (text) => text.split('.').every((part) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(part)) && text.length <= 253,
);

const tls = Tls.fromResolver('letsencrypt');
const basicAuth = SecretValue.fromExisting('prometheus-users', 'users');

/** Exposed stack with servers of all kinds. */
const exposedStack: MonitoringStackProps = {
  ...minimalStack,
  nodeExporter: {},
  prometheus: { ...minimalStack.prometheus, exposure: { host: 'prometheus.example', basicAuth } },
};

/** Creates an exposed stack behind an ingress. */
const behind = (ingress: TraefikOptions, options: KubernetesOptions = {}) => ({
  stack: exposedStack,
  target: kubernetesTarget({ ...options, ingress }),
});

/** Pods. */
export const somePods = fc.record({ namespace: dnsLabels(), labels: podLabels });

/** Pods with a namespace or labels that nothing can have. */
export const noPods = fc.oneof(
  noNamespaces.map((one) => ({ namespace: one, labels: {} })),
  noPodLabels.map((labels) => ({ namespace: 'monitoring', labels })),
);

const rateLimit: Subject<RateLimit> = {
  properties: {
    average: required(fc.integer({ min: 1, max: 100 }), fc.constantFrom(0, -1, NaN, Infinity, 1.5)),
    burst: required(fc.integer({ min: 100, max: 1000 }), fc.constantFrom(0, -1, NaN, Infinity, 1000.5)),
  },
  place: (limit) => behind({ tls, rateLimit: limit, passwordRateLimit: limit }),
};

const allowList: Subject<AllowList> = {
  properties: {
    ranges: required(
      someOf(cidrs),
      noCidrs.map((one) => [one]),
    ),
    clientAddresses: required(fc.constantFrom('externalTrafficPolicy: Local', 'proxyProtocol'), 'types'),
  },
  place: (list) => behind({ tls, allowList: list }),
};

const middleware: Subject<ExternalMiddleware> = {
  properties: {
    name: required(dnsSubdomains, noSubdomains),
    namespace: required(dnsLabels(), noNamespaces),
    crossNamespaceIsAllowed: required(fc.constant(true), fc.constant(false)),
  },
  place: (one) => behind({ tls, externalMiddlewares: [one] }),
};

type EntryPoints = NonNullable<TraefikOptions['entryPoints']>;

const entryPointNames = fc.constantFrom('web', 'websecure', 'http', 'https-2', 'A_b');

const entryPoints: Subject<EntryPoints> = {
  properties: {
    http: required(entryPointNames, fc.constantFrom('', ' ', 'a b', 'a\n')),
    https: required(entryPointNames, fc.constantFrom('', ' ', 'a b')),
  },
  coherent: ({ http, https }) => (http === https ? { http: 'web', https: 'websecure' } : { http, https }),
  place: (one) => behind({ tls, entryPoints: one }),
};

const resolvers = fc.constantFrom('letsencrypt', 'le', 'Le_1');
const noResolvers = fc.constantFrom('', ' ', 'a b');

const secretTls: Subject<{ readonly secretName: string }> = {
  properties: { secretName: required(dnsSubdomains, noSubdomains) },
  place: ({ secretName }) => behind({ tls: Tls.fromSecret(secretName) }),
};

const managerTls: Subject<{ readonly issuer: string }> = {
  properties: { issuer: required(dnsSubdomains, noSubdomains) },
  place: ({ issuer }) => behind({ tls: Tls.fromCertManager(issuer) }),
};

const resolverTls: Subject<{ readonly name: string }> = {
  properties: { name: required(resolvers, noResolvers) },
  place: ({ name }) => behind({ tls: Tls.fromResolver(name) }),
};

const certificates = fc.oneof(
  dnsSubdomains.map((name) => Tls.fromSecret(name)),
  dnsSubdomains.map((name) => Tls.fromCertManager(name)),
  dnsSubdomains.map((name) => Tls.fromCertManager(name, 'Issuer')),
  resolvers.map((name) => Tls.fromResolver(name)),
);
const noCertificates = fc.oneof(
  noSubdomains.map((name) => Tls.fromSecret(name)),
  noSubdomains.map((name) => Tls.fromCertManager(name)),
  noResolvers.map((name) => Tls.fromResolver(name)),
);

const ingress: Subject<TraefikOptions> = {
  properties: {
    kind: optional(fc.constant('traefik' as const), 'types'),
    tls: required(certificates, noCertificates),
    traefik: optional(
      somePods,
      fc.constantFrom(
        { namespace: '', labels: {} },
        { namespace: 'A', labels: { app: 'a' } },
        { namespace: 'a', labels: { 'a b': 'c' } },
      ),
    ),
    entryPoints: optional(valuesOf(entryPoints), fc.constant({ http: 'web', https: 'web' })),
    rateLimit: optional(valuesOf(rateLimit), 'types'),
    passwordRateLimit: optional(valuesOf(rateLimit), 'types'),
    allowList: optional(valuesOf(allowList), 'types'),
    externalMiddlewares: optional(fc.array(valuesOf(middleware), { maxLength: 2 }), 'types'),
  },
  place: behind,
};

const apiServer: Subject<ApiServer> = {
  properties: {
    cidrs: optional(
      someOf(cidrs),
      noCidrs.map((one) => [one]),
    ),
    ports: optional(
      someOf(ports),
      noPorts.map((one) => [one]),
    ),
  },
  place: (one) => withTarget({ apiServer: one }),
};

const peers = fc.oneof(
  somePods,
  cidrs.map((range) => ({ cidrs: [range] })),
);

const hostNetwork: Subject<HostNetwork> = {
  properties: {
    nodes: required(
      someOf(cidrs),
      noCidrs.map((one) => [one]),
    ),
    pods: required(
      someOf(somePods, 2),
      fc.constantFrom([{ namespace: 'A', labels: {} }], [{ namespace: 'a', labels: { '': 'b' } }]),
    ),
  },
  place: (one) => withTarget({ network: { hostNetwork: one } }),
};

const controller: Subject<IngressController> = {
  properties: {
    pods: required(somePods, fc.constantFrom({ namespace: '', labels: {} }, { namespace: 'a', labels: { a: 'b c' } })),
    ports: required(
      fc.constantFrom({ 80: 8000, 443: 8443 }, { 8080: 80 }, {}),
      fc.constantFrom({ 0: 80 }, { 80: 0 }, { 80: 65_536 }, { a: 80 }, { 80: 80.5 }),
    ),
  },
  place: (one) => withTarget({ network: { ingressController: one } }),
};

const network: Subject<ClusterNetwork> = {
  properties: {
    dns: optional(someOf(peers, 2), fc.constantFrom([{ cidrs: ['10.0.0.0'] }], [{ namespace: 'A', labels: {} }])),
    hostNetwork: optional(valuesOf(hostNetwork), 'types'),
    ingressController: optional(valuesOf(controller), 'types'),
  },
  place: (one) => withTarget({ network: one }),
};

const storage: Subject<StorageProps> = {
  properties: {
    storageClass: optional(
      fc.oneof(dnsSubdomains, fc.constant('')),
      noSubdomains.filter((text) => text !== ''),
    ),
    existingClaim: optional(dnsSubdomains, noSubdomains),
  },
  coherent: ({ storageClass, existingClaim }) =>
    existingClaim === undefined ? (storageClass === undefined ? {} : { storageClass }) : { existingClaim },
  place: (one) => withTarget({ storage: { prometheus: one } }),
};

const namespaces = dnsLabels(52).filter((name) => name !== 'node-exporter');

const options: Subject<KubernetesOptions> = {
  properties: {
    cluster: optional(freeTexts, noTexts),
    namespace: optional(namespaces, noNamespaces),
    machineNamespace: optional(
      namespaces.map((name) => `${name.slice(0, 50)}x`),
      noNamespaces,
    ),
    ingress: optional(valuesOf(ingress), 'types'),
    apiServer: optional(valuesOf(apiServer), 'types'),
    network: optional(valuesOf(network), 'types'),
    priorityClass: optional(dnsSubdomains, noSubdomains),
    storage: optional(
      fc.tuple(fc.constantFrom('prometheus', 'grafana'), valuesOf(storage)).map(([name, one]) => ({ [name]: one })),
      fc.constantFrom({ redis: {} }, { '': {} }, { Prometheus: {} }),
    ),
  },
  place: (one) => ({ stack: exposedStack, target: kubernetesTarget(one) }),
};

const stack = required(
  fc.constant(exposedStack),
  fc.constantFrom({ ...exposedStack, name: 'My shop' }, { ...exposedStack, environment: '' }),
);

const stackChart: Subject<StackChartProps> = {
  properties: { ...options.properties, stack },
  place: (props) => new StackChart(testApp(), 'stack', props),
};

const targetedStack: Subject<Placed> = {
  properties: {
    stack,
    target: required(fc.constantFrom(kubernetesTarget(), k3s()), 'types'),
    test: optional(valuesOf(testSettings), 'types'),
  },
  place: (placed) => placed,
};

const stackEntry: Subject<StackEntry<KubernetesTarget>> = {
  properties: {
    stack,
    targets: required(fc.constantFrom<readonly [KubernetesTarget]>([kubernetesTarget()]), 'types'),
    test: optional(valuesOf(testSettings), 'types'),
  },
  place: (entry) => defineConfig([entry]).stacks[0]!,
};

/** Subjects of the Kubernetes target. */
export const kubernetes = {
  TargetedStack: targetedStack,
  StackEntry: stackEntry,
  StackChartProps: stackChart,
  KubernetesOptions: options,
  TraefikOptions: ingress,
  'TraefikOptions.entryPoints': entryPoints,
  'Tls.fromSecret(…)': secretTls,
  'Tls.fromCertManager(…)': managerTls,
  'Tls.fromResolver(…)': resolverTls,
  RateLimit: rateLimit,
  AllowList: allowList,
  ExternalMiddleware: middleware,
  ApiServer: apiServer,
  ClusterNetwork: network,
  HostNetwork: hostNetwork,
  IngressController: controller,
  StorageProps: storage,
};
