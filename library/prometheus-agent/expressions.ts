import { quantity, selectors } from '../../promql';
import { prometheusAgent } from './catalogue';

const m = selectors(prometheusAgent);

/** How far what is sent lies behind what is read; nothing before something was sent, when the time of that is 0. */
export const sendingDelay = m.prometheus_remote_storage_queue_highest_timestamp_seconds.minus(
  m.prometheus_remote_storage_queue_highest_sent_timestamp_seconds.greaterThan(quantity(0, 'timestamp')),
);
