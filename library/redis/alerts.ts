import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook, type Severity } from '../../alerts';
import { inPath } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { rate, selectors } from '../../promql';
import { despiteMissedScrapes, type AlertsOf } from '../common/alerts';
import { withIssues } from '../common/rule-group-issues';
import type { RunbookTexts } from '../common/wording';
import { redisExporter } from './catalogue';
import { redisPanel } from './dashboard';
import { texts } from './texts';

const { redis_up, ...r } = selectors(redisExporter);

/** Impact of an unreachable Redis on an application, which may fail or continue without a cache. */
export interface RedisUnreachable {
  readonly severity: Severity;
  /** Impact on users, in a sentence. */
  readonly impact: string;
}

/**
 * Alert on a server that rejects connections while its exporter answers, which `up` does not show.
 */
export function redisAlerts({
  job,
  pods,
  severity,
  impact,
  language,
  commands,
}: AlertsOf & RedisUnreachable): RuleGroup {
  const { summary, description, runbook } = texts[language].unreachable;
  const rules = [
    alert({
      name: 'RedisUnreachable',
      condition: despiteMissedScrapes(redis_up).equalTo(0),
      for: '2m',
      severity,
      summary,
      description,
      panel: redisPanel('up'),
      runbook: runbookOf(runbook(commands.system(pods), impact)),
    }),
  ];
  return withIssues(ruleGroup({ name: 'redis', job, rules }), inPath('Redis', emptyTextIssues({ impact })));
}

function runbookOf({ queries, ...text }: RunbookTexts<'up' | 'clients' | 'rejected' | 'memory'>): Runbook {
  return {
    ...text,
    queries: [
      firstQuery(queries.up, redis_up),
      firstQuery(queries.clients, r.redis_connected_clients),
      firstQuery(queries.rejected, rate(r.redis_rejected_connections_total)),
      firstQuery(queries.memory, r.redis_memory_used_bytes),
    ],
  };
}
