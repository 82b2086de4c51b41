import type { NotificationPolicy } from '../alerts';
import { SecretValue } from '../core/secret-value';
import type { Integration, IntegrationKind } from '../servers/alertmanager/integrations';
import type { IntegrationKinds } from '../servers/alertmanager/integrations/definition';
import type { Receiver } from '../servers/alertmanager/receiver';

const secret = (key: string) => SecretValue.fromExisting('notifications', key);

/** Integration of each kind with all options. A kind that is missing does not compile. */
const byKind: { readonly [K in IntegrationKind]: Required<IntegrationKinds[K]> } = {
  email: { kind: 'email', addresses: ['team@shop.example', 'boss@shop.example'] },
  slack: { kind: 'slack', url: secret('slack') },
  discord: { kind: 'discord', url: secret('discord') },
  telegram: { kind: 'telegram', token: secret('telegram'), chat: -100_123, server: 'https://telegram.shop.example' },
  pagerduty: {
    kind: 'pagerduty',
    routingKey: secret('pagerduty'),
    url: 'https://events.eu.pagerduty.com/v2/enqueue',
  },
  ntfy: { kind: 'ntfy', topic: 'shop', server: 'http://ntfy.apps.svc', token: secret('ntfy') },
  teams: { kind: 'teams', url: secret('teams') },
  webhook: {
    kind: 'webhook',
    url: secret('webhook'),
    port: 8443,
    sendsResolved: true,
    authorization: { bearerToken: secret('webhook-token') },
  },
};

const [first, ...others] = Object.values<Integration>(byKind);
/** Integrations of all kinds with all options. */
export const allIntegrations = [first!, ...others] as const;

/** Receivers with every integration, with the minimum of options, and without integrations. */
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

/**
 * Policy for warnings only: they go to the team in working hours, and to the on-call receiver when
 * they affect the whole shop.
 */
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
