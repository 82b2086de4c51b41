import { catalogue, closed, counter, gauge, open, optional } from '../../../metrics';
import { processMetrics } from '../../../metrics/process';

/**
 * Catalogue of the metrics of kube-state-metrics about itself, on its second port. No test runs the real
 * server; its page was compared once. Source:
 * https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0#kube-state-metrics-self-metrics.
 */
export const kubeStateMetricsOwn = catalogue({
  name: 'kube_state_metrics_own',
  software: 'kube-state-metrics',
  version: '2.20.0',
  otherSeries: 89,
  metrics: {
    kube_state_metrics_list_total: counter({
      help: 'Attempts to list objects in the API server.',
      unit: 'requests',
      labels: { resource: open(14, '*v1.Pod', '*v1.Node'), result: closed('success', 'error') },
    }),
    kube_state_metrics_watch_total: counter({
      help: 'Attempts to watch objects in the API server.',
      unit: 'requests',
      labels: { resource: open(14, '*v1.Pod', '*v1.Node'), result: closed('success', 'error') },
    }),
    kube_state_metrics_build_info: gauge({
      help: 'Version of kube-state-metrics; always 1.',
      unit: 'none',
      labels: {
        version: optional(open(1, '2.20.0')),
        branch: optional(open(1, 'HEAD')),
        client_go_version: open(1, 'v0.36.3'),
        goarch: open(1, 'amd64'),
        goos: open(1, 'linux'),
        goversion: open(1, 'go1.26.6'),
        revision: open(1, '4ffe'),
        tags: open(1, 'unknown'),
      },
    }),
    kube_state_metrics_shard_ordinal: gauge({
      help: 'Number of this instance among several; the label is its number too.',
      unit: 'none',
      labels: { shard_ordinal: open(1, '0') },
    }),
    kube_state_metrics_total_shards: gauge({
      help: 'Number of instances that share the objects.',
      unit: 'none',
    }),
    ...processMetrics,
  },
});
