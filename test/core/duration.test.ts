import {
  durationIssues,
  durationToMilliseconds,
  goDuration,
  millisecondsToDuration,
  type Duration,
} from '../../core/duration';
import { formatIssue } from '../../core/errors';

describe('durationIssues', () => {
  test.each<[string | undefined, Parameters<typeof durationIssues>[1], string[]]>([
    [undefined, {}, []],
    ['5m', {}, []],
    ['0s', { mayBeZero: true }, []],
    ['0s', {}, ['this duration must be longer than zero; given: "0s"; allowed: 1ms and longer']],
    ['-1m', {}, ['this duration must be longer than zero; given: "-1m"; allowed: 1ms and longer']],
    ['-1m', { mayBeZero: true }, ['this duration is negative; given: "-1m"; allowed: 0s and longer']],
    [
      'soon',
      { path: 'interval' },
      [
        'interval: this is no duration; given: "soon"; allowed: whole numbers with the units y, w, d, h, m, s, ms in this order, such as 5m or 1h30m',
      ],
    ],
  ])('%s %j', (duration, rules, issues) => {
    expect(durationIssues(duration, rules).map(formatIssue)).toEqual(issues);
  });
});

test('every order of units is a duration for types', () => {
  const durations: readonly Duration[] = ['1h30m15s', '1y2w3d4h5m6s7ms', '1d12h', '2w1d', '5m500ms', '-1h30m'];

  expect(durations.flatMap((one) => durationIssues(one, { mayBeZero: true }))).toHaveLength(1);
});

test.each(['0s', '1ms', '1m30s', '4h5m', '1d', '1d2h3m4s5ms', '365d'])('%s is written as it is read', (text) => {
  expect(millisecondsToDuration(durationToMilliseconds(text))).toBe(text);
});

test.each([
  ['1y', '8760h'],
  ['1w', '168h'],
  ['1d12h', '36h'],
  ['120h', '120h'],
  ['1h30m', '1h30m'],
  ['1500ms', '1s500ms'],
  ['0s', '0s'],
  ['soon', 'soon'],
])('%s is %s for Go', (text, expected) => {
  expect(goDuration(text)).toBe(expected);
});
