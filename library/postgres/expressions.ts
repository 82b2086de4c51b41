import { increase, max, not, selectors, sum } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { postgresExporter } from './catalogue';

const pg = selectors(postgresExporter);

/** Share of the connections for users other than superusers that are open. */
export const connectionShare = connectionShareOf(lastScrape);

/** The same of gauges that are read in another way. */
export function connectionShareOf(read: Reading) {
  const allowed = max(read(pg.pg_settings_max_connections))
    .by('job', 'instance')
    .minus(max(read(pg.pg_settings_superuser_reserved_connections)).by('job', 'instance'));
  return sum(read(pg.pg_stat_database_numbackends)).by('job', 'instance').dividedBy(allowed.greaterThan(0));
}

/** Longest open transaction of each database, without those of dumps and of the server itself. */
export function longestTransactionOf(read: Reading) {
  const ofClients = { backend_type: 'client backend', application_name: not('pg_dump') } as const;
  return max(read(pg.pg_stat_activity_max_tx_duration.where(ofClients))).by('job', 'instance', 'datname');
}

/** Connections of each database that wait for a lock. */
export function blockedQueriesOf(read: Reading) {
  return sum(read(pg.pg_stat_activity_count.where({ wait_event_type: 'Lock' }))).by('job', 'instance', 'datname');
}

/** Deadlocks of each database within an hour. */
export const deadlocks = sum(increase(pg.pg_stat_database_deadlocks, '1h')).by('job', 'instance', 'datname');

/** Share of the rows of each table that are dead. */
export function deadShareOf(read: Reading) {
  const dead = read(pg.pg_stat_user_tables_n_dead_tup);
  return dead.dividedBy(dead.plus(read(pg.pg_stat_user_tables_n_live_tup)).greaterThan(0));
}
