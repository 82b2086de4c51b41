import type { Inhibition, Matchers } from '../../alerts/routing/inhibition';
import { matcherText } from '../../alerts/routing/label-match';
import type { NotificationPolicy } from '../../alerts/routing/notification-policy';
import type { Route } from '../../alerts/routing/route';
import { settingsOf } from '../../alerts/routing/route-settings';
import type { TimeInterval, TimePeriod } from '../../alerts/routing/time-interval';
import { matcherNodes } from '../../promql/matcher';

/**
 * Route in Alertmanager's configuration:
 * https://prometheus.io/docs/alerting/latest/configuration/#route.
 */
export interface RouteJson {
  /** Name of the receiver. */
  readonly receiver: string;
  /** Matchers of labels, such as `severity="critical"`. All must be satisfied. */
  readonly matchers?: readonly string[];
  /** Labels whose values are equal within one notification; `...` means all labels. */
  readonly group_by?: readonly string[];
  /** Time to wait for further alerts before the first notification of a group. */
  readonly group_wait?: string;
  /** Time to wait before a notification of alerts that join a group, or that resolve. */
  readonly group_interval?: string;
  /** Time after which the notification of a group that still fires is repeated. */
  readonly repeat_interval?: string;
  /** Names of the time intervals in which the route notifies; at any time without it. */
  readonly active_time_intervals?: readonly string[];
  /** Names of the time intervals in which the route does not notify. */
  readonly mute_time_intervals?: readonly string[];
  /** Whether the routes after this one are tried too. */
  readonly continue?: true;
  /** Child routes. The first that matches gets the alert. */
  readonly routes?: readonly RouteJson[];
}

/**
 * Time interval in Alertmanager's configuration:
 * https://prometheus.io/docs/alerting/latest/configuration/#time_interval.
 */
export interface TimeIntervalJson {
  /** Name of the time interval, to which routes refer. */
  readonly name: string;
  /** Periods. The interval contains the moments of each. */
  readonly time_intervals: readonly TimePeriodJson[];
}

/** Period of a time interval in Alertmanager's configuration. */
export interface TimePeriodJson {
  /** Times of day, as `HH:MM`. The end is excluded. */
  readonly times?: readonly { readonly start_time: string; readonly end_time: string }[];
  /** Days of the week, or ranges of them: `monday:friday`. */
  readonly weekdays?: readonly string[];
  /** Days of the month, or ranges of them: `1:7`. Negative ones count from its end. */
  readonly days_of_month?: readonly string[];
  /** Months, or ranges of them: `july:august`. */
  readonly months?: readonly string[];
  /** Years, or ranges of them: `2026:2027`. */
  readonly years?: readonly string[];
  /** Time zone of the IANA database; UTC without it. */
  readonly location?: string;
}

/**
 * Inhibition rule in Alertmanager's configuration:
 * https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule.
 */
export interface InhibitionJson {
  /** Matchers of the alerts that inhibit others. */
  readonly source_matchers: readonly string[];
  /** Matchers of the alerts that are inhibited. */
  readonly target_matchers: readonly string[];
  /** Labels that must have equal values in both alerts. */
  readonly equal?: readonly string[];
}

/** Notification policy in Alertmanager's configuration. */
export interface PolicyJson {
  /** Root route, which every alert reaches. */
  readonly route: RouteJson;
  /** Time intervals, to which routes refer by name. */
  readonly time_intervals?: readonly TimeIntervalJson[];
  /** Inhibition rules. */
  readonly inhibit_rules?: readonly InhibitionJson[];
}

/**
 * Renders a notification policy for Alertmanager's configuration, with explicit defaults.
 *
 * @throws ValidationError when a regular expression has flags
 */
export function policyJson({ route, timeIntervals = [], inhibitions = [] }: NotificationPolicy): PolicyJson {
  return {
    route: routeJson({ ...route, ...settingsOf([route]) }),
    ...(timeIntervals.length > 0 ? { time_intervals: timeIntervals.map(timeIntervalJson) } : {}),
    ...(inhibitions.length > 0 ? { inhibit_rules: inhibitions.map(inhibitionJson) } : {}),
  };
}

function routeJson(route: Route): RouteJson {
  const { receiver, matchers, groupBy, groupWait, groupInterval, repeatInterval, routes = [] } = route;
  const { activeTimeIntervals, muteTimeIntervals, continue: continues } = route;
  return {
    receiver,
    ...(matchers ? { matchers: texts(matchers) } : {}),
    ...(groupBy ? { group_by: groupBy } : {}),
    ...(groupWait ? { group_wait: groupWait } : {}),
    ...(groupInterval ? { group_interval: groupInterval } : {}),
    ...(repeatInterval ? { repeat_interval: repeatInterval } : {}),
    ...(activeTimeIntervals ? { active_time_intervals: activeTimeIntervals } : {}),
    ...(muteTimeIntervals ? { mute_time_intervals: muteTimeIntervals } : {}),
    ...(continues ? { continue: true } : {}),
    ...(routes.length > 0 ? { routes: routes.map(routeJson) } : {}),
  };
}

function timeIntervalJson({ name, periods }: TimeInterval): TimeIntervalJson {
  return { name, time_intervals: periods.map(timePeriodJson) };
}

function timePeriodJson({ times, weekdays, daysOfMonth, months, years, location }: TimePeriod): TimePeriodJson {
  return {
    ...(times ? { times: times.map(({ from, to }) => ({ start_time: from, end_time: to })) } : {}),
    ...(weekdays ? { weekdays } : {}),
    ...(daysOfMonth ? { days_of_month: daysOfMonth.map(String) } : {}),
    ...(months ? { months } : {}),
    ...(years ? { years: years.map(String) } : {}),
    ...(location === undefined ? {} : { location }),
  };
}

function inhibitionJson({ source, target, equal }: Inhibition): InhibitionJson {
  return {
    source_matchers: texts(source),
    target_matchers: texts(target),
    ...(equal ? { equal } : {}),
  };
}

function texts(matchers: Matchers): string[] {
  return matcherNodes(matchers).map(matcherText);
}
