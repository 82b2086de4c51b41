import type { Resources } from '../../servers/resources';
import type { Tls } from '../ingress/tls';
import type { RateLimit } from '../ingress/traefik-options';

/** Health checks of an application over HTTP, on its port. */
export interface ApplicationProbes {
  /** Path that answers when it can take requests. */
  readonly ready: string;
  /** Path that answers while it is alive. It should not depend on a database: a restart would not help then. */
  readonly live: string;
}

/** Origins whose pages can call an application, and how. */
export interface Cors {
  /** Origins, such as `https://shop.example`. */
  readonly origins: readonly [string, ...string[]];
  /**
   * Methods of the requests.
   *
   * @default - GET, HEAD and POST
   */
  readonly methods?: readonly [string, ...string[]];
  /**
   * Headers of the requests, such as `Authorization`.
   *
   * @default - none besides those that every browser may send
   */
  readonly headers?: readonly [string, ...string[]];
  /**
   * Whether requests can have cookies and credentials.
   *
   * @default false
   */
  readonly allowsCredentials?: boolean;
  /**
   * Seconds for which a browser remembers the answer.
   *
   * @default 600
   */
  readonly maxAgeSeconds?: number;
}

/** Service that decides about each request: one that it answers with a status from 200 to 299 passes. */
export interface ForwardAuth {
  /** URL of the service, such as `http://auth.shop.svc.cluster.local:4180/verify`. */
  readonly url: string;
  /**
   * Headers of the request that the service gets.
   *
   * @default - all
   */
  readonly requestHeaders?: readonly [string, ...string[]];
  /**
   * Headers of its answer that the application gets, such as `X-User`.
   *
   * @default - none
   */
  readonly responseHeaders?: readonly [string, ...string[]];
}

/** Access to an application from outside the cluster by Traefik. */
export interface ApplicationRoute {
  /** Host name under which users reach it. */
  readonly host: string;
  /** Source of the certificate: a Secret in its namespace, or a resolver of Traefik. */
  readonly tls: Tls;
  /**
   * Entry point of Traefik for HTTPS.
   *
   * @default 'websecure'
   */
  readonly entryPoint?: string;
  /**
   * Rate limit per client address. Behind the load balancer of k3s all clients share it, unless Traefik
   * sees their addresses.
   *
   * @default - 100 a second, 300 at once
   */
  readonly rateLimit?: RateLimit;
  /**
   * Pages of other origins that can call it.
   *
   * @default - none
   */
  readonly cors?: Cors;
  /**
   * Authentication of every request by another service.
   *
   * @default - the application authenticates by itself
   */
  readonly forwardAuth?: ForwardAuth;
}

/** Properties of an application in the cluster. */
export interface ApplicationDeploymentProps {
  /** Name of its objects, and value of the label `app` of its pods, by which `podJob` finds them. */
  readonly name: string;
  /** Namespace of its objects. */
  readonly namespace: string;
  /** Image with its tag: `registry.example/booking:1.4.2`. */
  readonly image: string;
  /** Port on which it listens. */
  readonly port: number;
  /** Health checks. */
  readonly probes: ApplicationProbes;
  /** CPU and memory of a pod. */
  readonly resources: Resources;
  /**
   * Number of pods, which run on different nodes where there are enough.
   *
   * @default 3
   */
  readonly replicas?: number;
  /**
   * Environment variables, none of them secret.
   *
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * User and group of its processes, as the image expects.
   *
   * @default 1000
   */
  readonly user?: number;
  /**
   * Access from outside the cluster.
   *
   * @default - none
   */
  readonly route?: ApplicationRoute;
}
