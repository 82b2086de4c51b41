import type { NotificationPolicy, Route } from '../../../alerts';
import type { Inhibition, Matchers } from '../../../alerts/routing/inhibition';
import type { TimeInterval, TimePeriod } from '../../../alerts/routing/time-interval';
import {
  amount,
  either,
  flag,
  instance,
  lazy,
  list,
  object,
  optional,
  table,
  text,
  type Shape,
} from '../../../core/shape';
import { LabelMatch } from '../../../promql/matcher';

const matchers: Shape<Matchers> = table(
  either(
    text,
    instance(
      (value) => value instanceof RegExp || value instanceof LabelMatch,
      'a text, a regular expression, not(…) or oneOf(…)',
    ),
  ),
);

/** Route with its child routes. */
export const route: Shape<Route> = object<Route>({
  receiver: text,
  matchers: optional(matchers),
  groupBy: optional(list(text)),
  groupWait: optional(text),
  groupInterval: optional(text),
  repeatInterval: optional(text),
  activeTimeIntervals: optional(list(text)),
  muteTimeIntervals: optional(list(text)),
  continue: optional(flag),
  routes: optional(list(lazy(() => route))),
  unreachableReason: optional(text),
  catchAllReason: optional(text),
});

const period = object<TimePeriod>({
  times: optional(list(object<NonNullable<TimePeriod['times']>[number]>({ from: text, to: text }))),
  weekdays: optional(list(text)),
  daysOfMonth: optional(list(either(amount, text))),
  months: optional(list(text)),
  years: optional(list(either(amount, text))),
  location: optional(text),
});

const inhibition = object<Inhibition>({ source: matchers, target: matchers, equal: optional(list(text)) });

const common = {
  route,
  timeIntervals: optional(list(object<TimeInterval>({ name: text, periods: list(period) }))),
  failingIntegrationReason: optional(text),
};

/** Notification policy. */
export const policy = object<NotificationPolicy>({ ...common, inhibitions: optional(list(inhibition)) });

/** Notification policy of an external Grafana. */
export const grafanaPolicy = object<Omit<NotificationPolicy, 'inhibitions'>>(common);
