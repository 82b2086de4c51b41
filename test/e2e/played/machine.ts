import { nodeExporter } from '../../../library/machine/catalogue';
import { always, flow, level, type Behaviour, type Played } from './behaviour';
import { at } from './timeline';

const root = { device: '/dev/vda1', fstype: 'ext4', mountpoint: '/' };
const boot = { device: '/dev/vda2', fstype: 'vfat', mountpoint: '/boot' };
const data = { device: '/dev/vdb', fstype: 'ext4', mountpoint: '/data' };

/** All file systems are readable, so the label is empty. */
const readable = { device_error: '' };

/** Shares of CPU time, the same in all phases. */
function processor(cpu: string, shares: Readonly<Record<string, number>>): Behaviour[] {
  return Object.entries(shares).map(([mode, share]) => flow({ cpu, mode }, always(share)));
}

/** Boot time: ten days earlier. */
export const booted = at('0:00') - 10 * 86_400;

/** Free space of the volume that fills up: its value at midnight and its change per second. */
export const filling = { atMidnight: 90e9, perSecond: -1e6 } as const;

/** Free inodes of the volume that fills up: their number at midnight and their change per second. */
export const fillingInodes = { atMidnight: 7e5, perSecond: -8 } as const;

/**
 * Machine with three file systems, one of which fills up, and a small one of which is almost full. One has nearly no inodes
 * left. In the incident, a RAID loses a disk, the clock is off, and the kernel kills processes.
 */
export const playedMachine = (namespace: string): Played => ({
  catalogue: nodeExporter,
  targets: [{ labels: { job: 'node', instance: 'server', namespace, pod: 'node-exporter-1' }, weight: 1 }],
  metrics: {
    node_boot_time_seconds: [level({}, booted)],
    node_cpu_seconds_total: [
      ...processor('0', { idle: 0.7, user: 0.2, system: 0.08, iowait: 0.02, irq: 0, nice: 0, softirq: 0, steal: 0 }),
      ...processor('1', { idle: 0.6, user: 0.3, system: 0.06, iowait: 0.04, irq: 0, nice: 0, softirq: 0, steal: 0 }),
    ],
    node_disk_io_time_seconds_total: [flow({ device: 'vda' }, always(0.12)), flow({ device: 'sr0' }, always(0.5))],
    node_disk_io_time_weighted_seconds_total: [
      flow({ device: 'vda' }, always(0.3)),
      flow({ device: 'sr0' }, always(0.9)),
    ],
    node_disk_read_bytes_total: [flow({ device: 'vda' }, always(1e6)), flow({ device: 'sr0' }, always(7))],
    node_disk_written_bytes_total: [flow({ device: 'vda' }, always(2e6)), flow({ device: 'sr0' }, always(9))],
    node_filesystem_avail_bytes: [
      level(root, 40e9),
      level(boot, 0.05e9),
      level(data, filling.atMidnight, filling.perSecond),
    ],
    node_filesystem_size_bytes: [level(root, 100e9), level(boot, 1e9), level(data, 200e9)],
    // FAT has no inodes.
    node_filesystem_files: [level(root, 1e6), level(boot, 0), level(data, 2e6)],
    node_filesystem_files_free: [
      level(root, 5e4),
      level(boot, 0),
      level(data, fillingInodes.atMidnight, fillingInodes.perSecond),
    ],
    node_filesystem_readonly: [
      level({ ...root, ...readable }, 0),
      level({ ...boot, ...readable }, { day: 0, incident: 1 }),
      level({ ...data, ...readable }, 0),
    ],
    node_load1: [level({}, 1.5)],
    node_load5: [level({}, 1.2)],
    node_md_disks: (['active', 'failed', 'spare'] as const).map((state) =>
      level(
        { device: 'md0', state },
        { active: { day: 2, incident: 1 }, failed: { day: 0, incident: 1 }, spare: 0 }[state],
      ),
    ),
    node_md_disks_required: [level({ device: 'md0' }, 2)],
    node_md_state: (['active', 'check', 'inactive', 'recovering', 'resync'] as const).map((state) =>
      level({ device: 'md0', state }, state === 'active' ? 1 : 0),
    ),
    node_memory_MemTotal_bytes: [level({}, 8e9)],
    node_memory_MemFree_bytes: [level({}, 0.5e9)],
    node_memory_Buffers_bytes: [level({}, 0.2e9)],
    node_memory_Cached_bytes: [level({}, 2e9)],
    node_memory_SReclaimable_bytes: [level({}, 0.3e9)],
    node_memory_MemAvailable_bytes: [level({}, { day: 3e9, incident: 0.4e9 })],
    node_memory_SwapTotal_bytes: [level({}, 2e9)],
    node_memory_SwapFree_bytes: [level({}, 1.5e9)],
    node_pressure_cpu_waiting_seconds_total: [flow({}, always(0.05))],
    node_pressure_memory_waiting_seconds_total: [flow({}, always(0.01))],
    node_pressure_io_waiting_seconds_total: [flow({}, { day: 0.03, quiet: 0.03, incident: 0.9 })],
    node_timex_sync_status: [level({}, { day: 1, incident: 0 })],
    node_timex_offset_seconds: [level({}, { day: -0.0002, incident: -0.08 })],
    node_timex_maxerror_seconds: [level({}, 0.03)],
    node_vmstat_oom_kill: [flow({}, { day: 0, incident: 0.001 })],
    node_vmstat_pgmajfault: [flow({}, always(2))],
  },
});
