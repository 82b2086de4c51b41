import type { Duration } from '../../../core/duration';
import { formatIssue } from '../../../core/errors';
import { catalogue, gauge, scrape } from '../../../metrics';
import { rawCondition } from '../../../promql';
import { calendarIssues } from '../../../promql/analysis/calendar';

const backups = catalogue({
  name: 'backups',
  software: 'backups',
  version: '1',
  metrics: { last_backup: gauge({ help: 'Last backup.', unit: 'timestamp' }) },
});

const issuesOf = (text: string, wait?: Duration) =>
  calendarIssues(rawCondition(text, { catalogues: [backups, scrape], unit: 'none' }).node, wait).map(formatIssue);

test('the issue names how long the condition holds', () => {
  expect(issuesOf('hour() == 3', '2h')).toEqual([
    'for: the condition holds for 1h at a time, by the calendar, so the alert never fires; given: "2h"; allowed: shorter than 1h; remedy: shorten for, or lengthen the time of the calendar',
  ]);
});

test.each<[string, Duration, Duration]>([
  ['hour() == 3', '59m', '1h'],
  ['minute() >= 58', '1m', '2m'],
  ['hour() >= 22 or hour() < 6', '7h', '8h'],
  ['hour() >= 9 and hour() < 17', '7h', '8h'],
  ['hour() >= 9 < 17', '7h', '8h'],
  ['hour() != 3', '22h', '23h'],
  ['day_of_week() == 0 or day_of_week() == 6', '1d', '2d'],
  ['(day_of_week() == 0 or day_of_week() == 6) unless hour() < 5', '1d', '2d'],
  ['day_of_month() <= 7', '6d', '7d'],
  ['day_of_month() != 31', '58d', '61d'],
  ['day_of_month() >= 28', '3d', '4d'],
  ['day_of_year() == 366', '23h', '1d'],
  ['day_of_year() != 366', '1400d', '1460d'],
  ['days_in_month() == 28', '27d', '28d'],
  ['month() == 2', '28d', '29d'],
  ['hour(vector(time() + 3600)) == 3', '59m', '1h'],
  ['hour(3600 + vector(time())) == 3', '59m', '1h'],
  ['up == 0 and on () hour() == 3', '59m', '1h'],
  ['(up == 0) * on () group_left () (hour() == 3)', '59m', '1h'],
  ['up == 0 and on () day_of_week() == 1 and on () hour() == 3', '59m', '1h'],
])('%s takes a for of %s, not of %s', (text, shorter, longer) => {
  expect(issuesOf(text, shorter)).toEqual([]);
  expect(issuesOf(text, longer)).toHaveLength(1);
});

test.each([
  'hour() >= 0',
  'hour() > 23',
  'hour(last_backup) == 3',
  'up == 0 or on () hour() == 3',
  'up == 0 unless on () hour() == 3',
  'year() == 2030',
  'up == 0',
  'max_over_time((hour() == 3)[1d:1h]) > 0',
  '(hour() == bool 3) < 1',
])('not limited by the calendar: %s', (text) => {
  expect(issuesOf(text, '400d')).toEqual([]);
});

test('an alert that waits for nothing fires', () => {
  expect(issuesOf('hour() == 3')).toEqual([]);
});
