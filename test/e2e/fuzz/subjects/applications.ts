import { Chart } from 'cdk8s';
import fc from 'fast-check';
import {
  ApplicationDeployment,
  Tls,
  type ApplicationProbes,
  type ApplicationDeploymentProps,
  type ApplicationRoute,
  type Cors,
  type ForwardAuth,
} from '../../../../constructs';
import { Size } from '../../../../core';
import { textsWithout } from '../awkward';
import { testApp } from '../described';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { dnsLabels, hosts, imagesOf, noHosts, noImages, noPorts, ports } from '../values';
import { noNamespaces } from './kubernetes';
import { anyResources } from './prometheus';

function place(props: ApplicationDeploymentProps): Chart {
  const chart = new Chart(testApp(), 'chart');
  new ApplicationDeployment(chart, 'construct', props);
  return chart;
}

const minimal: ApplicationDeploymentProps = {
  name: 'shop',
  namespace: 'shop',
  image: 'registry.example/shop:1',
  port: 8080,
  probes: { ready: '/ready', live: '/live' },
  resources: { cpuRequest: 10, cpuLimit: 20, memoryRequest: Size.mebibytes(16), memoryLimit: Size.mebibytes(32) },
};
const outside: ApplicationRoute = { host: 'shop.example', tls: Tls.fromSecret('shop-tls') };

const paths = fc.constantFrom('/', '/health', '/a/b.c');
const noPaths = textsWithout((text) => /^\/[\w./~%-]*$/.test(text));
const headers = fc.constantFrom(['Authorization'] as const, ['X-User', 'X-Team'] as const);
const noHeaders = fc.constantFrom([''], ['a b'], ['é'], ['a:b'], ['a\n']);

const probes: Subject<ApplicationProbes> = {
  properties: { ready: required(paths, noPaths), live: required(paths, noPaths) },
  place: (one) => place({ ...minimal, probes: one }),
};

const cors: Subject<Cors> = {
  properties: {
    origins: required(
      fc.constantFrom(['https://shop.example'] as const, ['https://a.example:8443', 'http://b.example'] as const),
      fc.constantFrom(
        [],
        [''],
        ['shop.example'],
        ['https://shop.example/'],
        ['https://a.example', 'https://a.example'],
      ),
    ),
    methods: optional(
      fc.constantFrom(['GET'] as const, ['PUT', 'PATCH'] as const),
      fc.constantFrom(['get'], [''], ['CONNECT']),
    ),
    headers: optional(headers, noHeaders),
    allowsCredentials: optional(fc.boolean(), 'types'),
    maxAgeSeconds: optional(fc.integer({ min: 1, max: 86_400 }), fc.constantFrom(0, -1, 1.5, NaN, Infinity)),
  },
  place: (one) => place({ ...minimal, route: { ...outside, cors: one } }),
};

const forwardAuth: Subject<ForwardAuth> = {
  properties: {
    url: required(
      fc.constantFrom('http://auth.shop.svc.cluster.local:4180/verify', 'https://auth.example'),
      fc.constantFrom('', 'auth', 'ftp://auth.example', 'https://u:p@auth.example/', 'http://a b'),
    ),
    requestHeaders: optional(headers, noHeaders),
    responseHeaders: optional(headers, noHeaders),
  },
  place: (one) => place({ ...minimal, route: { ...outside, forwardAuth: one } }),
};

const route: Subject<ApplicationRoute> = {
  properties: {
    host: required(hosts, noHosts),
    tls: required(
      fc.constantFrom(Tls.fromSecret('shop-tls'), Tls.fromResolver('letsencrypt')),
      fc.constantFrom(Tls.fromSecret('Shop'), Tls.fromResolver('a b'), Tls.fromCertManager('letsencrypt')),
    ),
    entryPoint: optional(
      fc.constantFrom('websecure', 'https'),
      textsWithout((text) => /^[^\s,]+$/.test(text)),
    ),
    rateLimit: optional(
      fc.constantFrom({ average: 1, burst: 1 }, { average: 10, burst: 50 }),
      fc.constantFrom({ average: 0, burst: 1 }, { average: 2, burst: 1 }, { average: 1.5, burst: 2 }),
    ),
    cors: optional(valuesOf(cors), 'types'),
    forwardAuth: optional(valuesOf(forwardAuth), 'types'),
  },
  place: (one) => place({ ...minimal, route: one }),
};

const application: Subject<ApplicationDeploymentProps> = {
  properties: {
    name: required(dnsLabels(50), noNamespaces),
    namespace: required(dnsLabels(), noNamespaces),
    image: required(imagesOf('shop', '1.2.3', 'latest'), noImages),
    port: required(ports, noPorts),
    probes: required(valuesOf(probes), 'types'),
    resources: required(anyResources, 'types'),
    replicas: optional(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(0, -1, 1.5, NaN, Infinity, 1001)),
    environment: optional(
      fc.constantFrom({}, { NODE_ENV: 'production' }, { a: '', _B1: '$(HOME) "é"' }),
      fc.constantFrom({ '': 'a' }, { '1A': 'a' }, { 'a-b': 'a' }, { 'a=b': 'a' }),
    ),
    user: optional(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.constantFrom(0, -1, 1.5, NaN, 2 ** 31)),
    route: optional(valuesOf(route), 'types'),
  },
  place,
};

/** Subjects of applications in the cluster. */
export const applications = {
  ApplicationDeploymentProps: application,
  ApplicationProbes: probes,
  ApplicationRoute: route,
  Cors: cors,
  ForwardAuth: forwardAuth,
};
