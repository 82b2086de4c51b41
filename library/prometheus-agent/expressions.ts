import { selectors } from '../../promql';
import { lastScrape } from '../common/alerts';
import { sendingDelayOf } from '../prometheus/remote-write/expressions';
import { prometheusAgent } from './catalogue';

/** Delay between scraped and sent samples. It has no value before the first samples are sent. */
export const sendingDelay = sendingDelayOf(selectors(prometheusAgent), lastScrape);
