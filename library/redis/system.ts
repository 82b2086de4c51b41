import { SecretValue } from '../../core/secret-value';
import type { JobSystem } from '../../stack/system';
import { besideServer, type ServerOf } from '../application/beside-server';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import { redisAlertTable } from './alert-table';
import { redisAlerts, type RedisUnreachable } from './alerts';
import { redisExporter as redisCatalogue } from './catalogue';
import { redisDashboard } from './dashboard';
import { redisExporter } from './exporter';

/** System of Redis, with its impact on the application while it is unreachable. */
export function redisSystem({
  unreachable,
  team,
  adjust,
  ...props
}: ServerOf & { readonly unreachable: RedisUnreachable } & Adjustable<typeof redisAlertTable>): JobSystem {
  const exporter = redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') });
  const thresholds = thresholdsOf(redisAlertTable, adjust);
  const system = besideServer(props, {
    job: 'redis',
    server: 'Redis',
    name: 'Redis',
    absentSeverity: unreachable.severity,
    catalogue: redisCatalogue,
    absent: '',
    exporter,
    dashboards: ({ job, language }) => [redisDashboard({ jobs: [job], language, thresholds })],
    rules: (of) => [redisAlerts({ ...of, ...unreachable, thresholds })],
  });
  return adjustedSystem(system, { team, adjust }, redisAlertTable);
}
