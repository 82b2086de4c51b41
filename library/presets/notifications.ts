import { defaultPolicy, type NotificationPolicy, type ToldSeverity } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import type { Receiver } from '../../servers/alertmanager/receiver';

const url = (key: string) => SecretValue.fromExisting('notifications', key);

/** Who is told of alerts: a small team, and somebody who is woken. */
export const receivers: readonly Receiver[] = [
  { name: 'astreinte', integrations: [{ kind: 'discord', url: url('discord') }] },
  { name: 'equipe', integrations: [{ kind: 'slack', url: url('slack') }] },
  { name: 'affichage', silent: 'une information se regarde dans Grafana, elle ne dérange personne' },
  // A service outside that tells when the Watchdog no longer reaches it.
  { name: 'veilleur', integrations: [{ kind: 'webhook', url: url('veilleur'), sendsResolved: false }] },
];

/**
 * Who is told of which, in the working hours of the team.
 *
 * @param severities those that alerts of the stack have
 */
export function policyOf(...severities: readonly [ToldSeverity, ...ToldSeverity[]]): NotificationPolicy {
  return defaultPolicy({
    page: 'astreinte',
    channel: 'equipe',
    shown: 'affichage',
    deadMansSwitch: 'veilleur',
    workingHours: {
      weekdays: ['monday:friday'],
      times: [{ from: '09:00', to: '18:00' }],
      location: 'Europe/Paris',
    },
    sameThing: ['mountpoint'],
    severities,
  });
}
