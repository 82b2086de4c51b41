import { avg, max, not, quantity, rate, selectors, sum } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { nodeExporter } from './catalogue';

const m = selectors(nodeExporter);
const whole = quantity(1, 'ratio');

/** Share of time in which the processors are busy. */
export const cpuUse = whole.minus(
  avg(rate(m.node_cpu_seconds_total.where({ mode: 'idle' })))
    .by('job', 'instance')
    .in('ratio'),
);

const { node_memory_MemAvailable_bytes: available, node_memory_MemTotal_bytes: total } = m;

/** Share of the memory that is not available without swapping. */
export const memoryUse = memoryUseOf(lastScrape);

/** The same of gauges that are read in another way. */
export function memoryUseOf(read: Reading) {
  return whole.minus(read(available).dividedBy(read(total)));
}

/** Images that are mounted, such as those of snaps: always read-only and full. */
const ofDisks = { fstype: not('squashfs') } as const;

/** Free bytes of file systems that can be written. */
export const freeBytes = m.node_filesystem_avail_bytes.where(ofDisks);

const fileSystem = ['job', 'instance', 'mountpoint'] as const;

/** Free space per file system that can be written. A file system with several mount points counts once for each. */
export const fileSystemAvailable = sum(freeBytes).by(...fileSystem);

/** Share of used space per file system. Those in memory for credentials have no size. */
export const fileSystemUse = fileSystemUseOf(lastScrape);

/** The same of gauges that are read in another way. */
export function fileSystemUseOf(read: Reading) {
  const size = sum(read(m.node_filesystem_size_bytes)).by(...fileSystem);
  return whole.minus(
    sum(read(freeBytes))
      .by(...fileSystem)
      .dividedBy(size.greaterThan(0)),
  );
}

/** 1 for each file system that is read-only and should not be. */
export const fileSystemReadOnly = fileSystemReadOnlyOf(lastScrape);

/** The same of a gauge that is read in another way. */
export function fileSystemReadOnlyOf(read: Reading) {
  return max(read(m.node_filesystem_readonly.where(ofDisks))).by(...fileSystem);
}
