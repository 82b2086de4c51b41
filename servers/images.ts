import type { Issue } from '../core/errors';

/**
 * Images of a stack, pinned by tag. No other file names an image. You can add a digest after the
 * tag (`:v3.16.0@sha256:…`); the digest then has precedence.
 */
export const images = {
  /** Image of Prometheus, also in agent mode. */
  prometheus: 'docker.io/prom/prometheus:v3.16.0',
  /** Image of Alertmanager. */
  alertmanager: 'docker.io/prom/alertmanager:v0.35.1',
  /** Image of Grafana. */
  grafana: 'docker.io/grafana/grafana:13.2.3',
  /** Image of node_exporter. */
  nodeExporter: 'quay.io/prometheus/node-exporter:v1.12.1',
  /** Image of kube-state-metrics. */
  kubeStateMetrics: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0',
  /** Image of blackbox_exporter. */
  blackboxExporter: 'docker.io/prom/blackbox-exporter:v0.28.0',
  /** Image of postgres_exporter. */
  postgresExporter: 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
  /** Image of redis_exporter. */
  redisExporter: 'docker.io/oliver006/redis_exporter:v1.91.1',
  /** Image that runs the backup script, which uses only the standard library. */
  python: 'docker.io/library/python:3.13.7-alpine3.22',
  /** Image that copies backups to object storage. */
  rclone: 'docker.io/rclone/rclone:1.76.0',
} as const;

/**
 * Returns the version that the tag of an image names: `3.16.0`.
 *
 * @returns `undefined` when the tag is no version
 */
export function imageVersion(image: string): string | undefined {
  return /:v?(\d+\.\d+\.\d+)[\w.-]*(@|$)/.exec(image)?.[1];
}

/**
 * Reference of an image: https://github.com/distribution/reference/blob/v0.6.0/reference.go. Kubernetes creates no container
 * for another text.
 */
const reference =
  /^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d+)?\/)?[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*)*(:\w[\w.-]{0,127})?(@[A-Za-z][A-Za-z0-9+._-]*:[0-9a-fA-F]{32,})?$/;

/** Returns an issue for a text that is no image. */
export function imageIssues(image: string): Issue[] {
  return reference.test(image)
    ? []
    : [
        {
          path: 'image',
          problem: 'this is no image',
          given: image,
          allowed: 'such as registry.example/prometheus:v3.16.0',
        },
      ];
}
