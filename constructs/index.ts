/**
 * Kubernetes objects, for charts of your own.
 *
 * @module
 */
export { ApplicationDeployment } from './application/application';
export type {
  ApplicationProbes,
  ApplicationDeploymentProps,
  ApplicationRoute,
  Cors,
  ForwardAuth,
} from './application/options';
export type { Ingress, IngressController, RouteProps, StackRoutes } from './ingress';
export type { TraefikOptions } from './ingress/kinds';
export { Tls } from './ingress/tls';
export { TraefikIngress, type TraefikIngressProps } from './ingress/traefik';
export type { AllowList, ExternalMiddleware, RateLimit } from './ingress/traefik-options';
export { MonitoringNamespace, type MonitoringNamespaceProps } from './namespace';
export type { ApiServer } from './network-policies/api-server';
export type { ClusterNetwork, HostNetwork } from './network-policies/cluster-network';
export type { NetworkIsolationProps } from './network-policies/isolation-props';
export { NetworkIsolation } from './network-policies/network-policies';
export { attachExporter } from './sidecar';
export type { StorageProps } from './volume-claim';
