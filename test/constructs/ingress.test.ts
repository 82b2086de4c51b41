import { parseAllDocuments } from 'yaml';
import type { RouteProps } from '../../constructs/ingress/definition';
import { TraefikIngress, type TraefikIngressProps } from '../../constructs/ingress/traefik';
import { SecretValue } from '../../core/secret-value';
import { Tls } from '../../constructs/ingress/tls';
import { synthesized } from './synthesized';

const grafana: RouteProps = {
  name: 'grafana',
  host: 'grafana.shop.example',
  service: 'grafana',
  port: 3000,
  pods: { namespace: 'monitoring', labels: { app: 'grafana' } },
  hasOwnLogin: true,
};
const prometheus: Required<RouteProps> = {
  name: 'prometheus',
  host: 'prometheus.shop.example',
  service: 'prometheus',
  port: 9090,
  pods: { namespace: 'monitoring', labels: { app: 'prometheus' } },
  basicAuth: SecretValue.fromExisting('prometheus-users', 'users'),
  hasOwnLogin: false,
};
const minimal: TraefikIngressProps = {
  namespace: 'monitoring',
  instance: 'shop',
  tls: Tls.fromSecret('shop-tls'),
  routes: [grafana],
};
const all: Required<TraefikIngressProps> = {
  kind: 'traefik',
  ...minimal,
  tls: Tls.fromCertManager('letsencrypt'),
  routes: [grafana, prometheus],
  traefik: { namespace: 'traefik', labels: { app: 'traefik' } },
  entryPoints: { http: 'http', https: 'https' },
  rateLimit: { average: 50, burst: 400 },
  passwordRateLimit: { average: 5, burst: 20 },
  allowList: { ranges: ['203.0.113.0/24', '2001:db8::/32'], clientAddresses: 'externalTrafficPolicy: Local' },
  externalMiddlewares: [{ name: 'security-headers', namespace: 'apps', crossNamespaceIsAllowed: true }],
};

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly routes?: readonly { readonly middlewares: readonly { readonly name: string }[] }[];
    readonly tls?: unknown;
  };
}

function route(props: TraefikIngressProps, name: string): Manifest['spec'] {
  const manifests = parseAllDocuments(synthesized(TraefikIngress, props)).map((one) => one.toJS() as Manifest);
  return manifests.find(({ kind, metadata }) => kind === 'IngressRoute' && metadata.name === name)!.spec;
}

describe('TraefikIngress', () => {
  test('minimal required props', () => {
    expect(synthesized(TraefikIngress, minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(TraefikIngress, all)).toMatchSnapshot();
  });

  test('checks a password last and with its own limit, because the check is expensive', () => {
    const names = (name: string) => route(all, name).routes![0]!.middlewares.map((one) => one.name);
    expect(names('prometheus')).toEqual([
      'allow-list',
      'password-rate-limit',
      'security-headers',
      'security-headers',
      'prometheus-auth',
    ]);
    expect(names('grafana')).toEqual(['allow-list', 'rate-limit', 'security-headers', 'security-headers']);
  });

  test.each(['certificate', 'constructor', 'middleware-redirect-https'])('has a route with the name %s', (name) => {
    expect(route({ ...all, routes: [{ ...grafana, name }] }, name)).toBeDefined();
  });

  test.each([
    ['a Secret', Tls.fromSecret('shop-tls'), { secretName: 'shop-tls' }],
    ['cert-manager', Tls.fromCertManager('letsencrypt', 'Issuer'), { secretName: 'monitoring-tls' }],
    ['a resolver', Tls.fromResolver('letsencrypt'), { certResolver: 'letsencrypt' }],
  ])('uses a certificate from %s', (_, tls, expected) => {
    expect(route({ ...minimal, tls }, 'grafana').tls).toEqual(expected);
  });

  test.each<[string, Partial<TraefikIngressProps>, RegExp]>([
    [
      'a route to Prometheus without authentication',
      { routes: [{ ...prometheus, basicAuth: undefined as never }] },
      /the route prometheus.shop.example gives everyone access to prometheus, which has no login; remedy: add basicAuth to it/,
    ],
    [
      'a host that is used twice',
      { routes: [grafana, { ...prometheus, host: grafana.host }] },
      /route \S+ and route \S+ have the same host; given: "grafana.shop.example"/,
    ],
    [
      'an invalid host',
      { routes: [{ ...grafana, host: 'https://Grafana.example/' }] },
      /this is no host name; given: "https:\/\/Grafana.example\/"; allowed: lowercase letters, digits and -/,
    ],
    [
      'a password that is written down',
      { routes: [{ ...prometheus, basicAuth: 'admin:hunter2' as never }] },
      /basicAuth of prometheus is given as a string, so it would appear in code and manifests; allowed: SecretValue/,
    ],
    [
      "the example hash of Traefik's documentation",
      { routes: [{ ...prometheus, basicAuth: 'admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/' as never }] },
      /holds an example hash that everyone knows, from Traefik's documentation of basic authentication; allowed: SecretValue/,
    ],
    [
      'an invalid range',
      { allowList: { ranges: ['203.0.113.0/33'], clientAddresses: 'hostNetwork' } },
      /allowList: this is no address range; given: "203.0.113.0\/33"; allowed: such as 203.0.113.0\/24/,
    ],
    [
      'a burst below the average',
      { rateLimit: { average: 100, burst: 10 } },
      /rateLimit: invalid rate limit: 100 requests per second and 10 at once; allowed: whole numbers above 0/,
    ],
    [
      'a middleware of another namespace that Traefik refuses',
      { externalMiddlewares: [{ name: 'headers', namespace: 'apps', crossNamespaceIsAllowed: false as never }] },
      /middleware headers is in namespace apps, and Traefik rejects middlewares of other namespaces by default; remedy: use a middleware of the stack/,
    ],
    ['no routes', { routes: [] }, /routes: the ingress has no routes; remedy: add a route for each server/],
    [
      'two routes with one name',
      { routes: [grafana, { ...grafana, host: 'other.shop.example' }] },
      /routes: the route to grafana.shop.example and the route to other.shop.example have the same name; given: "grafana, grafana-redirect"; remedy: rename one of them/,
    ],
    [
      'a route with the name of the redirection of another one',
      { routes: [grafana, { ...prometheus, name: 'grafana-redirect' }] },
      /have the same name; given: "grafana-redirect"/,
    ],
    ['a name that Kubernetes refuses', { routes: [{ ...grafana, name: '' }] }, /the name of this IngressRoute is ""/],
    ['a namespace that Kubernetes refuses', { namespace: 'My Shop' }, /the namespace is "My Shop", 7 characters/],
    ['a stack without a name', { instance: '' }, /instance: this text is empty/],
    [
      'a name of a stack that no label can have',
      { instance: 'My Shop' },
      /the value "My Shop" of the label \S+instance/,
    ],
    [
      'a name that no Service has',
      { routes: [{ ...grafana, service: 'Grafana' }] },
      /route grafana: service: this is no name of a Service; given: "Grafana"/,
    ],
    [
      'a port that does not exist',
      { routes: [{ ...grafana, port: 65_536 }] },
      /route grafana: port: port 65536 does not exist/,
    ],
    [
      'labels that no pod has',
      { routes: [{ ...grafana, pods: { namespace: 'monitoring', labels: { 'a b': 'c' } } }] },
      /route grafana: pods: labels: this is no name of a label of pods; given: "a b"/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => synthesized(TraefikIngress, { ...minimal, ...wrong })).toThrow(message);
  });
});
