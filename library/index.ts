/**
 * Catalogues, scrape jobs, dashboards, alerts and exporters of monitored systems, and presets that
 * compose them into stacks.
 *
 * @module
 */
export * as alertmanager from './alertmanager';
export * as application from './application';
export * as common from './common';
export * as grafana from './grafana';
export * as kubernetes from './kubernetes';
export * as machine from './machine';
export * as minio from './minio';
export * as monitoring from './monitoring';
export * as postgres from './postgres';
export * as presets from './presets';
export * as prometheus from './prometheus';
export * as prometheusAgent from './prometheus-agent';
export * as reachability from './reachability';
export * as redis from './redis';
export * as targets from './targets';
export * as traefik from './traefik';
