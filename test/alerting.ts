import { alert, ruleGroup, type Severity } from '../alerts';
import { scrape } from '../metrics';
import { absent, always, selectors } from '../promql';
import { metrics as m } from './shop';

const { up } = selectors(scrape);
const text = { summary: 'It is so', description: 'It is so.' };

const large = (name: string, severity: Severity) =>
  alert({ name, condition: m.memory_bytes.greaterThan(0), severity, subject: 'size', ...text });
const down = (name: string, job: string, severity: Severity) =>
  alert({ name, condition: up.where({ job }).equalTo(0), severity, subject: 'target', ...text });
const gone = (name: string, job: string, severity: Severity) =>
  alert({ name, condition: absent(up.where({ job })), severity, subject: 'job', ...text });

/**
 * Alerts of all severities: on one subject, on targets that are down, on jobs without targets, and
 * the Watchdog.
 */
export const rules = [
  ruleGroup({
    name: 'all',
    job: 'shop',
    rules: [
      down('ShopDown', 'shop', 'critical'),
      gone('ShopGone', 'shop', 'warning'),
      down('MailDown', 'mail', 'warning'),
      gone('MailGone', 'mail', 'critical'),
      large('ShopHuge', 'critical'),
      large('ShopLarge', 'warning'),
      large('ShopBig', 'info'),
      alert({ name: 'Watchdog', condition: always(), severity: 'none', ...text }),
    ],
  }),
];
