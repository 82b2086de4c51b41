import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { certificateIssues, tlsKeys } from '../../core/certificate';
import { cidrIssues } from '../../core/cidr';
import { inPath, type Issue } from '../../core/errors';
import { longNameIssues, namespaceIssues, podsIssues } from '../../core/kubernetes-name';
import type { DeclaredFlow } from '../../core/network';
import { SecretValue } from '../../core/secret-value';
import { emptyTextIssues } from '../../core/text';
import { isWholeNumber } from '../../core/whole-number';
import type { RequiredSecret } from '../../stack/required-secrets';
import { selectorLabels } from '../labels';
import { objectIssues } from '../object-issues';
import { addOwnValidation, addValidation } from '../validation';
import type { IngressDefinition, IngressObjects, RouteProps, StackRoutes } from './definition';
import { redirectName, routeIssues, routeObjectIssues } from './route-issues';
import type { Tls } from './tls';
import { k3sTraefik, type RateLimit, type TraefikOptions } from './traefik-options';

declare module './definition' {
  interface IngressKinds {
    /** Options of Traefik. */
    readonly traefik: TraefikOptions;
  }
}

export type { TraefikOptions } from './traefik-options';

/** Properties of the ingress of a stack. */
export interface TraefikIngressProps extends TraefikOptions, StackRoutes {}

/**
 * Routes of Traefik with TLS, redirection from HTTP, security headers, a rate limit, and basic
 * authentication for servers without a login.
 */
export class TraefikIngress extends Construct implements IngressObjects {
  readonly flows: readonly DeclaredFlow[];
  readonly requiredSecrets: readonly RequiredSecret[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TraefikIngressProps,
  ) {
    super(scope, id);
    const { routes, traefik = k3sTraefik } = props;
    this.flows = routes.map(({ pods, port, host }) => ({
      from: traefik,
      to: pods,
      ports: [{ port }],
      reason: `Traefik forwards requests for ${host}`,
    }));
    this.requiredSecrets = requiredSecrets(props);
    for (const route of routes) this.route(route);
    this.sharedMiddlewares();
    const certificate = props.tls.certificate(routes.map(({ host }) => host));
    if (certificate) this.object('cert-manager.io/v1', 'Certificate', 'monitoring', certificate);
    this.middleware('redirect-https', { redirectScheme: { scheme: 'https', permanent: true } });
    addValidation(this, () => this.issues());
    addOwnValidation(this, () => [
      ...objectIssues(this),
      ...emptyTextIssues({ instance: props.instance }),
      ...routeObjectIssues(routes),
    ]);
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
    // In the order in which a request passes them: cheap middlewares come first.
    const middlewares = [
      ...(allowList ? [{ name: 'allow-list' }] : []),
      { name: basicAuth ? 'password-rate-limit' : 'rate-limit' },
      { name: 'security-headers' },
      ...externalMiddlewares.map((external) => ({ name: external.name, namespace: external.namespace })),
      ...(basicAuth ? [{ name: this.basicAuth(name, basicAuth) }] : []),
    ];
    this.object('traefik.io/v1alpha1', 'IngressRoute', name, {
      entryPoints: [https],
      routes: [{ kind: 'Rule', match, middlewares, services }],
      tls: tlsJson(this.props.tls),
    });
    this.object('traefik.io/v1alpha1', 'IngressRoute', redirectName(name), {
      entryPoints: [http],
      routes: [{ kind: 'Rule', match, middlewares: [{ name: 'redirect-https' }], services }],
    });
  }

  private basicAuth(route: string, { secretName }: SecretValue): string {
    return this.middleware(`${route}-auth`, { basicAuth: { secret: secretName, realm: route, removeHeader: true } });
  }

  private middleware(name: string, spec: Readonly<Record<string, unknown>>): string {
    this.object('traefik.io/v1alpha1', 'Middleware', name, spec);
    return name;
  }

  private object(apiVersion: string, kind: string, name: string, spec: Readonly<Record<string, unknown>>): void {
    const id = `${kind}.${name}`;
    // The validation reports routes with the same name.
    if (this.node.tryFindChild(id)) return;
    const { namespace, instance } = this.props;
    const metadata = { name, namespace, labels: selectorLabels('ingress', instance) };
    new ApiObject(this, id, { apiVersion, kind, metadata, spec });
  }

