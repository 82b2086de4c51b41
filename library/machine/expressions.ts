import { avg, max, quantity, rate, selectors, sum, type InstantVector } from '../../promql';
import { nodeExporter } from './catalogue';

const m = selectors(nodeExporter);
const whole = quantity(1, 'ratio');

/** Share of time in which the processors are busy. */
export const cpuUse = whole.minus(
  avg(rate(m.node_cpu_seconds_total.where({ mode: 'idle' })))
    .by('job', 'instance')
    .as('ratio'),
);

const { node_memory_MemAvailable_bytes: available, node_memory_MemTotal_bytes: total } = m;

/** Share of the memory that is not available without swapping. */
export const memoryUse = whole.minus(available.dividedBy(total));

/** The same of gauges that are read in another way. */
export const memoryUseOf = (read: (gauge: typeof available) => InstantVector<'job' | 'instance', 'bytes'>) =>
  whole.minus(read(available).dividedBy(read(total)));

/** Free space per file system. A file system with several mount points counts once for each. */
export const fileSystemAvailable = sum(m.node_filesystem_avail_bytes).by('job', 'instance', 'mountpoint');

/** Share of used space per file system. */
export const fileSystemUse = whole.minus(
  fileSystemAvailable.dividedBy(sum(m.node_filesystem_size_bytes).by('job', 'instance', 'mountpoint')),
);

/** 1 for each file system that is read-only. */
export const fileSystemReadOnly = max(m.node_filesystem_readonly).by('job', 'instance', 'mountpoint');
