import { milliseconds, percent } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/** Alerts of the system, with the limits above which they fire. */
export const machineAlertTable = {
  // Large disks that are nearly empty do not matter.
  MachineDiskFillingUp: percent(60),
  MachineDiskAlmostFull: percent(90),
  MachineInodesFillingUp: percent(60),
  MachineInodesAlmostExhausted: percent(90),
  MachineMemoryAlmostExhausted: percent(90),
  // Share of time in which something waits; a short queue is usual.
  MachineProcessorsSaturated: percent(80),
  MachineDiskSaturated: percent(80),
  MachineProcessorStolen: percent(10),
  // Certificates, logins with one-time passwords and replication allow more; the order of logs and traces suffers first.
  MachineClockOff: milliseconds(50),
  ...withoutThreshold(
    'MachineFileSystemReadOnly',
    'MachineProcessKilledForMemory',
    'MachineClockNotSynchronized',
    'MachineRaidDegraded',
    'MachineRaidDiskFailed',
  ),
  ...targetAlertTable('Machine'),
};

/** Thresholds of the alerts on machines. */
export type MachineThresholds = Thresholds<typeof machineAlertTable>;
