import { quantity, selectors } from '../../promql';
import { prometheusAgent } from './catalogue';

const m = selectors(prometheusAgent);

/**
 * Delay between scraped and sent samples. It has no value before the first samples are sent, while
 * the sent timestamp is 0.
 */
export const sendingDelay = m.prometheus_remote_storage_queue_highest_timestamp_seconds.minus(
  m.prometheus_remote_storage_queue_highest_sent_timestamp_seconds.greaterThan(quantity(0, 'timestamp')),
);
