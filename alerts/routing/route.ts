import type { Duration } from '../../core/duration';
import type { Matchers } from './inhibition';

/** Route: https://prometheus.io/docs/alerting/latest/configuration/#route. */
export interface Route {
  /** Name of the receiver of alerts that no child route matches. */
  readonly receiver: string;
  /**
   * Matchers of the alerts that it takes, in the form of `where()`:
   * `{ severity: 'critical', job: not('batch') }`.
   *
   * @default - every alert that reaches the route
   */
  readonly matchers?: Matchers;
  /**
   * Labels whose values are equal within one notification.
   *
   * @default - those of the parent route; `alertname` for the root route
   */
  readonly groupBy?: readonly string[];
  /**
   * Time for which the first notification of a group waits for more alerts.
   *
   * @default - that of the parent route; '30s' for the root route
   */
  readonly groupWait?: Duration;
  /**
   * Time before a notification about new alerts of a group.
   *
   * @default - that of the parent route; '5m' for the root route
   */
  readonly groupInterval?: Duration;
  /**
   * Time after which a notification is repeated.
   *
   * @default - that of the parent route; '4h' for the root route
   */
  readonly repeatInterval?: Duration;
  /**
   * Names of the time intervals in which the route notifies. When one begins, it notifies of alerts
   * that are still firing.
   *
   * @default - it notifies at any time
   */
  readonly activeTimeIntervals?: readonly string[];
  /**
   * Names of the time intervals in which the route does not notify.
   *
   * @default - none
   */
  readonly muteTimeIntervals?: readonly string[];
  /**
   * Whether the next sibling routes also get the alerts that this route takes.
   *
   * @default false
   */
  readonly continue?: boolean;
  /**
   * Child routes. The first one that matches takes an alert.
   *
   * @default - none
   */
  readonly routes?: readonly Route[];
  /**
   * Reason to keep the route although no alert of the stack reaches it. Without a reason this is an
   * issue.
   *
   * @default - none: some alert reaches the route
   */
  readonly unreachableReason?: string;
  /**
   * Reason why the route itself handles alerts that no child route matches. Without a reason this is
   * an issue.
   *
   * @default - none: the child routes match every alert, or there are no child routes
   */
  readonly catchAllReason?: string;
}
