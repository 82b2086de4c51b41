import type { Pods } from '../../core/network';
import type { Tls } from './tls';

/** Rate limit per client address. */
export interface RateLimit {
  /** Average number of requests per second. */
  readonly average: number;
  /** Maximum number of requests at once. */
  readonly burst: number;
}

/** Client addresses that can access the stack. */
export interface AllowList {
  /** Address ranges, such as `203.0.113.0/24`. */
  readonly ranges: readonly [string, ...string[]];
  /**
   * Method by which Traefik sees the addresses of clients. In k3s by default it does not: the load
   * balancer replaces them with its own address, so that a list admits all clients or none.
   * `externalTrafficPolicy: Local`: the Service of Traefik has this setting (guide *Deploy with kubectl*).
   * `hostNetwork`: Traefik uses the network of the machine. `proxyProtocol`: a load balancer before
   * Traefik uses the PROXY protocol.
   */
  readonly clientAddresses: 'externalTrafficPolicy: Local' | 'hostNetwork' | 'proxyProtocol';
}

/** Middleware of another namespace that is not part of the stack. */
export interface ExternalMiddleware {
  /** Name of the Middleware. */
  readonly name: string;
  /** Namespace of the Middleware. */
  readonly namespace: string;
  /**
   * Confirms that Traefik's `allowCrossNamespace` is enabled. It is disabled by default, and
   * Traefik then rejects the whole route. When it is enabled, every namespace can use the
   * middlewares of all others.
   */
  readonly crossNamespaceIsAllowed: true;
}

/** Pods of the Traefik of k3s. */
export const k3sTraefik: Pods = { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik' } };

/** Access to the stack from outside the cluster by Traefik. */
export interface TraefikOptions {
  /** @default 'traefik' */
  readonly kind?: 'traefik';
  /** Source of the certificate. */
  readonly tls: Tls;
  /**
   * Pods of Traefik.
   *
   * @default - those of k3s: `app.kubernetes.io/name: traefik` in `kube-system`
   */
  readonly traefik?: Pods;
  /**
   * Entry points of Traefik for HTTP and HTTPS.
   *
   * @default - those of k3s: `web` and `websecure`
   */
  readonly entryPoints?: { readonly http: string; readonly https: string };
  /**
   * Rate limit per client address. If addresses are hidden (see {@link AllowList}), all clients
   * share it.
   *
   * @default - 100 a second, 300 at once: a dashboard of Grafana sends up to 200 requests
   */
  readonly rateLimit?: RateLimit;
  /**
   * Rate limit of routes with a password. Each password check takes Traefik about 50 ms of CPU
   * time.
   *
   * @default - 10 a second, 50 at once
   */
  readonly passwordRateLimit?: RateLimit;
  /**
   * Client addresses that can access the stack.
   *
   * @default - all
   */
  readonly allowList?: AllowList;
  /**
   * Middlewares of other namespaces, applied after those of the stack.
   *
   * @default - none
   */
  readonly externalMiddlewares?: readonly ExternalMiddleware[];
}
