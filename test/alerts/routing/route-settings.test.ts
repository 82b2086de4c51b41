import fc from 'fast-check';
import { defaultPolicy, effectiveRepeatInterval, settingsOf, type RouteSettings } from '../../../alerts';
import { durationToMilliseconds, millisecondsToDuration } from '../../../core/duration';
import { rules } from '../../alerting';

test.each<[Partial<RouteSettings>, string]>([
  // Measured with Alertmanager 0.31.1 and 0.35.0, and a receiver that takes 0.4 s.
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

test('at no minute of a week is the last arrival of the Watchdog older than the interval', () => {
  const { route } = defaultPolicy({
    environment: 'production',
    criticalReceiver: 'a',
    warningReceiver: 'b',
    infoReceiver: 'c',
    watchdogReceiver: 'watchdog',
    rules,
  });
  const watchdogRoute = route.routes!.find(({ receiver }) => receiver === 'watchdog')!;
  const settings = settingsOf([route, watchdogRoute]);
  const [group, repeat] = [settings.groupInterval, settings.repeatInterval].map(durationToMilliseconds) as [
    number,
    number,
  ];
  const interval = effectiveRepeatInterval(settings);
  const week = 7 * 24 * 60 * 60_000;
  // As Alertmanager decides: at each group interval, and from when the receiver has answered.
  const arrivals = (answers: readonly number[]): number[] => {
    const all: number[] = [];
    let answered = Number.NEGATIVE_INFINITY;
    for (let now = 0; now <= week; now += group) {
      if (answered >= now - repeat) continue;
      answered = now + answers[all.length % answers.length]!;
      all.push(now);
    }
    return all;
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 400, 5000), { minLength: 1, maxLength: 50 }), (answers) => {
      const all = arrivals(answers);
      const gaps = all.map((arrival, index) => (all[index + 1] ?? week) - arrival);
      expect(Math.max(...gaps)).toBe(interval);
    }),
    { numRuns: 50 },
  );
});
