import type { Pods } from '../../core/network';
import type { Tls } from './tls';

/** How many requests an address may make. */
export interface RateLimit {
  /** Requests per second in the long run. */
  readonly average: number;
  /** Requests at once. */
  readonly burst: number;
}

/** Who may come in by their addresses. */
export interface AllowList {
  /** Address ranges, such as `203.0.113.0/24`. */
  readonly ranges: readonly [string, ...string[]];
  /**
   * How Traefik gets to see the addresses of clients. k3s hides them: its load balancer replaces them by its own, so that a list
   * lets in everyone or nobody. `externalTrafficPolicy: Local` says that Traefik's Service is set so (README), `hostNetwork` that
   * Traefik stands in the network of the machine, `proxyProtocol` that a load balancer before it speaks the PROXY protocol.
   */
  readonly clientAddresses: 'externalTrafficPolicy: Local' | 'hostNetwork' | 'proxyProtocol';
}

/** A middleware that somebody else made in another namespace. */
export interface ExternalMiddleware {
  readonly name: string;
  readonly namespace: string;
  /**
   * That Traefik's `allowCrossNamespace` is on. It is off by default, and Traefik then refuses the whole route; with it, every namespace
   * may use the middlewares of every other.
   */
  readonly crossNamespaceIsAllowed: true;
}

/** How the stack is reached from outside. */
export interface IngressProps {
  readonly tls: Tls;
  /**
   * Traefik's pods.
   *
   * @default - those of k3s: `app.kubernetes.io/name: traefik` in `kube-system`
   */
  readonly traefik?: Pods;
  /**
   * Traefik's entry points for HTTP and HTTPS.
   *
   * @default - those of k3s: `web` and `websecure`
   */
  readonly entryPoints?: { readonly http: string; readonly https: string };
  /**
   * How many requests an address may make. Where addresses are hidden (see {@link AllowList}) all clients share it.
   *
   * @default - 100 a second, 300 at once: a page of Grafana makes up to 200
   */
  readonly rateLimit?: RateLimit;
  /**
   * The same where a route asks for a password: checking one takes Traefik a twentieth of a second of a processor, whether it is
   * right or not.
   *
   * @default - 10 a second, 50 at once
   */
  readonly passwordRateLimit?: RateLimit;
  /**
   * Who may come in by their addresses.
   *
   * @default - everybody
   */
  readonly allowList?: AllowList;
  /**
   * Middlewares of other namespaces, after those of the stack.
   *
   * @default - none
   */
  readonly externalMiddlewares?: readonly ExternalMiddleware[];
}