  private issues(): Issue[] {
    const { routes, allowList, tls, traefik, entryPoints, externalMiddlewares = [] } = this.props;
    return [
      ...routeIssues(routes),
      ...inPath('allowList', cidrIssues(allowList?.ranges ?? [])),
      ...inPath('traefik', traefik ? podsIssues(traefik) : []),
      ...inPath('tls', tls.issues()),
      ...entryPointIssues(entryPoints),
      ...externalMiddlewares.flatMap(({ name, namespace }) =>
        inPath('externalMiddlewares', [...longNameIssues('a middleware', name), ...namespaceIssues(namespace)]),
      ),
      ...this.limitIssues(),
      ...externalMiddlewares
        .filter(({ crossNamespaceIsAllowed }) => !(crossNamespaceIsAllowed as boolean))
        .map(({ name, namespace }) => ({
          problem: `middleware ${name} is in namespace ${namespace}, and Traefik rejects middlewares of other namespaces by default`,
          remedy: `use a middleware of the stack, or enable Traefik's allowCrossNamespace and set crossNamespaceIsAllowed: true`,
        })),
    ];
  }

  private limitIssues(): Issue[] {
    const { rateLimit, passwordRateLimit } = this.props;
    return Object.entries({ rateLimit, passwordRateLimit }).flatMap(([what, limit]) =>
      !limit || (isWholeNumber(limit.average) && isWholeNumber(limit.burst) && limit.burst >= limit.average)
        ? []
        : [
            {
              path: what,
              problem: `invalid rate limit: ${limit.average} requests per second and ${limit.burst} at once`,
              allowed: 'whole numbers above 0, the second at least as high as the first',
            },
          ],
    );
  }
}

/** Ingress by Traefik, with the ports that it has in k3s. */
export const traefik: IngressDefinition<TraefikOptions> = {
  name: 'Traefik',
  controller: ({ traefik: pods = k3sTraefik }) => ({ pods, ports: { 80: 8000, 443: 8443 } }),
  hostNetworkOption: ({ allowList }) => (allowList?.clientAddresses === 'hostNetwork' ? 'clientAddresses' : undefined),
  create: (scope, id, options, routes) => new TraefikIngress(scope, id, { ...options, ...routes }),
};

/** Renders the TLS section of an `IngressRoute`. */
function tlsJson({ place }: Tls): Readonly<Record<string, string>> {
  return place.kind === 'secret' ? { secretName: place.secretName } : { certResolver: place.name };
}

function entryPointIssues(entryPoints: TraefikIngressProps['entryPoints']): Issue[] {
  if (!entryPoints) return [];
  const { http, https } = entryPoints;
  return inPath('entryPoints', [
    ...[http, https]
      .filter((name) => !/^[^\s,]+$/.test(name))
      .map((given) => ({
        problem: 'this is no name of an entry point',
        given,
        allowed: 'a text without spaces and commas',
      })),
    ...(http === https
      ? [{ problem: 'HTTP and HTTPS have the same entry point', given: http, remedy: 'name one for each' }]
      : []),
  ]);
}

const limits: Readonly<Record<'page' | 'password', RateLimit>> = {
  page: { average: 100, burst: 300 },
  password: { average: 10, burst: 50 },
};

/**
 * Security headers. Source:
 * https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html.
 */
const securityHeaders = {
  stsSeconds: 31_536_000,
  contentTypeNosniff: true,
  frameDeny: true,
  referrerPolicy: 'strict-origin-when-cross-origin',
  permissionsPolicy: 'camera=(), geolocation=(), microphone=()',
  // An empty value removes a header, so that the software is not disclosed.
  customResponseHeaders: { Server: '', 'X-Powered-By': '' },
};

function requiredSecrets({ namespace, routes, tls }: TraefikIngressProps): RequiredSecret[] {
  const rotation = 'Traefik watches it and reloads it at once';
  const certificate =
    tls.secretName === undefined ? [] : [SecretValue.fromExisting(tls.secretName, tlsKeys.certificate)];
  return [
    ...routes.flatMap(({ name, host, basicAuth }): RequiredSecret[] =>
      basicAuth
        ? [
            {
              namespace,
              secret: basicAuth,
              source: 'users',
              purpose: `users with access to ${host}`,
              whenMissing: `Traefik rejects all requests to ${name}`,
              rotation,
            },
          ]
        : [],
    ),
    ...certificate.map((secret): RequiredSecret => ({
      namespace,
      secret,
      source: 'given',
      check: certificateIssues,
      purpose: `the certificate of ${routes.map(({ host }) => host).join(' and ')}, with its ${tlsKeys.privateKey}; create it with kubectl create secret tls`,
      whenMissing: 'Traefik uses its default certificate, which browsers reject',
      rotation,
      type: 'kubernetes.io/tls',
    })),
  ];
}
