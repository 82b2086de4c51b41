import { percent, seconds } from '../../../promql';

/** Limits of the six predefined rules of the guide, and of its example of a rule. */
export const thresholds = {
  cpu: percent(80),
  // 10 % are left.
  memory: percent(90),
  disk: percent(90),
  errorShare: percent(5),
  latency: seconds(1),
  highLatency: seconds(2),
} as const;
