import { alert, firstQuery, ruleGroup, type RuleGroup, type Severity } from '../../alerts';
import { inPath } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { on, rate, selectors, time } from '../../promql';
import { despiteMissedScrapes, happened, percentageOf, type AlertsOf } from '../common/alerts';
import { withIssues } from '../common/rule-group-issues';
import { redisAlertTable, type RedisThresholds } from './alert-table';
import { redisExporter } from './catalogue';
import { redisPanel } from './dashboard';
import { clientShareOf, memoryShare, memoryShareOf } from './expressions';
import { texts, type Texts } from './texts';

const r = selectors(redisExporter);

/** Impact of an unreachable Redis on an application, which may fail or continue without a cache. */
export interface RedisUnreachable {
  /** Severity of the alert that Redis is unreachable. */
  readonly severity: Severity;
  /** Impact on users, in a sentence. */
  readonly impact: string;
}

/** Options of the alerts on Redis. */
export interface RedisAlertsOf extends AlertsOf, RedisUnreachable {
  /**
   * Shares used above which they fire.
   *
   * @default - 90 % of the memory, 80 % of the clients
   */
  readonly thresholds?: RedisThresholds;
}

/**
 * Alerts on a server that rejects connections while its exporter answers, which `up` does not show, and
 * on what makes it refuse connections or writes.
 */
export function redisAlerts({ job, thresholds = redisAlertTable, ...of }: RedisAlertsOf): RuleGroup {
  const rules = rulesOf(texts[of.language], runbooksOf(of), of.severity, thresholds);
  return withIssues(ruleGroup({ name: 'redis', job, rules }), inPath('Redis', emptyTextIssues({ impact: of.impact })));
}

/** Servers that remove no keys when their memory is full. Others are always almost full, as a cache should be. */
const keepsKeys = despiteMissedScrapes(r.redis_instance_info.where({ maxmemory_policy: 'noeviction' })).equalTo(1);

const rulesOf = (
  t: Texts,
  runbooks: ReturnType<typeof runbooksOf>,
  severity: Severity,
  thresholds: RedisThresholds,
) => [
  alert({
    name: 'RedisUnreachable',
    condition: despiteMissedScrapes(r.redis_up).equalTo(0),
    for: '2m',
    severity,
    summary: t.unreachable.summary,
    description: t.unreachable.description,
    panel: redisPanel('up'),
    runbook: runbooks.unreachable,
  }),
  alert({
    name: 'RedisMemoryAlmostFull',
    condition: memoryShareOf(despiteMissedScrapes)
      .greaterThan(thresholds.RedisMemoryAlmostFull)
      .and(keepsKeys, on('job', 'instance')),
    for: '10m',
    // One client can fill the memory and the clients.
    severity: 'warning',
    summary: t.memoryAlmostFull.summary,
    description: t.memoryAlmostFull.description(percentageOf(thresholds.RedisMemoryAlmostFull)),
    panel: redisPanel('memoryShare'),
    runbook: runbooks.memoryAlmostFull,
  }),
  alert({
    name: 'RedisClientsNearLimit',
    condition: clientShareOf(despiteMissedScrapes).greaterThan(thresholds.RedisClientsNearLimit),
    for: '10m',
    severity: 'warning',
    summary: t.clientsNearLimit.summary,
    description: t.clientsNearLimit.description(percentageOf(thresholds.RedisClientsNearLimit)),
    panel: redisPanel('clients'),
    runbook: runbooks.clientsNearLimit,
  }),
  alert({
    name: 'RedisConnectionsRejected',
    condition: happened(r.redis_rejected_connections_total),
    severity: 'warning',
    summary: t.connectionsRejected.summary,
    description: t.connectionsRejected.description,
    panel: redisPanel('connections'),
    runbook: runbooks.connectionsRejected,
  }),
  alert({
    name: 'RedisPersistenceFailing',
    condition: despiteMissedScrapes(r.redis_rdb_last_bgsave_status)
      .equalTo(0)
      .or(despiteMissedScrapes(r.redis_aof_last_write_status).equalTo(0)),
    for: '5m',
    // Redis then refuses writes.
    severity,
    summary: t.persistenceFailing.summary,
    description: t.persistenceFailing.description,
    panel: redisPanel('saved'),
    runbook: runbooks.persistenceFailing,
  }),
];

/** Runbook pages of the alerts, with commands for the server. */
function runbooksOf({ language, commands, pods, impact }: Omit<RedisAlertsOf, 'job'>) {
  const { unreachable, memoryAlmostFull, clientsNearLimit, connectionsRejected, persistenceFailing } = texts[language];
  const system = commands.system(pods);
  const [up, memory] = [unreachable.runbook(system, impact), memoryAlmostFull.runbook(system)];
  const [clients, rejected] = [clientsNearLimit.runbook(system), connectionsRejected.runbook(system)];
  const persistence = persistenceFailing.runbook(system);
  return {
    unreachable: {
      ...up,
      queries: [
        firstQuery(up.queries.up, r.redis_up),
        firstQuery(up.queries.clients, r.redis_connected_clients),
        firstQuery(up.queries.rejected, rate(r.redis_rejected_connections_total)),
        firstQuery(up.queries.memory, r.redis_memory_used_bytes),
      ],
    },
    memoryAlmostFull: {
      ...memory,
      queries: [
        firstQuery(memory.queries.share, memoryShare),
        firstQuery(memory.queries.keys, r.redis_db_keys),
        firstQuery(memory.queries.expiring, r.redis_db_keys_expiring),
      ],
    },
    clientsNearLimit: {
      ...clients,
      queries: [
        firstQuery(clients.queries.connected, r.redis_connected_clients),
        firstQuery(clients.queries.allowed, r.redis_max_clients),
      ],
    },
    connectionsRejected: {
      ...rejected,
      queries: [
        firstQuery(rejected.queries.rejected, rate(r.redis_rejected_connections_total)),
        firstQuery(rejected.queries.connected, r.redis_connected_clients),
        firstQuery(rejected.queries.allowed, r.redis_max_clients),
      ],
    },
    persistenceFailing: {
      ...persistence,
      queries: [
        firstQuery(persistence.queries.snapshot, r.redis_rdb_last_bgsave_status),
        firstQuery(persistence.queries.appendOnly, r.redis_aof_last_write_status),
        firstQuery(persistence.queries.age, time().minus(r.redis_rdb_last_save_timestamp_seconds)),
      ],
    },
  };
}
