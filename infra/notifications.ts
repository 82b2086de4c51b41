import { defaultPolicy, type NotificationPolicy, type NotifiedSeverity } from '../alerts';
import { SecretValue } from '../core/secret-value';
import { isNotifying, type Receiver } from '../servers/alertmanager/receiver';

const url = (key: string) => SecretValue.fromExisting('notifications', key);

/** A small team, and whoever is on call. */
const receivers: readonly Receiver[] = [
  { name: 'astreinte', integrations: [{ kind: 'discord', url: url('discord') }] },
  { name: 'equipe', integrations: [{ kind: 'slack', url: url('slack') }] },
  { name: 'affichage', silentReason: 'une information se regarde dans Grafana, elle ne dérange personne' },
  // An external service that notifies when the Watchdog no longer reaches it.
  { name: 'veilleur', integrations: [{ kind: 'webhook', url: url('veilleur'), sendsResolved: false }] },
];

/** Time zone of the team. */
const location = 'Europe/Paris';

/**
 * Which receivers get which alerts, in the working hours of the team.
 *
 * @param severities those that alerts of the stack have
 */
function policyOf(...severities: readonly [NotifiedSeverity, ...NotifiedSeverity[]]): NotificationPolicy {
  return defaultPolicy({
    criticalReceiver: 'astreinte',
    warningReceiver: 'equipe',
    infoReceiver: 'affichage',
    watchdogReceiver: 'veilleur',
    workingHours: {
      weekdays: ['monday:friday'],
      times: [{ from: '09:00', to: '18:00' }],
      location,
    },
    equalLabels: ['mountpoint'],
    severities,
  });
}

/** Notifications of a stack on a server. */
export const serverNotifications = { receivers, policy: policyOf('critical', 'warning', 'info'), location };

const { route, timeIntervals = [] } = policyOf('critical', 'warning');

/** Notifications of a stack in Grafana Cloud. Grafana has no receiver without integrations; no alert of the stack needs one. */
export const cloudNotifications = {
  receivers: receivers.filter(isNotifying),
  policy: { route, timeIntervals },
};
