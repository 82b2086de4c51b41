import { minutes } from '../../../promql';
import type { Thresholds } from '../../common/adjust';
import { withoutThreshold } from '../../common/alert-table';

/** Alerts on remote writes, with the delay above which they fire. */
export const remoteWriteAlertTable = {
  PrometheusSendingLate: minutes(2),
  ...withoutThreshold('PrometheusSamplesLost'),
};

/** Thresholds of the alerts on remote writes. */
export type RemoteWriteThresholds = Thresholds<typeof remoteWriteAlertTable>;
