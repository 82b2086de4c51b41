import { SecretValue } from '../../core/secret-value';
import type { JobSystem } from '../../stack/system';
import { besideServer, type ServerOf } from '../application/beside-server';
import { redisAlerts, type RedisUnreachable } from './alerts';
import { redisExporter as redisCatalogue } from './catalogue';
import { redisDashboard } from './dashboard';
import { redisExporter } from './exporter';

/** System of Redis, with its impact on the application while it is unreachable. */
export function redisSystem({
  unreachable,
  ...props
}: ServerOf & { readonly unreachable: RedisUnreachable }): JobSystem {
  const exporter = redisExporter({ passwords: SecretValue.fromExisting('redis-exporter', 'passwords.json') });
  return besideServer(props, {
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
}
