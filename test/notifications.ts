import type { NotificationPolicy } from '../alerts';
import { SecretValue } from '../core/secret-value';
import type { Integration } from '../servers/alertmanager/integrations';
import type { Receiver } from '../servers/alertmanager/receiver';

const secret = (key: string) => SecretValue.fromExisting('notifications', key);

/** Integrations with all their options. */
export const allIntegrations: readonly [Integration, ...Integration[]] = [
  { kind: 'email', addresses: ['team@shop.example', 'boss@shop.example'] },
  { kind: 'slack', url: secret('slack') },
  { kind: 'discord', url: secret('discord') },
  { kind: 'telegram', token: secret('telegram'), chat: -100_123, server: 'https://telegram.shop.example' },
  { kind: 'pagerduty', routingKey: secret('pagerduty'), url: 'https://events.eu.pagerduty.com/v2/enqueue' },
  { kind: 'ntfy', topic: 'shop', server: 'http://ntfy.apps.svc', token: secret('ntfy') },
  { kind: 'webhook', url: secret('webhook'), port: 8443, authorization: { bearerToken: secret('webhook-token') } },
];

/** Receivers with every integration, with the fewest options, and with none. */
export const receivers: readonly Receiver[] = [
  { name: 'team', integrations: allIntegrations },
  {
    name: 'on-call',
    integrations: [
      { kind: 'telegram', token: secret('telegram'), chat: 7 },
      { kind: 'pagerduty', routingKey: secret('pagerduty') },
      { kind: 'ntfy', topic: 'on-call' },
      {
        kind: 'webhook',
        url: secret('pager'),
        sendsResolved: false,
        authorization: { user: 'shop', password: secret('pager-password') },
      },
    ],
  },
  { name: 'nobody', silentReason: 'what is only shown' },
];

/** For warnings alone: they go to the team in working hours, and to whoever is on call when they are about the whole shop. */
export const policy: NotificationPolicy = {
  route: {
    receiver: 'nobody',
    routes: [
      { receiver: 'on-call', matchers: { subject: 'ShopLarge' }, continue: true, groupWait: '10s' },
      { receiver: 'team', matchers: { severity: 'warning' }, activeTimeIntervals: ['working-hours'] },
    ],
  },
  timeIntervals: [
    {
      name: 'working-hours',
      periods: [{ weekdays: ['monday:friday'], times: [{ from: '09:00', to: '18:00' }], location: 'Europe/Paris' }],
    },
  ],
};
