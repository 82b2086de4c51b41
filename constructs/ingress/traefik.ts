import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { cidrIssues } from '../../core/cidr';
import { inPath, repeated, type Issue } from '../../core/errors';
import { hostIssues } from '../../core/host';
import type { Flow, Pods } from '../../core/network';
import { secretIssues, SecretValue } from '../../core/secret-value';
import type { RequiredSecret } from '../../stack/required-secrets';
import { selectorLabels } from '../labels';
import { addValidation } from '../validation';
import type { IngressProps, RateLimit } from './ingress';

/** A part of the stack that is reached from outside. */
export interface RouteProps {
  /** The name of its objects. */
  readonly name: string;
  readonly host: string;
  /** The name of its service. */
  readonly service: string;
  readonly port: number;
  /** Its pods. */
  readonly pods: Pods;
  /**
   * The users who may enter, as lines of `name:bcrypt`; the only key of its Secret, as Traefik asks.
   *
   * @default - Traefik asks nobody who they are
   */
  readonly basicAuth?: SecretValue;
  /**
   * Whether it asks by itself who somebody is, as Grafana does. A part that does not, such as Prometheus, lets everyone in who comes
   * past Traefik, and must have `basicAuth`.
   */
  readonly hasOwnLogin: boolean;
}

/** What the ingress of a stack is made of. */
export interface TraefikIngressProps extends IngressProps {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  readonly routes: readonly RouteProps[];
}

const k3sTraefik: Pods = { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } };

/** Routes of Traefik with TLS, redirection from HTTP, security headers, a rate limit, and users where a part has no login. */
export class TraefikIngress extends Construct {
  /** Who speaks to whom. */
  readonly flows: readonly Flow[];
  /** The Secrets that Traefik reads. */
  readonly requiredSecrets: readonly RequiredSecret[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TraefikIngressProps,
  ) {
    super(scope, id);
    const { routes, traefik = k3sTraefik } = props;
    this.flows = routes.map(({ pods, port }) => ({ from: traefik, to: pods, ports: [{ port }] }));
    this.requiredSecrets = requiredSecrets(props);
    for (const route of routes) this.route(route);
    this.sharedMiddlewares();
    const certificate = props.tls.certificate(routes.map(({ host }) => host));
    if (certificate) this.object('certificate', 'cert-manager.io/v1', 'Certificate', 'monitoring', certificate);
    this.middleware('redirect-https', { redirectScheme: { scheme: 'https', permanent: true } });
    addValidation(this, () => this.issues());
  }

  private sharedMiddlewares(): void {
    const { routes, allowList, rateLimit = limits.page, passwordRateLimit = limits.password } = this.props;
    if (allowList) this.middleware('allow-list', { ipAllowList: { sourceRange: [...allowList.ranges] } });
    this.middleware('security-headers', { headers: securityHeaders });
    if (routes.some(({ basicAuth }) => !basicAuth)) this.middleware('rate-limit', { rateLimit: { ...rateLimit } });
    if (routes.some(({ basicAuth }) => basicAuth)) {
      this.middleware('password-rate-limit', { rateLimit: { ...passwordRateLimit } });
    }
  }

  private route({ name, host, service, port, basicAuth }: RouteProps): void {
    const { http, https } = this.props.entryPoints ?? { http: 'web', https: 'websecure' };
    const { allowList, externalMiddlewares = [] } = this.props;
    const match = `Host(\`${host}\`)`;
    const services = [{ name: service, port }];
    // In the order in which a request passes them: what is cheap comes first.
    const middlewares = [
      ...(allowList ? [{ name: 'allow-list' }] : []),
      { name: basicAuth ? 'password-rate-limit' : 'rate-limit' },
      { name: 'security-headers' },
      ...externalMiddlewares.map((external) => ({ name: external.name, namespace: external.namespace })),
      ...(basicAuth ? [{ name: this.basicAuth(name, basicAuth) }] : []),
    ];
    this.object(name, 'traefik.io/v1alpha1', 'IngressRoute', name, {
      entryPoints: [https],
      routes: [{ kind: 'Rule', match, middlewares, services }],
      tls: this.props.tls.route(),
    });
    this.object(`${name}-redirect`, 'traefik.io/v1alpha1', 'IngressRoute', `${name}-redirect`, {
      entryPoints: [http],
      routes: [{ kind: 'Rule', match, middlewares: [{ name: 'redirect-https' }], services }],
    });
  }

