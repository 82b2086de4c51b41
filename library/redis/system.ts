import { SecretValue } from '../../core/secret-value';
import type { JobSystem } from '../../stack/system';
import { besideServer, type ServerOf } from '../application/beside-server';
import { adjustedSystem } from '../common/adjust';
import { targetAlertTable, withoutThreshold, type Adjustable } from '../common/alert-table';
import { redisAlerts, type RedisUnreachable } from './alerts';
import { redisExporter as redisCatalogue } from './catalogue';
import { redisDashboard } from './dashboard';
import { redisExporter } from './exporter';

const alerts = { ...withoutThreshold('RedisUnreachable'), ...targetAlertTable('Redis') };

/** System of Redis, with its impact on the application while it is unreachable. */
export function redisSystem({
  unreachable,
  team,
  adjust,
  ...props
}: ServerOf & { readonly unreachable: RedisUnreachable } & Adjustable<typeof alerts>): JobSystem {
  const exporter = redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') });
  const system = besideServer(props, {
    job: 'redis',
    server: 'Redis',
    name: 'Redis',
    absentSeverity: unreachable.severity,
    catalogue: redisCatalogue,
    absent: '',
    exporter,
    dashboards: ({ job, language }) => [redisDashboard({ jobs: [job], language })],
    rules: (of) => [redisAlerts({ ...of, ...unreachable })],
  });
  return adjustedSystem(system, { team, adjust }, alerts);
}
