import { counter, gauge, open } from '../../../metrics';
import { family, rare } from './family';

const bytes = (help: string) => gauge({ help, unit: 'bytes' });
const pages = (help: string) => gauge({ help, unit: 'objects' });

/** Counters of the kernel, whose names do not end in _total. */
const event = (help: string) => counter({ help, unit: 'events', hasUnconventionalName: true });

const controller = open(1, '0');
const csrow = open(4, '0');
const channel = { controller, csrow, channel: open(2, '0'), dimm_label: open(8) };
const ofModules = {
  startsAtZero: true,
  ...rare('where the kernel reads the errors of memory modules (EDAC)'),
} as const;

/** Metrics of memory. Collectors: edac, meminfo, vmstat. */
export const memoryMetrics = {
  node_memory_MemTotal_bytes: gauge({ help: 'Memory.', unit: 'bytes', range: { min: 1 } }),
  ...family('node_memory_', bytes, {
    MemAvailable_bytes: 'Memory that can be had without swapping.',
    MemFree_bytes: 'Memory that nothing uses.',
    Buffers_bytes: 'Memory that holds blocks of disks.',
    Cached_bytes: 'Memory that holds files, also those of tmpfs.',
    SwapTotal_bytes: 'Swap space.',
    SwapFree_bytes: 'Swap space left.',
    SwapCached_bytes: 'Memory that is also in the swap space.',
    Active_bytes: 'Memory that was used recently.',
    Active_anon_bytes: 'Memory of processes that was used recently.',
    Active_file_bytes: 'Memory of files that was used recently.',
    Inactive_bytes: 'Memory that was not used recently.',
    Inactive_anon_bytes: 'Memory of processes that was not used recently.',
    Inactive_file_bytes: 'Memory of files that was not used recently.',
    Unevictable_bytes: 'Memory that the kernel may not reclaim.',
    Mlocked_bytes: 'Memory that processes have locked.',
    Dirty_bytes: 'Memory that is still to be written to disks.',
    Writeback_bytes: 'Memory that is being written to disks.',
    WritebackTmp_bytes: 'Memory of FUSE that is being written.',
    AnonPages_bytes: 'Memory of processes that is not of files.',
    Mapped_bytes: 'Memory of files that processes have mapped.',
    Shmem_bytes: 'Memory that processes share, and that of tmpfs.',
    Slab_bytes: 'Memory of the objects of the kernel.',
    SReclaimable_bytes: 'Memory of the objects of the kernel that it can free.',
    SUnreclaim_bytes: 'Memory of the objects of the kernel that it cannot free.',
    KernelStack_bytes: 'Memory of the stacks of the kernel.',
    PageTables_bytes: 'Memory of page tables.',
    NFS_Unstable_bytes: 'Memory that an NFS server has not yet written.',
    Bounce_bytes: 'Memory of copies for devices that reach only a part of it.',
    CommitLimit_bytes: 'Memory that processes may ask for, with strict accounting.',
    Committed_AS_bytes: 'Memory that processes have asked for.',
    VmallocTotal_bytes: 'Address space of the kernel.',
    VmallocUsed_bytes: 'Address space that the kernel uses.',
    VmallocChunk_bytes: 'Largest free block of the address space of the kernel.',
    Hugepagesize_bytes: 'Size of a huge page.',
  }),
  ...family('node_memory_', (help) => gauge({ help, unit: 'bytes', exposedWhen: 'on kernels that have it' }), {
    AnonHugePages_bytes: 'Memory of processes in transparent huge pages.',
    ShmemHugePages_bytes: 'Shared memory in transparent huge pages.',
    ShmemPmdMapped_bytes: 'Shared memory in transparent huge pages that processes have mapped.',
    Percpu_bytes: 'Memory that the kernel keeps for each processor.',
    HardwareCorrupted_bytes: 'Memory that the kernel has given up because of errors.',
    CmaTotal_bytes: 'Memory for devices that need one block of it.',
    CmaFree_bytes: 'The same, as far as it is free.',
    DirectMap1G_bytes: 'Memory that the kernel maps in pages of 1 GiB.',
    DirectMap2M_bytes: 'Memory that the kernel maps in pages of 2 MiB.',
    DirectMap4k_bytes: 'Memory that the kernel maps in pages of 4 KiB.',
    Zswap_bytes: 'Memory of swapped pages, compressed.',
    Zswapped_bytes: 'Memory of swapped pages, before compression.',
  }),
  ...family('node_memory_HugePages_', pages, {
    Total: 'Huge pages.',
    Free: 'Huge pages that are free.',
    Rsvd: 'Huge pages that are reserved, and free.',
    Surp: 'Huge pages beyond their number.',
  }),
  node_vmstat_oom_kill: counter({
    help: 'Processes that the kernel killed for lack of memory, also of the memory of a container.',
    unit: 'processes',
    hasUnconventionalName: true,
  }),
  ...family('node_vmstat_', event, {
    pgfault: 'Page faults.',
    pgmajfault: 'Page faults that needed a disk.',
    pswpin: 'Pages read from the swap space.',
    pswpout: 'Pages written to the swap space.',
    pgpgin: 'Kibibytes read from disks.',
    pgpgout: 'Kibibytes written to disks.',
  }),
  node_edac_correctable_errors_total: counter({
    help: 'Errors of memory modules that were corrected.',
    unit: 'errors',
    labels: { controller },
    ...ofModules,
  }),
  node_edac_uncorrectable_errors_total: counter({
    help: 'Errors of memory modules that could not be corrected.',
    unit: 'errors',
    labels: { controller },
    ...ofModules,
  }),
  ...family(
    'node_edac_csrow_',
    (help) => counter({ help, unit: 'errors', labels: { controller, csrow }, ...ofModules }),
    {
      correctable_errors_total: 'Errors of a row of memory chips that were corrected.',
      uncorrectable_errors_total: 'Errors of a row of memory chips that could not be corrected.',
    },
  ),
  ...family('node_edac_channel_', (help) => counter({ help, unit: 'errors', labels: channel, ...ofModules }), {
    correctable_errors_total: 'Errors of a memory channel that were corrected.',
    uncorrectable_errors_total: 'Errors of a memory channel that could not be corrected.',
  }),
};
