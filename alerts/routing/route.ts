import type { Duration } from '../../core/duration';
import type { Matchers } from './inhibition';

/** Who is told of which alerts, and how often: https://prometheus.io/docs/alerting/latest/configuration/#route. */
export interface Route {
  /** The name of the receiver of what no route below takes. */
  readonly receiver: string;
  /**
   * The labels of the alerts that it takes, as `where` has them: `{ severity: 'critical', job: not('batch') }`.
   *
   * @default - every alert that reaches it
   */
  readonly matchers?: Matchers;
  /**
   * The labels whose values alerts of one message have in common.
   *
   * @default - those of the route above; at the top `alertname`
   */
  readonly groupBy?: readonly string[];
  /**
   * How long a first message waits for further alerts.
   *
   * @default - that of the route above; at the top '30s'
   */
  readonly groupWait?: Duration;
  /**
   * How long a message about further alerts waits.
   *
   * @default - that of the route above; at the top '5m'
   */
  readonly groupInterval?: Duration;
  /**
   * After how long the same is told again.
   *
   * @default - that of the route above; at the top '4h'
   */
  readonly repeatInterval?: Duration;
  /**
   * The names of the time intervals outside of which it tells nobody; what still fires is told when one begins.
   *
   * @default - it tells at any time
   */
  readonly activeTimeIntervals?: readonly string[];
  /**
   * The names of the time intervals within which it tells nobody.
   *
   * @default - none
   */
  readonly muteTimeIntervals?: readonly string[];
  /**
   * Whether the routes after it get to see its alerts too.
   *
   * @default false
   */
  readonly continue?: boolean;
  /**
   * The routes below it; the first that takes an alert has it.
   *
   * @default - none
   */
  readonly routes?: readonly Route[];
  /**
   * Why it may be there although no alert of the stack reaches it, which is a mistake otherwise.
   *
   * @default - some alert reaches it
   */
  readonly unreachableReason?: string;
  /**
   * Why alerts that none of the routes below takes may be left to it, which is a mistake otherwise.
   *
   * @default - the routes below take every alert that reaches it, or there are none
   */
  readonly catchAllReason?: string;
}
