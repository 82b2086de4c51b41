import { SecretValue } from '../../../core';
import type { presets } from '../../../library';
import type { AlertmanagerProps, Receiver } from '../../../servers';

const secret = (key: string) => SecretValue.fromExisting('notifications', key);

/** Incoming webhook of the channel `#alerts`: Slack chooses the channel when the webhook is created. */
const slack = { kind: 'slack', url: secret('slack') } as const;

/** The channels of the guide: webhook, Slack and email. */
const receivers: readonly Receiver[] = [
  {
    name: 'alertes',
    integrations: [
      slack,
      { kind: 'email', addresses: ['alertes@booking.example'] },
      { kind: 'webhook', url: secret('webhook') },
    ],
  },
  { name: 'equipe', integrations: [slack] },
  { name: 'affichage', silentReason: 'une information se regarde dans Grafana, elle ne dérange personne' },
  // External service that notifies when it no longer receives the Watchdog.
  { name: 'veilleur', integrations: [{ kind: 'webhook', url: secret('veilleur'), sendsResolved: false }] },
];

/** Receivers of the stack, by the severity of an alert. */
export const notifications: presets.K3sServerProps['notifications'] = {
  receivers,
  criticalReceiver: 'alertes',
  warningReceiver: 'equipe',
  infoReceiver: 'affichage',
  watchdogReceiver: 'veilleur',
  workingHours: {
    weekdays: ['monday:friday'],
    times: [{ from: '09:00', to: '18:00' }],
    location: 'Europe/Paris',
  },
  location: 'Europe/Paris',
};

/** Server of the guide that sends email. The port and STARTTLS are those of `EMAIL_SMTP_PORT`. */
export const smtp: NonNullable<AlertmanagerProps['smtp']> = {
  host: 'smtp.gmail.com',
  port: 587,
  from: 'alertes@booking.example',
  login: { user: 'alertes@booking.example', password: secret('smtp-password') },
};
