/**
 * Kubernetes objects, for charts of your own.
 *
 * @module
 */
export { TraefikIngress, type RouteProps, type TraefikIngressProps } from './ingress/traefik';
export { MonitoringNamespace, type MonitoringNamespaceProps } from './namespace';
export { NetworkIsolation, type NetworkIsolationProps } from './network-policies/network-policies';
export { attachExporter } from './sidecar';
