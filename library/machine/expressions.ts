import type { Duration } from '../../core/duration';
import { avg, max, not, quantity, rate, selectors, sum, type CounterSelector } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { nodeExporter } from './catalogue';

const m = selectors(nodeExporter);
const whole = quantity(1, 'ratio');

const machine = ['job', 'instance'] as const;

/** Share of time in which the processors are busy. */
export const cpuUse = cpuUseOf();

/** The same over a window. */
export function cpuUseOf(window?: Duration) {
  return whole.minus(shareOfMode('idle', window));
}

/** Share of time that the hypervisor took from the processors. */
export function stolenShareOf(window?: Duration) {
  return shareOfMode('steal', window);
}

function shareOfMode(mode: 'idle' | 'steal', window?: Duration) {
  return avg(rate(m.node_cpu_seconds_total.where({ mode }), window))
    .by(...machine)
    .in('ratio');
}

/** Share of time in which a process waits, from a counter of `node_pressure_`. */
export function waitingShareOf(counter: CounterSelector<'job' | 'instance', 'seconds', object>, window?: Duration) {
  return sum(rate(counter, window))
    .by(...machine)
    .in('ratio');
}

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

/** Free inodes of file systems that can be written. */
export const freeInodes = m.node_filesystem_files_free.where(ofDisks);

/** Share of used inodes per file system. Those that make inodes as they need them, such as Btrfs, have no number of them. */
export const inodeUse = inodeUseOf(lastScrape);

/** The same of gauges that are read in another way. */
export function inodeUseOf(read: Reading) {
  const all = sum(read(m.node_filesystem_files.where(ofDisks))).by(...fileSystem);
  return whole.minus(
    sum(read(freeInodes))
      .by(...fileSystem)
      .dividedBy(all.greaterThan(0)),
  );
}

const array = ['job', 'instance', 'device'] as const;

/** Disks that each RAID lacks. */
export function raidMissing(read: Reading) {
  const active = sum(read(m.node_md_disks.where({ state: 'active' }))).by(...array);
  return sum(read(m.node_md_disks_required))
    .by(...array)
    .minus(active);
}

/** Failed disks of each RAID. */
export function raidFailed(read: Reading) {
  return sum(read(m.node_md_disks.where({ state: 'failed' }))).by(...array);
}

/** 1 for each file system that is read-only and should not be. */
export const fileSystemReadOnly = fileSystemReadOnlyOf(lastScrape);

/** The same of a gauge that is read in another way. */
export function fileSystemReadOnlyOf(read: Reading) {
  return max(read(m.node_filesystem_readonly.where(ofDisks))).by(...fileSystem);
}
