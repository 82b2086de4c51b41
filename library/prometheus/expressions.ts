import { selectors } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { prometheus } from './catalogue';

const m = selectors(prometheus);

/** Disk usage of the database: blocks, write-ahead log and head chunks. */
export const diskUse = diskUseOf(lastScrape);

/** Disk usage as a share of the size limit of the retention. It has no value without a limit. */
export const diskShare = diskShareOf(lastScrape);

/** The same share of gauges that are read in another way. */
export function diskShareOf(read: Reading) {
  return diskUseOf(read).dividedBy(read(m.prometheus_tsdb_retention_limit_bytes).greaterThan(0));
}

function diskUseOf(read: Reading) {
  return read(m.prometheus_tsdb_storage_blocks_bytes)
    .plus(read(m.prometheus_tsdb_wal_storage_size_bytes))
    .plus(read(m.prometheus_tsdb_head_chunks_storage_size_bytes));
}
