import { effectiveRepeatInterval, settingsOf, type Route } from '../../alerts';
import { durationToMilliseconds, millisecondsToDuration, type Duration } from '../../core/duration';
import { collectIssues, type Issue } from '../../core/errors';

/** Log of notifications of an Alertmanager. */
export interface NotificationLog {
  /** Time after which it forgets a notification. */
  readonly retention: string;
  /** Way to keep notifications for longer: `a longer retention of Alertmanager`. */
  readonly longer?: string;
}

/**
 * Log of the Alertmanager in Grafana, whose retention is fixed. Source:
 * https://github.com/grafana/grafana/blob/main/pkg/services/ngalert/notifier/alertmanager.go,
 * `retentionNotificationsAndSilences`.
 */
export const grafanaLog: NotificationLog = { retention: '5d' satisfies Duration };

/**
 * Returns an issue for each route that repeats after Alertmanager has forgotten the notification:
 * it then sends it again as if it were new, and notifies no end of an alert that ends in between.
 * It forgets after its retention, or after twice the repeat interval, which is before the next
 * group interval where that is longer. Source:
 * https://github.com/prometheus/alertmanager/blob/v0.35.0/notify/set_notifies_stage.go.
 */
export function repetitionIssues(first: Route, log: NotificationLog): Issue[] {
  return issuesBelow([first], log);
}

function issuesBelow(path: readonly [Route, ...Route[]], log: NotificationLog): Issue[] {
  const route = path.at(-1)!;
  const isOwn = path.length === 1 || route.repeatInterval !== undefined || route.groupInterval !== undefined;
  return [
    // Invalid durations are reported elsewhere.
    ...(isOwn ? collectIssues([], () => forgottenIssues(path, log), []) : []),
    ...(route.routes ?? []).flatMap((one) => issuesBelow([...path, one], log)),
  ];
}

function forgottenIssues(path: readonly [Route, ...Route[]], { retention, longer }: NotificationLog): Issue[] {
  const settings = settingsOf(path);
  const [group, repeat] = [settings.groupInterval, settings.repeatInterval].map(durationToMilliseconds) as [
    number,
    number,
  ];
  const interval = effectiveRepeatInterval(settings);
  const to = `the route to ${path.at(-1)!.receiver} repeats after notifications are forgotten`;
  const given = `every ${millisecondsToDuration(interval)}, by repeatInterval ${settings.repeatInterval} and groupInterval ${settings.groupInterval}`;
  if (interval > durationToMilliseconds(retention)) {
    return [
      {
        problem: `${to}, so Alertmanager repeats sooner, or notifies no end`,
        given,
        allowed: `at most the retention, ${retention}`,
        remedy: `set ${longer === undefined ? '' : `${longer}, or `}a shorter repeatInterval`,
      },
    ];
  }
  if (group <= repeat || interval < 2 * repeat) return [];
  return [
    {
      problem: `${to}, so Alertmanager may notify no end`,
      given,
      allowed: 'less than twice the repeatInterval',
      remedy: 'set a repeatInterval that is at least the groupInterval',
    },
  ];
}
