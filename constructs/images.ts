/**
 * Every image that a stack runs, pinned by tag; the only place where one is named. A digest may be added behind the tag
 * (`:v3.15.0@sha256:…`), which then decides.
 */
export const images = {
  prometheus: 'docker.io/prom/prometheus:v3.15.0',
  grafana: 'docker.io/grafana/grafana:12.4.5',
  nodeExporter: 'quay.io/prometheus/node-exporter:v1.12.1',
} as const;
