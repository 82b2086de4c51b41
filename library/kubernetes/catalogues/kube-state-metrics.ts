import { catalogue } from '../../../metrics';
import { containers } from './objects/containers';
import { jobs } from './objects/jobs';
import { nodes } from './objects/nodes';
import { pods } from './objects/pods';
import { quotas } from './objects/quotas';
import { volumes } from './objects/volumes';
import { workloads } from './objects/workloads';

/**
 * Catalogue of kube-state-metrics: all metrics of the objects that it describes here, without those
 * of labels and annotations, which it shows on request. No test runs the real server; its page
 * was compared once. Source:
 * https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0/docs/metrics.
 */
export const kubeStateMetrics = catalogue({
  name: 'kube_state_metrics',
  software: 'kube-state-metrics',
  version: '2.20.0',
  metrics: { ...nodes, ...pods, ...containers, ...workloads, ...jobs, ...volumes, ...quotas },
});
