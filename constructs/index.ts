/**
 * Kubernetes objects, for charts of your own.
 *
 * @module
 */
export type { AllowList, ExternalMiddleware, IngressProps, RateLimit } from './ingress/ingress';
export { Tls } from './ingress/tls';
export { TraefikIngress, type RouteProps, type TraefikIngressProps } from './ingress/traefik';
export { MonitoringNamespace, type MonitoringNamespaceProps } from './namespace';
export type { ApiServer } from './network-policies/api-server';
export type { ClusterNetwork, HostNetwork, IngressController } from './network-policies/cluster-network';
export { NetworkIsolation, type NetworkIsolationProps } from './network-policies/network-policies';
export { attachExporter } from './sidecar';
export type { StorageProps } from './volume-claim';
