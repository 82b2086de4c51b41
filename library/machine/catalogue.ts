import { catalogue, closed, counter, gauge, open, optional } from '../../metrics';

const device = open(2, 'vda', 'sda');
// The kernel has all counters of a disk from its start. Source: /proc/diskstats, of which node_exporter exposes each line.
const ofDevice = { labels: { device }, startsAtZero: true } as const;
const filesystem = { device: open(3, '/dev/vda1'), fstype: open(2, 'ext4'), mountpoint: open(3, '/', '/boot') };
// Each file system has one device, one type and one mount point.
const ofFilesystem = { labels: filesystem, combinations: 3 } as const;

/** Catalogue of node_exporter with its default collectors. */
export const nodeExporter = catalogue({
  name: 'node_exporter',
  software: 'node_exporter',
  version: '1.12.1',
  otherSeries: 500,
  metrics: {
    node_boot_time_seconds: gauge({ help: 'When the machine was started.', unit: 'timestamp' }),
    node_cpu_seconds_total: counter({
      help: 'Time that each processor spent in each mode.',
      unit: 'seconds',
      labels: {
        cpu: open(4, '0', '1'),
        mode: closed('idle', 'iowait', 'irq', 'nice', 'softirq', 'steal', 'system', 'user'),
      },
      startsAtZero: true,
    }),
    node_disk_io_time_seconds_total: counter({
      help: 'Time that a disk was busy.',
      unit: 'seconds',
      ...ofDevice,
    }),
    node_disk_read_bytes_total: counter({ help: 'Bytes read from a disk.', unit: 'bytes', ...ofDevice }),
    node_disk_written_bytes_total: counter({ help: 'Bytes written to a disk.', unit: 'bytes', ...ofDevice }),
    node_filesystem_avail_bytes: gauge({
      help: 'Space left for users other than root.',
      unit: 'bytes',
      ...ofFilesystem,
    }),
    node_filesystem_files: gauge({ help: 'Inodes.', unit: 'files', ...ofFilesystem }),
    node_filesystem_files_free: gauge({ help: 'Inodes left.', unit: 'files', ...ofFilesystem }),
    node_filesystem_readonly: gauge({
      help: 'Whether it can only be read.',
      unit: 'boolean',
      // For a file system that cannot be read, only this metric exists, with the reason.
      labels: { ...filesystem, device_error: optional(open(1, 'permission denied')) },
      combinations: 3,
    }),
    node_filesystem_size_bytes: gauge({ help: 'Size.', unit: 'bytes', ...ofFilesystem }),
    node_load1: gauge({ help: 'Processes running or waiting, averaged over a minute.', unit: 'processes' }),
    node_load5: gauge({ help: 'Processes running or waiting, averaged over five minutes.', unit: 'processes' }),
    node_memory_MemAvailable_bytes: gauge({ help: 'Memory that can be had without swapping.', unit: 'bytes' }),
    node_memory_MemTotal_bytes: gauge({ help: 'Memory.', unit: 'bytes', range: { min: 1 } }),
    node_memory_SwapFree_bytes: gauge({ help: 'Swap space left.', unit: 'bytes' }),
    node_memory_SwapTotal_bytes: gauge({ help: 'Swap space.', unit: 'bytes' }),
    node_pressure_cpu_waiting_seconds_total: counter({
      help: 'Time in which a process waited for a processor.',
      unit: 'seconds',
    }),
    node_pressure_io_waiting_seconds_total: counter({
      help: 'Time in which a process waited for a disk.',
      unit: 'seconds',
    }),
    node_pressure_memory_waiting_seconds_total: counter({
      help: 'Time in which a process waited for memory.',
      unit: 'seconds',
    }),
    node_time_seconds: gauge({ help: "The machine's clock.", unit: 'timestamp' }),
    node_timex_sync_status: gauge({ help: 'Whether the clock is synchronized.', unit: 'boolean' }),
    node_uname_info: gauge({
      help: 'Always 1; name and kernel stand in its labels.',
      unit: 'none',
      labels: {
        nodename: open(1),
        domainname: open(1),
        sysname: open(1),
        release: open(1),
        version: open(1),
        machine: open(1),
      },
    }),
  },
});
