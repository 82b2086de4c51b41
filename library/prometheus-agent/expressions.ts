import { quantity, selectors } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { prometheusAgent } from './catalogue';

const m = selectors(prometheusAgent);

/**
 * Delay between scraped and sent samples. It has no value before the first samples are sent, while
 * the sent timestamp is 0.
 */
export const sendingDelay = sendingDelayOf(lastScrape);

/** The same of gauges that are read in another way. */
export function sendingDelayOf(read: Reading) {
  return read(m.prometheus_remote_storage_queue_highest_timestamp_seconds).minus(
    read(m.prometheus_remote_storage_queue_highest_sent_timestamp_seconds).greaterThan(quantity(0, 'timestamp')),
  );
}
