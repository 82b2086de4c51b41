import { effectiveRepeatInterval, settingsOf, type RouteSettings } from '../../../alerts';
import { millisecondsToDuration } from '../../../core/duration';

test.each<[Partial<RouteSettings>, string]>([
  // Measured with Alertmanager 0.31.1 and a receiver that takes 0.4 s.
  [{ groupInterval: '1m', repeatInterval: '5m' }, '6m'],
  [{ groupInterval: '1m', repeatInterval: '4m50s' }, '5m'],
  [{ groupInterval: '5m', repeatInterval: '1h' }, '1h5m'],
  [{ groupInterval: '5m', repeatInterval: '58m' }, '1h'],
  [{}, '4h5m'],
  // A group that is looked at less often than it should repeat.
  [{ groupInterval: '2h', repeatInterval: '1h' }, '2h'],
])('%j notifies every %s', (settings, interval) => {
  expect(millisecondsToDuration(effectiveRepeatInterval({ ...settingsOf([]), ...settings }))).toBe(interval);
});
