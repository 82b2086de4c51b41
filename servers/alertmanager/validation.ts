import { durationFaults } from '../../core/duration';
import { attempt } from '../../core/errors';
import { checkLocation } from '../../core/time-zone';
import type { AlertmanagerProps } from './options';
import { integrationsOf, receiverFaults, receiversOf } from './receiver';
import { smtpFaults } from './smtp';

/** Everything that is wrong with the options of Alertmanager. */
export function alertmanagerFaults({
  receivers,
  policy,
  smtp,
  replicas = 1,
  retention,
  location = 'UTC',
}: AlertmanagerProps): string[] {
  const led = receiversOf(policy.route);
  const unknownLocation: string[] = [];
  attempt(unknownLocation, () => {
    checkLocation(location);
  });
  const emails = receivers.filter((receiver) => integrationsOf(receiver).some(({ kind }) => kind === 'email'));
  return [
    ...receiverFaults(receivers, policy.route),
    ...receivers
      .filter(({ name }) => !led.includes(name))
      .map(({ name }) => `no route leads to receiver ${name}; remedy: add one, or leave it out`),
    ...(smtp
      ? smtpFaults(smtp)
      : emails.map(({ name }) => `receiver ${name} has email, and no server sends it; remedy: give smtp`)),
    ...(Number.isInteger(replicas) && replicas >= 1 && replicas <= 9
      ? []
      : [`${replicas} replicas are not possible; allowed: 1 to 9`]),
    ...durationFaults('retention', retention),
    ...unknownLocation,
  ];
}
