import { catalogue } from '../../metrics';
import { bcachefsMetrics } from './metrics/bcachefs';
import { clockMetrics } from './metrics/clock';
import { diskMetrics } from './metrics/disks';
import { fileSystemMetrics } from './metrics/file-systems';
import { hardwareMetrics } from './metrics/hardware';
import { memoryMetrics } from './metrics/memory';
import { notExposed } from './metrics/not-exposed';
import { processorMetrics } from './metrics/processors';
import { remoteMetrics } from './metrics/remote';
import { systemMetrics } from './metrics/system';
import { xfsMetrics } from './metrics/xfs';
import { zfsMetrics } from './metrics/zfs';
import { zfsCacheMetrics } from './metrics/zfs-cache';

/**
 * Catalogue of node_exporter with the arguments of its server: its whole page, also of hardware and file systems that few
 * machines have. Drivers add names of their own to sensors, batteries and adapters. Source:
 * https://github.com/prometheus/node_exporter/tree/v1.12.1/collector.
 */
export const nodeExporter = catalogue({
  name: 'node_exporter',
  software: 'node_exporter',
  version: '1.12.1',
  // Its own process, more disks and file systems, and the hardware of a machine.
  otherSeries: 200,
  metrics: {
    ...processorMetrics,
    ...memoryMetrics,
    ...diskMetrics,
    ...fileSystemMetrics,
    ...clockMetrics,
    ...systemMetrics,
    ...hardwareMetrics,
    ...remoteMetrics,
    ...xfsMetrics,
    ...bcachefsMetrics,
    ...zfsMetrics,
    ...zfsCacheMetrics,
  },
  notExposed,
});
