import { effectiveRepeatInterval, settingsOf, type Route } from '../../alerts';
import { defaults } from '../../core/defaults';
import { durationIssues, durationToMilliseconds, millisecondsToDuration } from '../../core/duration';
import { collectIssues, type Issue } from '../../core/errors';
import { locationIssues } from '../../core/time-zone';
import { memberCountIssues } from '../place';
import type { AlertmanagerProps } from './options';
import { definitionOf } from './integrations';
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
    ...repetitionIssues([policy.route], retention),
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

/**
 * Returns an issue for each route that repeats after Alertmanager has forgotten the notification:
 * it then sends it again as if it were new, and notifies no end of an alert that ends in between.
 */
function repetitionIssues(
  path: readonly [Route, ...Route[]],
  retention: string = defaults.alertmanagerRetention,
): Issue[] {
  const route = path.at(-1)!;
  const settings = settingsOf(path);
  const { groupInterval, repeatInterval } = settings;
  const isOwn = path.length === 1 || route.repeatInterval !== undefined || route.groupInterval !== undefined;
  // Invalid durations are reported elsewhere.
  const interval = collectIssues([], () => effectiveRepeatInterval(settings), 0);
  const longest = collectIssues([], () => durationToMilliseconds(retention), Number.POSITIVE_INFINITY);
  return [
    ...(isOwn && interval > longest
      ? [
          {
            problem: `the route to ${route.receiver} repeats after notifications are forgotten, so Alertmanager repeats sooner, or notifies no end`,
            given: `every ${millisecondsToDuration(interval)}, by repeatInterval ${repeatInterval} and groupInterval ${groupInterval}`,
            allowed: `at most the retention, ${retention}`,
            remedy: 'set a longer retention of Alertmanager, or a shorter repeatInterval',
          },
        ]
      : []),
    ...(route.routes ?? []).flatMap((one) => repetitionIssues([...path, one], retention)),
  ];
}
