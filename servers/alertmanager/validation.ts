import { durationIssues } from '../../core/duration';
import type { Issue } from '../../core/errors';
import { locationIssues } from '../../core/time-zone';
import type { AlertmanagerProps } from './options';
import { integrationsOf, receiverIssues, receiversOf } from './receiver';
import { smtpIssues } from './smtp';

/** Returns the issues of the options of Alertmanager. */
export function alertmanagerIssues({
  receivers,
  policy,
  smtp,
  replicas = 1,
  retention,
  location = 'UTC',
}: AlertmanagerProps): Issue[] {
  const led = receiversOf(policy.route);
  const emails = receivers.filter((receiver) => integrationsOf(receiver).some(({ kind }) => kind === 'email'));
  return [
    ...receiverIssues(receivers, policy.route),
    ...receivers
      .filter(({ name }) => !led.includes(name))
      .map(({ name }) => ({ problem: `no route has receiver ${name}`, remedy: 'add a route, or remove the receiver' })),
    ...(smtp
      ? smtpIssues(smtp)
      : emails.map(({ name }) => ({
          problem: `receiver ${name} has email, but there is no server that sends it`,
          remedy: 'set smtp',
        }))),
    ...(Number.isInteger(replicas) && replicas >= 1 && replicas <= 9
      ? []
      : [{ problem: 'this number of replicas is not possible', given: replicas, allowed: '1 to 9' }]),
    ...durationIssues(retention, { path: 'retention' }),
    ...locationIssues(location),
  ];
}
