import type { Inhibition } from './inhibition';
import type { Route } from './route';
import type { TimeInterval } from './time-interval';

/** Notification policy: routes, time intervals, and inhibition rules. */
export interface NotificationPolicy {
  /** Root route. Every alert reaches it. */
  readonly route: Route;
  /**
   * Time intervals that routes refer to.
   *
   * @default - none
   */
  readonly timeIntervals?: readonly TimeInterval[];
  /**
   * Inhibition rules.
   *
   * @default - none
   */
  readonly inhibitions?: readonly Inhibition[];
  /**
   * Reason why a failing integration may be reported through itself alone. Without a reason,
   * `AlertmanagerNotificationsFailing` must reach an integration of another kind at any time, and no
   * alert on another job may inhibit it.
   *
   * @default - none: another kind reports each integration
   */
  readonly failingIntegrationReason?: string;
}
