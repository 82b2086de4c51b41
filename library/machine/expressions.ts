import { avg, max, quantity, rate, selectors, sum } from '../../promql';
import { nodeExporter } from './catalogue';

const m = selectors(nodeExporter);
const whole = quantity(1, 'ratio');

/** Share of time in which the processors work. */
export const cpuUse = whole.minus(
  avg(rate(m.node_cpu_seconds_total.where({ mode: 'idle' })))
    .by('job', 'instance')
    .as('ratio'),
);

/** Share of the memory that is not available without swapping. */
export const memoryUse = whole.minus(m.node_memory_MemAvailable_bytes.dividedBy(m.node_memory_MemTotal_bytes));

/** Space left on each file system; one that is mounted at several places is counted once for each. */
export const fileSystemAvailable = sum(m.node_filesystem_avail_bytes).by('job', 'instance', 'mountpoint');

/** Share of each file system that is taken. */
export const fileSystemUse = whole.minus(
  fileSystemAvailable.dividedBy(sum(m.node_filesystem_size_bytes).by('job', 'instance', 'mountpoint')),
);

/** Whether each file system can only be read. */
export const fileSystemReadOnly = max(m.node_filesystem_readonly).by('job', 'instance', 'mountpoint');
