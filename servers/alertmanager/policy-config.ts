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
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly active_time_intervals?: readonly string[];
  readonly mute_time_intervals?: readonly string[];
  readonly continue?: true;
  readonly routes?: readonly RouteJson[];
}

/**
 * Time interval in Alertmanager's configuration:
 * https://prometheus.io/docs/alerting/latest/configuration/#time_interval.
 */
export interface TimeIntervalJson {
  readonly name: string;
  readonly time_intervals: readonly TimePeriodJson[];
}

/** Period of a time interval in Alertmanager's configuration. */
export interface TimePeriodJson {
  readonly times?: readonly { readonly start_time: string; readonly end_time: string }[];
  readonly weekdays?: readonly string[];
  readonly days_of_month?: readonly string[];
  readonly months?: readonly string[];
  readonly years?: readonly string[];
  readonly location?: string;
}

/**
 * Inhibition rule in Alertmanager's configuration:
 * https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule.
 */
export interface InhibitionJson {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal?: readonly string[];
}

/** Notification policy in Alertmanager's configuration. */
export interface PolicyJson {
  readonly route: RouteJson;
  readonly time_intervals?: readonly TimeIntervalJson[];
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
