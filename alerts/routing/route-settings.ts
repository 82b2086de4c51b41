import type { Duration } from '../../core/duration';
import type { Route } from './route';

/** Settings that child routes inherit. */
export interface RouteSettings {
  /** Labels whose values are equal within one notification; `['...']` means all labels. */
  readonly groupBy: readonly string[];
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
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
