import { SecretValue } from '../core/secret-value';
import { isNotifying, type Receiver } from '../servers/alertmanager/receiver';

const url = (key: string) => SecretValue.fromExisting('notifications', key);

/** Receivers of a small team with on-call duty. */
const receivers: readonly Receiver[] = [
  { name: 'astreinte', integrations: [{ kind: 'discord', url: url('discord') }] },
  { name: 'equipe', integrations: [{ kind: 'slack', url: url('slack') }] },
  { name: 'affichage', silentReason: 'une information se regarde dans Grafana, elle ne dérange personne' },
  // External service that notifies when it no longer receives the Watchdog.
  { name: 'veilleur', integrations: [{ kind: 'webhook', url: url('veilleur'), sendsResolved: false }] },
];

/** Time zone of the team. */
const location = 'Europe/Paris';

/** Receivers of a team, whether or not somebody is on call. */
const team = {
  warningReceiver: 'equipe',
  infoReceiver: 'affichage',
  watchdogReceiver: 'veilleur',
  workingHours: {
    weekdays: ['monday:friday'],
    times: [{ from: '09:00', to: '18:00' }],
    location,
  },
} as const;

/** Notifications of a stack on a server. */
export const serverNotifications = { receivers, ...team, criticalReceiver: 'astreinte', location };

/** Notifications of a stack of another environment, for which nobody is on call. */
export const stagingNotifications = {
  receivers: receivers.filter(({ name }) => name !== 'astreinte'),
  ...team,
  failingIntegrationReason: "nobody is on call for staging; the dead man's switch notices a failed Alertmanager",
  location,
};

/** Notifications of a stack in Grafana Cloud, which has no receivers without integrations. */
export const cloudNotifications = {
  receivers: receivers.filter(isNotifying),
  ...team,
  criticalReceiver: 'astreinte',
  infoReceiver: 'equipe',
};
