import { alert, ruleGroup, type Route, type TimeInterval } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import { gibibytes, not, sum } from '../../promql';
import type { NotifyingReceiver } from '../../servers/alertmanager/receiver';
import { metrics as m } from '../shop';
import { fullStack } from '../stacks';

export const receivers: readonly NotifyingReceiver[] = [
  {
    name: 'team',
    integrations: [
      { kind: 'email', addresses: ['team@shop.example', 'boss@shop.example'] },
      { kind: 'discord', url: SecretValue.fromExisting('notifications', 'discord') },
      { kind: 'telegram', token: SecretValue.fromExisting('notifications', 'telegram'), chat: -7 },
      { kind: 'pagerduty', routingKey: SecretValue.fromExisting('notifications', 'pagerduty') },
      { kind: 'ntfy', topic: 'shop', token: SecretValue.fromExisting('notifications', 'ntfy') },
    ],
  },
  {
    name: 'on-call',
    integrations: [
      { kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') },
      {
        kind: 'webhook',
        url: SecretValue.fromExisting('notifications', 'pager'),
        authorization: { bearerToken: SecretValue.fromExisting('notifications', 'pager-token') },
      },
      {
        kind: 'webhook',
        url: SecretValue.fromExisting('notifications', 'log'),
        authorization: { user: 'shop', password: SecretValue.fromExisting('notifications', 'log-password') },
      },
    ],
  },
];
/** Another alert, which other routes match. */
const late = alert({
  name: 'BatchLate',
  condition: sum(m.memory_bytes).by('job').greaterThan(gibibytes(2)),
  severity: 'critical',
  summary: 'Late',
  description: 'Late.',
});
export const notifiedStack = { ...fullStack, rules: [...fullStack.rules, ruleGroup({ name: 'batch', rules: [late] })] };
export const route: Route = {
  receiver: 'team',
  groupBy: ['alertname', 'subject'],
  repeatInterval: '12h',
  routes: [
    {
      receiver: 'on-call',
      matchers: { severity: 'warning', subject: not(/Batch.*/) },
      groupWait: '10s',
      continue: true,
    },
    {
      receiver: 'team',
      matchers: { severity: /warning|critical/ },
      activeTimeIntervals: ['working-hours'],
      catchAllReason: 'late writes notify once',
      routes: [{ receiver: 'on-call', matchers: { subject: not('BatchLate') }, muteTimeIntervals: ['holidays'] }],
    },
  ],
};
export const timeIntervals: readonly TimeInterval[] = [
  {
    name: 'working-hours',
    periods: [{ weekdays: ['monday:friday'], times: [{ from: '09:00', to: '18:00' }], location: 'Europe/Paris' }],
  },
  { name: 'holidays', periods: [{ months: ['august'] }, { daysOfMonth: [1], years: [2027] }] },
];
export const secrets = Object.fromEntries(
  ['slack', 'pager', 'pager-token', 'log', 'log-password', 'discord', 'telegram', 'pagerduty', 'ntfy'].map((key) => [
    `monitoring/notifications/${key}`,
    `https://s3cret.example/${key}`,
  ]),
);
