import type { Mixin } from './mixin';

const network =
  'node_exporter is in the network of its pod. cAdvisor counts bytes of the interfaces of the machine, and a panel shows them.';
const systemd =
  'The collector is off: it needs the bus of systemd. What a failed service no longer does shows elsewhere.';

/** Alerts of the node-mixin. */
export const nodeMixin: Mixin = {
  title: 'node-mixin',
  source: 'prometheus/node_exporter at a7dcc3a, docs/node-mixin',
  alerts: 21,
  rows: {
    NodeFilesystemSpaceFillingUp: ['MachineDiskFillingUp'],
    NodeFilesystemAlmostOutOfSpace: ['MachineDiskAlmostFull'],
    NodeFilesystemFilesFillingUp: ['MachineInodesFillingUp'],
    NodeFilesystemAlmostOutOfFiles: ['MachineInodesAlmostExhausted'],
    NodeNetworkReceiveErrs: network,
    NodeNetworkTransmitErrs: network,
    NodeHighNumberConntrackEntriesUsed:
      'The table belongs to the network of the host, which node_exporter does not see from its pod.',
    NodeTextFileCollectorScrapeError: 'No folder of text files is configured.',
    NodeClockSkewDetected: ['MachineClockOff'],
    NodeClockNotSynchronising: ['MachineClockNotSynchronized'],
    NodeRAIDDegraded: ['MachineRaidDegraded'],
    NodeRAIDDiskFailure: ['MachineRaidDiskFailed'],
    NodeFileDescriptorLimit: 'The limit of the kernel is far above what a machine can open.',
    NodeCPUHighUsage: ['MachineProcessorsSaturated'],
    NodeSystemSaturation: ['MachineProcessorsSaturated'],
    NodeMemoryMajorPagesFaults: 'Memory that is nearly used up is told: MachineMemoryAlmostExhausted.',
    NodeMemoryHighUtilization: ['MachineMemoryAlmostExhausted'],
    NodeDiskIOSaturation: ['MachineDiskSaturated'],
    NodeSystemdServiceFailed: systemd,
    NodeSystemdServiceCrashlooping: systemd,
    NodeBondingDegraded: network,
  },
};
