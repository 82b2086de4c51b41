import { prometheusAgent } from '../../metrics/content';
import { selectors } from '..';

const m = selectors(prometheusAgent);

/** How far what is sent lies behind what is read. */
export const sendingDelay = m.prometheus_remote_storage_queue_highest_timestamp_seconds.minus(
  m.prometheus_remote_storage_queue_highest_sent_timestamp_seconds,
);
