import { selectors } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { redisExporter } from './catalogue';

const m = selectors(redisExporter);

/** Share of maxmemory that the data takes; no result without maxmemory. */
export const memoryShare = memoryShareOf(lastScrape);

/** The same of gauges that are read in another way. */
export function memoryShareOf(read: Reading) {
  return read(m.redis_memory_used_bytes).dividedBy(read(m.redis_memory_max_bytes).greaterThan(0));
}

/** Share of the allowed clients that are connected. */
export function clientShareOf(read: Reading) {
  return read(m.redis_connected_clients).dividedBy(read(m.redis_max_clients).greaterThan(0));
}
