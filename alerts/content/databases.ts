import { alert, ruleGroup, type RuleGroup } from '..';
import { postgresExporter, redisExporter } from '../../metrics/content';
import { selectors } from '../../promql';
import type { AlertsOf } from './common';

const { pg_up } = selectors(postgresExporter);
const { redis_up } = selectors(redisExporter);

/** The exporter answers and the server behind it does not: `up` says nothing of that. */
export function postgresAlerts({ job }: AlertsOf): RuleGroup {
  return ruleGroup({
    name: 'postgres',
    job,
    rules: [
      alert({
        name: 'PostgresUnreachable',
        condition: pg_up.equalTo(0),
        for: '2m',
        severity: 'critical',
        summary: ({ labels }) => `PostgreSQL n'accepte plus de connexion (${labels.instance})`,
        description:
          "L'exporteur tourne mais ne peut pas se connecter : le serveur est arrêté, refuse les connexions, ou le mot de passe de l'exporteur a changé.",
        panel: { dashboard: 'postgres', panel: 'up' },
      }),
    ],
  });
}

/** See {@link postgresAlerts}. */
export function redisAlerts({ job }: AlertsOf): RuleGroup {
  return ruleGroup({
    name: 'redis',
    job,
    rules: [
      alert({
        name: 'RedisUnreachable',
        condition: redis_up.equalTo(0),
        for: '2m',
        severity: 'critical',
        summary: ({ labels }) => `Redis n'accepte plus de connexion (${labels.instance})`,
        description:
          "L'exporteur tourne mais ne peut pas se connecter : le serveur est arrêté, refuse les connexions, ou le mot de passe de l'exporteur a changé.",
        panel: { dashboard: 'redis', panel: 'up' },
      }),
    ],
  });
}
