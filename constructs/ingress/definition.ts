import type { Construct } from 'constructs';
import type { DeclaredFlow, Pods } from '../../core/network';
import type { SecretValue } from '../../core/secret-value';
import type { RequiredSecret } from '../../stack/required-secrets';

/**
 * Options of ingresses by their kinds. The file of each kind adds its own type. A kind that is
 * missing in the table `ingresses` does not compile.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each kind adds itself
export interface IngressKinds {}

/** Kind of an ingress: `traefik`. */
export type IngressKind = keyof IngressKinds;

/** Access to a stack from outside the cluster: the options of one kind of ingress. */
export type Ingress = IngressKinds[IngressKind];

/** Ingress controller of the cluster. */
export interface IngressController {
  /** Pods of the controller, from which requests reach the servers. */
  readonly pods: Pods;
  /** Ports of the pods by public port: `{ 80: 8000, 443: 8443 }`. */
  readonly ports: Readonly<Record<number, number>>;
}

/** Server of the stack with a route from outside. */
export interface RouteProps {
  /** Name of the objects of the route. */
  readonly name: string;
  /** Host name under which users reach the server. */
  readonly host: string;
  /** Name of the Service of the server. */
  readonly service: string;
  /** Port of the Service and of the pods. */
  readonly port: number;
  /** Pods of the server. */
  readonly pods: Pods;
  /**
   * Users with access, as lines of `name:bcrypt`. It must be the only key of its Secret, because
   * Traefik requires this.
   *
   * @default - no authentication by Traefik
   */
  readonly basicAuth?: SecretValue;
  /**
   * The server has its own login, like Grafana. A server without one, such as Prometheus, accepts
   * every request that passes Traefik, and must have `basicAuth`.
   */
  readonly hasOwnLogin: boolean;
}

/** Routes to the servers of a stack. */
export interface StackRoutes {
  /** Namespace of the servers. */
  readonly namespace: string;
  /** Name of the stack. */
  readonly instance: string;
  /** Routes, each to one server. */
  readonly routes: readonly RouteProps[];
}

/** Objects of the routes of a stack. */
export interface IngressObjects {
  /** Connections that network policies must allow. */
  readonly flows: readonly DeclaredFlow[];
  /** Secrets that the ingress controller reads. */
  readonly requiredSecrets: readonly RequiredSecret[];
}

/** Definition of one kind of ingress. */
export interface IngressDefinition<I extends Ingress> {
  /** Name of the controller in issues. */
  readonly name: string;
  /** Controller to which public addresses of the cluster lead. */
  readonly controller: (ingress: I) => IngressController;
  /** Option by which the controller uses the network of its node; `undefined` if it does not. */
  readonly hostNetworkOption: (ingress: I) => string | undefined;
  /** Creates the objects of the routes of a stack. */
  readonly create: (scope: Construct, id: string, ingress: I, routes: StackRoutes) => IngressObjects;
}
