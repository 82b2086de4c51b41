import fc from 'fast-check';
import { Size } from '../../../../core';
import type {
  DiscordIntegration,
  EmailIntegration,
  Integration,
  NotifyingReceiver,
  NtfyIntegration,
  NullReceiver,
  PagerDutyIntegration,
  SlackIntegration,
  Smtp,
  TeamsIntegration,
  TelegramIntegration,
  WebhookIntegration,
} from '../../../../servers';
import type { IntegrationKind } from '../../../../servers/alertmanager/integrations';
import type { IntegrationKinds } from '../../../../servers/alertmanager/integrations/definition';
import type { MonitoringStackProps } from '../../../../stack';
import { oneReceiver, withAlertmanager } from '../base';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import {
  durations,
  dnsLabels,
  freeTexts,
  hosts,
  imagesOf,
  noDurations,
  noHosts,
  noImages,
  noPorts,
  noSecrets,
  noTexts,
  noUrls,
  ports,
  secrets,
  sizes,
} from '../values';
import { authorizations } from './jobs';
import { anyExposure, anyResources } from './prometheus';

const emails = fc.constantFrom(
  'a@shop.example',
  'alerts+x@shop.example',
  "o'hara@shop.example",
  'a.b@localhost',
  'é@shop.example',
);
const noEmails = fc.constantFrom(
  '',
  '@',
  'a',
  'a@',
  '@b',
  'a b@c.example',
  'a@b,c@d',
  'a@b;c@d',
  'a@b@c',
  'a@b\n',
  'A <a@b.example>',
);

/** Addresses of servers, without a slash at their ends. */
const servers = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: hosts,
    path: fc.constantFrom('', ':8443', '/a', '/v2/enqueue'),
  })
  .map(({ scheme, host, path }) => `${scheme}://${host}${path}`);
const noServers = fc.oneof(noUrls, fc.constantFrom('https://a.example/', 'https://a.example/b/'));

const receiving = (integration: Integration) =>
  withAlertmanager({
    receivers: [{ name: 'team', integrations: [integration] }],
    smtp: { host: 'mail.example', from: 'alerts@shop.example' },
  });

const only = <K extends string>(kind: K) => required(fc.constant(kind), 'types');

const discord: Subject<DiscordIntegration> = {
  properties: { kind: only('discord'), url: required(secrets, noSecrets) },
  place: receiving,
};

const email: Subject<EmailIntegration> = {
  properties: {
    kind: only('email'),
    addresses: required(
      fc.uniqueArray(emails, { minLength: 1, maxLength: 3 }).map(([one, ...others]) => [one!, ...others] as const),
      noEmails.map((one) => [one]),
    ),
  },
  place: receiving,
};

const ntfy: Subject<NtfyIntegration> = {
  properties: {
    kind: only('ntfy'),
    topic: required(
      fc.constantFrom('shop', 'A_b-1', '2024', 'true', 'x'.repeat(64)),
      textsWithout((text) => /^[-_A-Za-z0-9]{1,64}$/.test(text)),
    ),
    server: optional(servers, noServers),
    token: optional(secrets, noSecrets),
  },
  place: receiving,
};

const pagerduty: Subject<PagerDutyIntegration> = {
  properties: { kind: only('pagerduty'), routingKey: required(secrets, noSecrets), url: optional(servers, noServers) },
  place: receiving,
};

const slack: Subject<SlackIntegration> = {
  properties: { kind: only('slack'), url: required(secrets, noSecrets) },
  place: receiving,
};

const teams: Subject<TeamsIntegration> = {
  properties: { kind: only('teams'), url: required(secrets, noSecrets) },
  place: receiving,
};

const telegram: Subject<TelegramIntegration> = {
  properties: {
    kind: only('telegram'),
    token: required(secrets, noSecrets),
    chat: required(
      fc.constantFrom(1, 7, -100_123, 2 ** 40, -(2 ** 52)),
      fc.constantFrom(0, 1.5, NaN, Infinity, 2 ** 60),
    ),
    server: optional(servers, noServers),
  },
  place: receiving,
};

const webhook: Subject<WebhookIntegration> = {
  properties: {
    kind: only('webhook'),
    url: required(secrets, noSecrets),
    port: optional(ports, noPorts),
    sendsResolved: optional(fc.boolean(), 'types'),
    authorization: optional(authorizations, 'types'),
  },
  place: receiving,
};

