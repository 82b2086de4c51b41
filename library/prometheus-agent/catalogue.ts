import { catalogue } from '../../metrics';
import { remoteMetrics } from '../prometheus/metrics/remote';
import { remoteWriteMetrics } from '../prometheus/metrics/remote-write';
import { scrapingMetrics } from '../prometheus/metrics/scraping';
import { serverMetrics } from '../prometheus/metrics/server';
import { writeLogMetrics } from '../prometheus/metrics/write-log';
import { agentMetrics } from './metrics/agent';

/**
 * Catalogue of Prometheus in agent mode: its whole page without metrics of discoveries other than those of Kubernetes,
 * DNS, files and HTTP.
 */
export const prometheusAgent = catalogue({
  name: 'prometheus_agent',
  software: 'prometheus',
  version: '3.16.0',
  // Those of other discoveries.
  otherSeries: 60,
  metrics: {
    ...serverMetrics,
    ...scrapingMetrics,
    ...remoteMetrics,
    ...remoteWriteMetrics,
    ...writeLogMetrics,
    ...agentMetrics,
  },
});
