import { selectors } from '../../promql';
import { prometheus } from './catalogue';

const m = selectors(prometheus);

/** Everything that the database holds on disk: blocks, write-ahead log and the chunks of the last hours. */
export const diskUse = m.prometheus_tsdb_storage_blocks_bytes
  .plus(m.prometheus_tsdb_wal_storage_size_bytes)
  .plus(m.prometheus_tsdb_head_chunks_storage_size_bytes);

/** The same as a share of the size at which old blocks are deleted; nothing where there is no such limit. */
export const diskShare = diskUse.dividedBy(m.prometheus_tsdb_retention_limit_bytes.greaterThan(0));
