import { durationToMilliseconds, type Duration } from '../../core/duration';
import type { Route } from './route';

/** Settings that child routes inherit. */
export interface RouteSettings {
  /** Labels whose values are equal within one notification; `['...']` means all labels. */
  readonly groupBy: readonly string[];
  /** Time to wait for further alerts before the first notification of a group. */
  readonly groupWait: Duration;
  /** Time to wait before a notification of alerts that join a group, or that resolve. */
  readonly groupInterval: Duration;
  /** Time after which the notification of a group that still fires is repeated. */
  readonly repeatInterval: Duration;
}

/** Returns the settings of the last route of a path, with those that it inherits. */
export function settingsOf(path: readonly Route[]): RouteSettings {
  return path.reduce<RouteSettings>(
    (above, { groupBy, groupWait, groupInterval, repeatInterval }) => ({
      groupBy: groupBy ?? above.groupBy,
      groupWait: groupWait ?? above.groupWait,
      groupInterval: groupInterval ?? above.groupInterval,
      repeatInterval: repeatInterval ?? above.repeatInterval,
    }),
    { groupBy: ['alertname'], groupWait: '30s', groupInterval: '5m', repeatInterval: '4h' },
  );
}

/** Time in which a receiver answers, in milliseconds. A slower one gets its notifications less often. */
const answerTime = 10_000;

/**
 * Returns the time between two notifications of an alert that keeps firing, in milliseconds.
 * Alertmanager decides at each group interval, and counts from when the receiver has answered: with
 * 5m and 1m the fifth decision comes too early, and each notification after six minutes. Source:
 * https://github.com/prometheus/alertmanager/blob/v0.35.0/notify/dedup_stage.go, `needsUpdate`.
 *
 * @throws ValidationError when an interval is not a duration
 */
export function effectiveRepeatInterval({ groupInterval, repeatInterval }: RouteSettings): number {
  const [group, repeat] = [durationToMilliseconds(groupInterval), durationToMilliseconds(repeatInterval)];
  return Math.ceil((repeat + answerTime) / group) * group;
}
