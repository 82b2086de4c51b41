import type { Duration } from '../../core/duration';
import type { Route } from './route';

/** What routes below take over from those above. */
export interface RouteSettings {
  /** The labels whose values alerts of one message have in common; `['...']` are all. */
  readonly groupBy: readonly string[];
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
  readonly repeatInterval: Duration;
}

/** The settings of the last of several routes, each of which stands below the one before it. */
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
