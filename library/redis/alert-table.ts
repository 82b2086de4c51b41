import { percent } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/** Alerts of the system, with the shares used above which they fire. */
export const redisAlertTable = {
  RedisMemoryAlmostFull: percent(90),
  RedisClientsNearLimit: percent(80),
  ...withoutThreshold('RedisUnreachable', 'RedisConnectionsRejected', 'RedisPersistenceFailing'),
  ...targetAlertTable('Redis'),
};

/** Thresholds of the alerts on Redis. */
export type RedisThresholds = Thresholds<typeof redisAlertTable>;