  private basicAuth(route: string, { secretName }: SecretValue): string {
    return this.middleware(`${route}-auth`, { basicAuth: { secret: secretName, realm: route, removeHeader: true } });
  }

  private middleware(name: string, spec: Readonly<Record<string, unknown>>): string {
    this.object(`middleware-${name}`, 'traefik.io/v1alpha1', 'Middleware', name, spec);
    return name;
  }

  private object(
    id: string,
    apiVersion: string,
    kind: string,
    name: string,
    spec: Readonly<Record<string, unknown>>,
  ): void {
    const { namespace, instance } = this.props;
    const metadata = { name, namespace, labels: selectorLabels('ingress', instance) };
    new ApiObject(this, id, { apiVersion, kind, metadata, spec });
  }

  private issues(): Issue[] {
    const { routes, allowList, externalMiddlewares = [] } = this.props;
    const hosts = routes.map(({ host }) => host);
    return [
      ...[...new Set(hosts)].flatMap((host) => hostIssues(host)),
      ...repeated(hosts, { problem: 'a host is used twice', remedy: 'give each route its own' }),
      ...routes
        .filter(({ hasOwnLogin, basicAuth }) => !hasOwnLogin && !basicAuth)
        .map(({ name, host }) => ({
          problem: `the route ${host} would let everyone in to ${name}, which has no login of its own`,
          remedy: 'give it basicAuth',
        })),
      ...inPath('allowList', cidrIssues(allowList?.ranges ?? [])),
      ...routes.flatMap(({ name, basicAuth }) => secretIssues({ [`basicAuth of ${name}`]: basicAuth })),
      ...this.limitIssues(),
      ...externalMiddlewares
        .filter(({ crossNamespaceIsAllowed }) => !(crossNamespaceIsAllowed as boolean))
        .map(({ name, namespace }) => ({
          problem: `middleware ${name} stands in namespace ${namespace}, which Traefik refuses by default`,
          remedy: `use a middleware of the stack, or say crossNamespaceIsAllowed: true when Traefik's allowCrossNamespace is on`,
        })),
    ];
  }

  private limitIssues(): Issue[] {
    const { rateLimit, passwordRateLimit } = this.props;
    return Object.entries({ rateLimit, passwordRateLimit }).flatMap(([what, limit]) =>
      !limit || (limit.average > 0 && limit.burst >= limit.average)
        ? []
        : [
            {
              path: what,
              problem: `${limit.average} requests a second and ${limit.burst} at once are impossible`,
              allowed: 'both above 0, the second at least the first',
            },
          ],
    );
  }
}

const limits: Readonly<Record<'page' | 'password', RateLimit>> = {
  page: { average: 100, burst: 300 },
  password: { average: 10, burst: 50 },
};

/** See https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html. */
const securityHeaders = {
  stsSeconds: 31_536_000,
  contentTypeNosniff: true,
  frameDeny: true,
  referrerPolicy: 'strict-origin-when-cross-origin',
  permissionsPolicy: 'camera=(), geolocation=(), microphone=()',
  // An empty value removes a header: nobody need know what answers.
  customResponseHeaders: { Server: '', 'X-Powered-By': '' },
};

function requiredSecrets({ namespace, routes, tls }: TraefikIngressProps): RequiredSecret[] {
  const rotation = 'Traefik watches it, and takes it up at once';
  const certificate = tls.secretName === undefined ? [] : [SecretValue.fromExisting(tls.secretName, 'tls.crt')];
  return [
    ...routes.flatMap(({ name, host, basicAuth }): RequiredSecret[] =>
      basicAuth
        ? [
            {
              namespace,
              secret: basicAuth,
              source: 'users',
              purpose: `who may enter ${host}`,
              whenMissing: `Traefik lets nobody in to ${name}`,
              rotation,
            },
          ]
        : [],
    ),
    ...certificate.map((secret): RequiredSecret => ({
      namespace,
      secret,
      source: 'given',
      purpose: `the certificate of ${routes.map(({ host }) => host).join(' and ')}, with its tls.key; kubectl create secret tls makes it`,
      whenMissing: 'Traefik shows a certificate of its own, which browsers refuse',
      rotation,
      type: 'kubernetes.io/tls',
    })),
  ];
}