/** Integrations by kind. An email needs a mail server, which few of the stacks have. A kind that is missing does not compile. */
const byKind: { readonly [K in Exclude<IntegrationKind, 'email'>]: fc.Arbitrary<IntegrationKinds[K]> } = {
  discord: valuesOf(discord),
  ntfy: valuesOf(ntfy),
  pagerduty: valuesOf(pagerduty),
  slack: valuesOf(slack),
  teams: valuesOf(teams),
  telegram: valuesOf(telegram),
  webhook: valuesOf(webhook),
};

/** Integrations of all kinds without a mail server. */
export const integrations: fc.Arbitrary<Integration> = fc.oneof(...Object.values(byKind));

const notifying: Subject<NotifyingReceiver> = {
  properties: {
    name: required(freeTexts, noTexts),
    integrations: required(
      fc.array(integrations, { minLength: 1, maxLength: 3 }).map(([one, ...others]) => [one!, ...others] as const),
      'types',
    ),
  },
  place: (one) => withAlertmanager({ receivers: [one], policy: { route: { receiver: one.name } } }),
};

const silent: Subject<NullReceiver> = {
  properties: { name: required(freeTexts, noTexts), silentReason: required(freeTexts, noTexts) },
  place: (one) => withAlertmanager({ receivers: [one], policy: { route: { receiver: one.name } } }),
};

const login: Subject<NonNullable<Smtp['login']>> = {
  properties: { user: required(freeTexts, noTexts), password: required(secrets, noSecrets) },
  place: (one) => withAlertmanager({ smtp: { host: 'mail.example', from: 'a@b.example', login: one } }),
};

const smtp: Subject<Smtp> = {
  properties: {
    host: required(
      fc.oneof(hosts, dnsLabels(), fc.constantFrom('Mail.Example')),
      noHosts.filter((host) => host !== 'localhost' && host !== 'A.example'),
    ),
    port: optional(ports, noPorts),
    from: required(emails, noEmails),
    login: optional(valuesOf(login), 'types'),
  },
  place: (one) => withAlertmanager({ smtp: one }),
};

const server: Subject<NonNullable<MonitoringStackProps['alertmanager']>> = {
  properties: {
    receivers: required(
      fc.constant(oneReceiver.receivers),
      fc.constantFrom([], [...oneReceiver.receivers, ...oneReceiver.receivers]),
    ),
    policy: required(fc.constant(oneReceiver.policy), fc.constant({ route: { receiver: 'nobody' } })),
    smtp: optional(valuesOf(smtp), 'types'),
    language: optional(fc.constantFrom('en', 'fr'), 'types'),
    location: optional(
      fc.constantFrom('UTC', 'Europe/Paris', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'),
      fc.constantFrom(
        '',
        ' ',
        'Paris',
        'europe/paris',
        'Europe/Paris ',
        '+02:00',
        'CEST',
        'Local',
        'EUROPE/PARIS',
        '/etc/passwd',
      ),
    ),
    replicas: optional(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, -1, 1.5, 10, NaN, Infinity)),
    retention: optional(durations('5h', '120h', '1d12h', '2w', '1y'), noDurations),
    volume: optional(
      sizes.map((size) => ({ size })),
      fc.constant({ size: Size.mebibytes(0) }),
    ),
    resources: optional(anyResources, 'types'),
    image: optional(
      imagesOf('alertmanager', 'v0.35.1', 'v0.36.0', 'latest', 'v0.35.0@sha256:' + 'a'.repeat(64)),
      fc.oneof(noImages, imagesOf('alertmanager', 'v0.34.1')),
    ),
    exposure: optional(anyExposure, 'types'),
    noWatchdogReceiverReason: optional(freeTexts, noTexts),
  },
  coherent: (props) => ({ noWatchdogReceiverReason: 'The shop is closed at night.', ...props }),
  place: withAlertmanager,
};

/** Subjects of Alertmanager. */
export const alertmanager = {
  'MonitoringStackProps.alertmanager': server,
  NotifyingReceiver: notifying,
  NullReceiver: silent,
  DiscordIntegration: discord,
  EmailIntegration: email,
  NtfyIntegration: ntfy,
  PagerDutyIntegration: pagerduty,
  SlackIntegration: slack,
  TeamsIntegration: teams,
  TelegramIntegration: telegram,
  WebhookIntegration: webhook,
  Smtp: smtp,
  'Smtp.login': login,
};
