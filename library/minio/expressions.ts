import { max, quantity, selectors } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { minio } from './catalogue';

const m = selectors(minio);

// Every server of a cluster exposes the values of the whole cluster, so max is correct and sum
// would be wrong.

/** Share of the usable space that is taken. */
export const usedShare = usedShareOf(lastScrape);

/** The same of gauges that are read in another way. */
export function usedShareOf(read: Reading) {
  const free = max(read(m.minio_cluster_capacity_usable_free_bytes)).by('job');
  const capacity = max(read(m.minio_cluster_capacity_usable_total_bytes)).by('job');
  return quantity(1, 'ratio').minus(free.dividedBy(capacity.greaterThan(0)));
}

/** Drives that a server cannot reach. */
export function drivesOfflineOf(read: Reading) {
  return max(read(m.minio_cluster_drive_offline_total)).by('job');
}
