import { firstQuery } from '../../alerts';
import { max, rate, selectors, sum } from '../../promql';
import { lastScrape, type AlertsOf } from '../common/alerts';
import { postgresExporter } from './catalogue';
import { blockedQueriesOf, connectionShare, deadlocks, deadShareOf, longestTransactionOf } from './expressions';
import { texts } from './texts';

const pg = selectors(postgresExporter);

/** Runbook pages of the alerts, with commands for the server. */
export function runbooksOf({ language, commands, pods }: Omit<AlertsOf, 'job'>) {
  const t = texts[language];
  const system = commands.system(pods);
  const { queries } = t;
  const states = firstQuery(queries.states, sum(pg.pg_stat_activity_count).by('datname', 'state'));
  const up = t.unreachable.runbook(system);
  return {
    unreachable: {
      ...up,
      queries: [
        firstQuery(up.queries.up, pg.pg_up),
        firstQuery(up.queries.used, sum(pg.pg_stat_database_numbackends).by('datname')),
        firstQuery(up.queries.allowed, max(pg.pg_settings_max_connections)),
      ],
    },
    connectionsNearLimit: {
      ...t.connectionsNearLimit.runbook(system),
      queries: [firstQuery(queries.share, connectionShare), states],
    },
    exporterQueriesFailing: {
      ...t.exporterQueriesFailing.runbook(system),
      queries: [firstQuery(queries.collectors, pg.pg_scrape_collector_success)],
    },
    transactionOpenLong: {
      ...t.transactionOpenLong.runbook(system),
      queries: [firstQuery(queries.longest, longestTransactionOf(lastScrape)), states],
    },
    queriesBlocked: {
      ...t.queriesBlocked.runbook(system),
      queries: [
        firstQuery(queries.blocked, blockedQueriesOf(lastScrape)),
        firstQuery(queries.longest, longestTransactionOf(lastScrape)),
      ],
    },
    deadlocks: { ...t.deadlocks.runbook(system), queries: [firstQuery(queries.deadlocks, deadlocks)] },
    tableNotVacuumed: {
      ...t.tableNotVacuumed.runbook(system),
      queries: [
        firstQuery(queries.deadShare, deadShareOf(lastScrape)),
        firstQuery(queries.longest, longestTransactionOf(lastScrape)),
      ],
    },
    slotWithoutReader: {
      ...t.slotWithoutReader.runbook(system),
      queries: [
        firstQuery(queries.kept, pg.pg_replication_slots_pg_wal_lsn_diff),
        firstQuery(queries.log, pg.pg_wal_size_bytes),
      ],
    },
    archivingFailing: {
      ...t.archivingFailing.runbook(system),
      queries: [
        firstQuery(queries.failures, rate(pg.pg_stat_archiver_failed_count)),
        firstQuery(queries.log, pg.pg_wal_size_bytes),
      ],
    },
  };
}
