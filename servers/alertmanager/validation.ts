import { defaults } from '../../core/defaults';
import { durationIssues } from '../../core/duration';
import type { Issue } from '../../core/errors';
import { locationIssues } from '../../core/time-zone';
import { memberCountIssues } from '../place';
import type { AlertmanagerProps } from './options';
import { definitionOf } from './integrations';
import { integrationsOf, receiverIssues, receiversOf } from './receiver';
import { repetitionIssues } from './repetition';
import { smtpIssues } from './smtp';

/** Returns the issues of the options of Alertmanager. */
export function alertmanagerIssues({
  receivers,
  policy,
  smtp,
  replicas = 1,
  retention,
  location = 'UTC',
  image,
}: AlertmanagerProps): Issue[] {
  const led = receiversOf(policy.route);
  const emails = receivers.filter((receiver) => integrationsOf(receiver).some((one) => definitionOf(one).usesSmtp));
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
    ...memberCountIssues(replicas),
    ...durationIssues(retention, { path: 'retention' }),
    ...repetitionIssues(policy.route, {
      retention: retention ?? defaults.alertmanagerRetention,
      longer: 'a longer retention of Alertmanager',
    }),
    ...locationIssues(location),
    ...versionIssues(image),
  ];
}

/**
 * Returns an issue for an image whose tag is a version that refuses our configuration or arguments.
 * Other tags and digests show no version.
 */
function versionIssues(image = ''): Issue[] {
  const [, major, minor] = /:v?(\d+)\.(\d+)[.\d]*(?:[-@].*)?$/.exec(image) ?? [];
  if (minor === undefined || Number(major) > 0 || Number(minor) >= 35) return [];
  return [{ problem: 'this version of Alertmanager is too old', given: image, allowed: '0.35 or later' }];
}
