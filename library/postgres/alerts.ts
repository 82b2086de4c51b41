import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import { max, selectors, sum } from '../../promql';
import { despiteMissedScrapes, type AlertsOf } from '../common/alerts';
import type { RunbookTexts } from '../common/wording';
import { postgresExporter } from './catalogue';
import { postgresPanel } from './dashboard';
import { texts } from './texts';

const pg = selectors(postgresExporter);

/**
 * Alert on a server that rejects connections while its exporter answers, which `up` does not show.
 */
export function postgresAlerts({ job, pods, language, commands }: AlertsOf): RuleGroup {
  const { summary, description, runbook } = texts[language].unreachable;
  return ruleGroup({
    name: 'postgres',
    job,
    rules: [
      alert({
        name: 'PostgresUnreachable',
        condition: despiteMissedScrapes(pg.pg_up).equalTo(0),
        for: '2m',
        severity: 'critical',
        summary,
        description,
        panel: postgresPanel('up'),
        runbook: runbookOf(runbook(commands.system(pods))),
      }),
    ],
  });
}

function runbookOf({ queries, ...text }: RunbookTexts<'up' | 'used' | 'allowed'>): Runbook {
  return {
    ...text,
    queries: [
      firstQuery(queries.up, pg.pg_up),
      firstQuery(queries.used, sum(pg.pg_stat_database_numbackends).by('datname')),
      firstQuery(queries.allowed, max(pg.pg_settings_max_connections)),
    ],
  };
}
