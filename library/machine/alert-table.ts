import { percent } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/** Alerts of the system, with the shares used above which they fire. */
export const machineAlertTable = {
  // Large disks that are nearly empty do not matter.
  MachineDiskFillingUp: percent(60),
  MachineDiskAlmostFull: percent(90),
  MachineMemoryAlmostExhausted: percent(90),
  ...withoutThreshold('MachineFileSystemReadOnly'),
  ...targetAlertTable('Machine'),
};

/** Thresholds of the alerts on machines. */
export type MachineThresholds = Thresholds<typeof machineAlertTable>;
