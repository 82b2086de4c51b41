import { catalogue } from '../../metrics';
import { exposedOnly } from '../../metrics/exposed-only';
import { blocksMetrics } from './metrics/blocks';
import { headMetrics } from './metrics/head';
import { queryingMetrics } from './metrics/querying';
import { remoteMetrics } from './metrics/remote';
import { remoteWriteMetrics } from './metrics/remote-write';
import { rulesMetrics } from './metrics/rules';
import { scrapingMetrics } from './metrics/scraping';
import { serverMetrics } from './metrics/server';
import { writeLogMetrics } from './metrics/write-log';

/**
 * Catalogue of Prometheus: its whole page without metrics of discoveries other than those of Kubernetes, DNS, files and
 * HTTP.
 */
export const prometheus = catalogue({
  name: 'prometheus',
  software: 'prometheus',
  version: '3.16.0',
  // Those of other discoveries.
  otherSeries: 60,
  metrics: {
    ...serverMetrics,
    ...scrapingMetrics,
    ...rulesMetrics,
    ...queryingMetrics,
    ...headMetrics,
    ...blocksMetrics,
    ...writeLogMetrics,
    ...remoteMetrics,
    ...exposedOnly(remoteWriteMetrics, 'with a remote write'),
  },
});
