import { scheduleIssues } from '../../core/schedule';

test.each([
  '30 2 * * *',
  '*/15 0-6,22 1,15 */2 mon-fri',
  '0 0 29 2 *',
  '@daily',
  '0 4 * JAN,feb SUN',
  '0 0 31 2 1',
  '5/20 ? ? * *',
])('accepts %j', (schedule) => {
  expect(scheduleIssues(schedule)).toEqual([]);
});

test.each([
  ...['', 'daily', '* * * *', '* * * * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 7'],
  ...[
    '*/0 * * * *',
    '5-1 * * * *',
    '*-5 * * * *',
    '1,,2 * * * *',
    '1-2-3 * * * *',
    'mon * * * *',
    '@never',
    '30  2 * * *',
  ],
])('rejects %j', (schedule) => {
  expect(scheduleIssues(schedule)).toEqual([
    { problem: 'this is no schedule', given: schedule, allowed: 'five cron fields, such as 30 2 * * *' },
  ]);
});

test.each(['0 0 31 2 *', '0 0 30 feb *', '0 0 31 4,6,9,11 *'])('rejects %j, which never comes', (schedule) => {
  expect(scheduleIssues(schedule)).toMatchObject([{ problem: 'this day never comes', given: schedule }]);
});
