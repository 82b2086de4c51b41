/** Texts of the dashboard of a machine, in English. */
export const dashboard = {
  title: 'Machine',
  description: 'The server: processor, memory, disks.',
  rows: {
    state: 'State',
    processor: 'Processor',
    memory: 'Memory',
    disks: 'Disks',
    clock: 'Clock and RAID',
  },
  cpu: { title: 'Processor', description: 'Share of time in which the processors work.' },
  memory: { title: 'Memory', description: 'Share of the memory that is not available without swapping.' },
  disk: { title: 'Disks', description: 'Share used of each file system.' },
  uptime: { title: 'Uptime', description: 'Time since the machine started.' },
  cpuModes: {
    title: 'Processor time by mode',
    description: 'Share of the time of all processors, by mode, without idle.',
  },
  load: {
    title: 'Load',
    description: 'Processes that run or wait, averaged over 1 and 5 minutes, and the number of processors.',
  },
  memoryUse: { title: 'Memory', description: 'Memory used and in total, and swap used.' },
  pressure: {
    title: 'Pressure',
    description:
      'Share of time in which a process waits for the processor, memory or disk: what the machine can no longer serve.',
  },
  space: { title: 'Free space', description: 'Space available on each file system.' },
  inodes: { title: 'Inodes used', description: 'Share of the inodes used; at 100% no file can be created.' },
  diskThroughput: { title: 'Disk throughput', description: 'Data read and written per second.' },
  cpuByCore: { title: 'Processor by core', description: 'Share of time in which each core works.' },
  memoryByKind: {
    title: 'Memory by kind',
    description:
      'Memory of processes and the kernel, of files and blocks of disks (freed when it is needed), and free.',
  },
  majorFaults: {
    title: 'Major page faults',
    description: 'Pages per second that had to be read from a disk: many of them mean that memory is short.',
  },
  oomKills: {
    title: 'Processes killed for memory',
    description: 'Processes that the kernel killed in an hour, also for the limit of a container.',
  },
  diskBusy: { title: 'Disks busy', description: 'Share of time in which each disk is busy.' },
  diskQueue: { title: 'Disk queue', description: 'Requests that wait at each disk or are being served, on average.' },
  clock: {
    title: 'Clock',
    description:
      'Difference from the time server, and the largest possible error, which grows without synchronization.',
  },
  raid: {
    title: 'RAID',
    description:
      'Disks of each software RAID by state, and those that it should have. Without one, the panel is empty.',
  },
  legends: {
    free: (instance: string) => `${instance} free`,
    buffers: (instance: string) => `${instance} buffers`,
    cache: (instance: string) => `${instance} cache`,
    processes: (instance: string) => `${instance} processes and kernel`,
    offset: (instance: string) => `${instance} difference`,
    error: (instance: string) => `${instance} largest error`,
    required: (device: string) => `${device} required`,
    load1: (instance: string) => `${instance} 1 min`,
    load5: (instance: string) => `${instance} 5 min`,
    processors: (instance: string) => `${instance} processors`,
    used: (instance: string) => `${instance} used`,
    total: (instance: string) => `${instance} total`,
    swap: (instance: string) => `${instance} swap`,
    processor: 'processor',
    memory: 'memory',
    disk: 'disk',
    read: (instance: string) => `${instance} read`,
    written: (instance: string) => `${instance} written`,
  },
};
