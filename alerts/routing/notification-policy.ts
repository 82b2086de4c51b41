import type { Inhibition } from './inhibition';
import type { Route } from './route';
import type { TimeInterval } from './time-interval';

/** Who is told of which alerts, when, and which alerts are not told because others are. */
export interface NotificationPolicy {
  /** The first route, which every alert reaches. */
  readonly route: Route;
  /**
   * The times that routes speak of.
   *
   * @default - none
   */
  readonly timeIntervals?: readonly TimeInterval[];
  /**
   * Which alerts silence others.
   *
   * @default - none
   */
  readonly inhibitions?: readonly Inhibition[];
}
