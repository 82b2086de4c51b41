import { selectors } from '../../promql';
import { prometheus } from './catalogue';

const m = selectors(prometheus);

/** Disk usage of the database: blocks, write-ahead log and head chunks. */
export const diskUse = m.prometheus_tsdb_storage_blocks_bytes
  .plus(m.prometheus_tsdb_wal_storage_size_bytes)
  .plus(m.prometheus_tsdb_head_chunks_storage_size_bytes);

/** Disk usage as a share of the size limit of the retention. It has no value without a limit. */
export const diskShare = diskUse.dividedBy(m.prometheus_tsdb_retention_limit_bytes.greaterThan(0));
