import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import {
  MonitoringNamespace,
  NetworkIsolation,
  Tls,
  TraefikIngress,
  type MonitoringNamespaceProps,
  type NetworkIsolationProps,
  type RouteProps,
  type TraefikIngressProps,
} from '../../../../constructs';
import { SecretValue } from '../../../../core';
import { testApp } from '../described';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import {
  cidrs,
  dnsLabels,
  dnsSubdomains,
  freeTexts,
  hosts,
  noCidrs,
  noHosts,
  noPorts,
  noSecrets,
  noTexts,
  ports,
  secrets,
  someOf,
} from '../values';
import { kubernetes, noNamespaces, noPods, noSubdomains, somePods } from './kubernetes';

type Exemption = NonNullable<MonitoringNamespaceProps['exemption']>;
type Flow = NetworkIsolationProps['flows'][number];
type Peer = Flow['from'];

/** Creates a chart with one construct. */
function inChart<P>(construct: new (scope: Construct, id: string, props: P) => Construct): (props: P) => Chart {
  return (props) => {
    const chart = new Chart(testApp(), 'chart');
    new construct(chart, 'construct', props);
    return chart;
  };
}

const namespaceChart = inChart(MonitoringNamespace);

const exemption: Subject<Exemption> = {
  properties: {
    standard: required(fc.constantFrom('baseline', 'privileged'), 'types'),
    reason: required(freeTexts, noTexts),
  },
  place: (one) => namespaceChart({ name: 'host', exemption: one }),
};

const namespace: Subject<MonitoringNamespaceProps> = {
  properties: {
    name: required(dnsLabels(), noNamespaces),
    exemption: optional(valuesOf(exemption), 'types'),
  },
  place: namespaceChart,
};

const grafana = { namespace: 'monitoring', labels: { app: 'grafana' } };
const prometheus = { namespace: 'monitoring', labels: { app: 'prometheus', instance: 'shop' } };
const shop = { namespace: 'apps', labels: { app: 'shop' } };
const somePorts = someOf(fc.record({ port: ports }));

const isolated: NetworkIsolationProps = {
  namespaces: ['monitoring'],
  pods: { grafana, prometheus },
  flows: [{ from: grafana, to: prometheus, ports: [{ port: 9090 }] }],
};
const isolation = inChart(NetworkIsolation);

const peers: fc.Arbitrary<Peer> = fc.oneof(
  somePods,
  fc.array(cidrs, { maxLength: 2 }).map((ranges) => ({ cidrs: ranges })),
);
const noPeers = fc.oneof(
  noPods,
  noCidrs.map((range) => ({ cidrs: [range] })),
);

const flow: Subject<Flow> = {
  properties: {
    from: required(peers, noPeers),
    to: required(
      fc.constantFrom<Peer>(prometheus, { namespace: 'monitoring', labels: {} }),
      // No policy isolates the pods of the shop.
      fc.oneof(noPeers, fc.constant(shop)),
    ),
    ports: required(
      somePorts,
      fc.oneof(
        noPorts.map((port) => [{ port }]),
        fc.constant([]),
      ),
    ),
  },
  place: (one) => isolation({ ...isolated, flows: [one] }),
};

const otherNamespaces = fc
  .uniqueArray(dnsLabels(), { maxLength: 2 })
  .map((names) => names.filter((name) => name !== 'monitoring' && name !== 'apps'));
const policyNames = fc.oneof(dnsSubdomains, fc.constant('constructor'));

const networkIsolation: Subject<NetworkIsolationProps> = {
  properties: {
    namespaces: required(
      otherNamespaces.map((names) => ['monitoring', ...names]),
      fc.oneof(
        noNamespaces.map((name) => ['monitoring', name]),
        fc.constantFrom([], ['apps'], ['monitoring', 'monitoring'], ['monitoring', 'apps']),
      ),
    ),
    pods: required(
      policyNames.map((name) => ({ grafana, prometheus, [name]: grafana })),
      fc.oneof(
        noSubdomains.map((name) => ({ grafana, prometheus, [name]: grafana })),
        noPods.map((pods) => ({ grafana, prometheus, other: pods })),
        fc.constantFrom({ grafana, prometheus, 'default-deny': grafana }, { grafana, prometheus, shop }),
      ),
    ),
    flows: required(fc.array(valuesOf(flow), { maxLength: 2 }), 'types'),
    externalPods: optional(
      policyNames.map((name) => ({ [name]: shop })),
      fc.oneof(
        noSubdomains.map((name) => ({ [name]: shop })),
        noPods.map((pods) => ({ shop: pods })),
        fc.constant({ grafana }),
      ),
    ),
  },
  // One of the invalid lists of namespaces has that of the shop.
  coherent: (props) => ({ externalPods: { shop }, ...props }),
  place: isolation,
};

const ingress = inChart(TraefikIngress);
const basicAuth = SecretValue.fromExisting('prometheus-users', 'users');

const route: Subject<RouteProps> = {
  properties: {
    name: required(
      fc.oneof(dnsLabels(50), fc.constantFrom('certificate', 'constructor', 'middleware-redirect-https')),
      noSubdomains,
    ),
    host: required(hosts, noHosts),
    service: required(dnsLabels(), noNamespaces),
    port: required(ports, noPorts),
    pods: required(somePods, noPods),
    basicAuth: optional(secrets, noSecrets),
    hasOwnLogin: required(fc.boolean(), 'types'),
  },
  coherent: (one) => (one.hasOwnLogin ? one : { basicAuth, ...one }),
  place: (one) =>
    ingress({ namespace: 'monitoring', instance: 'shop', tls: Tls.fromSecret('shop-tls'), routes: [one] }),
};

const someRoutes = fc.uniqueArray(valuesOf(route), {
  minLength: 1,
  maxLength: 2,
  comparator: (one, other) => one.name === other.name || one.host === other.host,
});

const traefikIngress: Subject<TraefikIngressProps> = {
  properties: {
    ...kubernetes.TraefikOptions.properties,
    namespace: required(dnsLabels(), noNamespaces),
    instance: required(
      fc.constantFrom('shop', 'Shop_1.a', 'x'.repeat(63)),
      textsWithout((text) => /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(text)),
    ),
    routes: required(
      someRoutes,
      fc.oneof(
        fc.constant([]),
        valuesOf(route).map((one) => [one, { ...one, host: 'other.example' }]),
        valuesOf(route).map((one) => [one, { ...one, name: 'other' }]),
        valuesOf(route).map((one) => [one, { ...one, name: `${one.name}-redirect`, host: 'other.example' }]),
      ),
    ),
  },
  place: ingress,
};

/** Subjects of constructs for charts without a stack. */
export const constructs = {
  MonitoringNamespaceProps: namespace,
  'MonitoringNamespaceProps.exemption': exemption,
  NetworkIsolationProps: networkIsolation,
  Flow: flow,
  TraefikIngressProps: traefikIngress,
  RouteProps: route,
};
