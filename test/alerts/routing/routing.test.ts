import fc from 'fast-check';
import {
  destinationsOf,
  groupLabelsOf,
  inhibitorOf,
  isInhibited,
  isMuted,
  mutedBy,
  routeAlert,
  settingsOf,
  type AlertLabels,
  type NotificationPolicy,
  type Route,
  type TimePeriod,
} from '../../../alerts';
import { isWithin } from '../../../alerts/routing/muting';
import { not, oneOf } from '../../../promql';
import { policyJson } from '../../../servers/alertmanager/policy-config';
import { firstRoute, labelSet } from '../../random-policy';

const policy: NotificationPolicy = {
  route: {
    receiver: 'everybody',
    groupBy: ['alertname', 'job'],
    routes: [
      { receiver: 'log', matchers: { severity: /crit.*/ }, continue: true },
      {
        receiver: 'pager',
        matchers: { severity: 'critical' },
        groupBy: ['...'],
        repeatInterval: '1h',
        routes: [
          { receiver: 'database', matchers: { job: oneOf('postgres', 'redis') }, groupWait: '0s' },
          { receiver: 'nobody', matchers: { team: '' }, groupBy: [] },
        ],
      },
      {
        receiver: 'channel',
        matchers: { severity: 'warning' },
        activeTimeIntervals: ['work'],
        muteTimeIntervals: ['ten'],
      },
    ],
  },
  timeIntervals: [
    { name: 'work', periods: [{ weekdays: ['monday:friday'], times: [{ from: '09:00', to: '18:00' }] }] },
    { name: 'ten', periods: [{ times: [{ from: '10:00', to: '11:00' }] }] },
  ],
};

const receivers = (labels: AlertLabels) => destinationsOf(policy, labels).map(({ receiver }) => receiver);

describe('routes', () => {
  test.each<[AlertLabels, string[]]>([
    [{}, ['everybody']],
    [{ severity: 'info' }, ['everybody']],
    [{ severity: 'warning' }, ['channel']],
    [{ severity: 'critical', team: 'a' }, ['log', 'pager']],
    [{ severity: 'critical', team: 'a', job: 'redis' }, ['log', 'database']],
    // An absent label has the empty value. The first matching route gets the alert.
    [{ severity: 'critical' }, ['log', 'nobody']],
    [{ severity: 'critical', job: 'redis' }, ['log', 'database']],
    [{ severity: 'criticality' }, ['log']],
    // A regular expression matches the whole value.
    [{ severity: 'not critical' }, ['everybody']],
    [{ severity: 'critical', team: 'a', job: 'redis-cache' }, ['log', 'pager']],
    [{ constructor: 'x', toString: 'y' }, ['everybody']],
  ])('routes %j to %j', (labels, expected) => {
    expect(receivers(labels)).toEqual(expected);
  });

  test('what each route said on the way is known', () => {
    const match = routeAlert(policy, { severity: 'critical', job: 'redis' });
    expect(match).toMatchObject({ matches: true, notifies: false });
    expect(match.below.map(({ matches, notifies }) => [matches, notifies])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(match.below[1]?.below[0]).toMatchObject({
      notifies: true,
      verdicts: [{ label: 'job', operator: '=~', value: 'postgres|redis', given: 'redis', isSatisfied: true }],
    });
    expect(routeAlert(policy, {}).below[1]).toMatchObject({ matches: false, below: [] });
  });

  test('inherits settings, including an empty list of labels', () => {
    const first = policy.route;
    const pager = first.routes![1]!;
    expect(settingsOf([first])).toEqual({
      groupBy: ['alertname', 'job'],
      groupWait: '30s',
      groupInterval: '5m',
      repeatInterval: '4h',
    });
    expect(settingsOf([first, pager, pager.routes![0]!])).toMatchObject({
      groupBy: ['...'],
      groupWait: '0s',
      repeatInterval: '1h',
    });
    expect(settingsOf([first, pager, pager.routes![1]!])).toMatchObject({ groupBy: [], repeatInterval: '1h' });
  });

  test('groups an alert by its present labels', () => {
    const group = (labels: AlertLabels) =>
      destinationsOf(policy, labels).map(({ path }) => groupLabelsOf(path, labels));
    expect(group({ alertname: 'Down', severity: 'warning', job: '' })).toEqual([{ alertname: 'Down' }]);
    const all = { alertname: 'Down', severity: 'critical', team: 'a' };
    expect(group(all)).toEqual([{ alertname: 'Down' }, all]);
    expect(group({ alertname: 'Down', severity: 'critical' })).toEqual([{ alertname: 'Down' }, {}]);
  });
});

describe('random routes', () => {
  test('always notify a receiver, through matching routes', () => {
    fc.assert(
      fc.property(firstRoute, labelSet, (one, alert) => {
        const destinations = destinationsOf({ route: one }, alert);
        expect(destinations.length).toBeGreaterThan(0);
        for (const { path } of destinations) {
          expect(path[0]).toBe(one);
          path.slice(1).forEach((below, index) => {
            expect(path[index]!.routes).toContain(below);
          });
        }
      }),
    );
  });

  test('without "continue", exactly one receiver is notified', () => {
    const single = (one: Route): Route => ({
      receiver: one.receiver,
      ...(one.matchers ? { matchers: one.matchers } : {}),
      routes: (one.routes ?? []).map(single),
    });
    fc.assert(
      fc.property(firstRoute.map(single), labelSet, (one, alert) => {
        expect(destinationsOf({ route: one }, alert)).toHaveLength(1);
      }),
    );
  });
});

describe('inhibition', () => {
  const down = { alertname: 'Down', severity: 'critical', job: 'a' };
  const slow = { alertname: 'Slow', severity: 'warning', job: 'a' };
  const inhibiting: NotificationPolicy = {
    route: { receiver: 'x' },
    inhibitions: [
      { source: { severity: 'critical' }, target: { severity: 'warning' }, equal: ['job', 'zone'] },
      { source: { job: /.+/, alertname: not('Slow') }, target: { job: /.+/ } },
    ],
  };
  const [first, second] = inhibiting.inhibitions!;

  test('requires equal labels, and a label that both lack is equal', () => {
    const only = { ...inhibiting, inhibitions: [first!] };
    expect(inhibitorOf(only, slow, [slow, down])).toEqual({ inhibition: first, sources: [down] });
    expect(isInhibited(only, slow, [slow])).toBe(false);
    expect(isInhibited(only, slow, [{ ...down, job: 'b' }])).toBe(false);
    expect(isInhibited(only, { ...slow, zone: 'z' }, [down])).toBe(false);
    expect(isInhibited(only, { ...slow, zone: '' }, [down])).toBe(true);
    expect(isInhibited(only, down, [slow, down])).toBe(false);
  });

  test('inhibits an alert that is both source and target only by one that is only a source', () => {
    const only = { ...inhibiting, inhibitions: [second!] };
    expect(isInhibited(only, down, [down])).toBe(false);
    expect(isInhibited(only, down, [{ ...down, job: 'b' }])).toBe(false);
    expect(inhibitorOf(only, slow, [down])).toEqual({ inhibition: second, sources: [down] });
  });

  test('finds a source that is not a target, whichever fires first', () => {
    const mixed: NotificationPolicy = {
      route: { receiver: 'x' },
      inhibitions: [
        { source: { severity: oneOf('critical', 'warning') }, target: { severity: oneOf('warning', 'info') } },
      ],
    };
    expect(inhibitorOf(mixed, slow, [slow, down])?.sources).toEqual([down]);
    expect(inhibitorOf(mixed, slow, [down, slow])?.sources).toEqual([down]);
    expect(isInhibited(mixed, slow, [slow, { ...slow, alertname: 'Late' }])).toBe(false);
  });
});

describe('time intervals', () => {
  const [, , channel] = policy.route.routes!;

  test.each([
    ['2026-03-04T08:59:59Z', ['work']],
    ['2026-03-04T09:00:00Z', []],
    ['2026-03-04T10:30:00Z', ['ten']],
    ['2026-03-04T11:00:00Z', []],
    ['2026-03-04T18:00:00Z', ['work']],
    ['2026-03-07T12:00:00Z', ['work']],
  ])('at %s a route is muted by %j', (moment, names) => {
    expect(mutedBy(policy, channel!, new Date(moment))).toEqual(names);
    expect(isMuted(policy, channel!, new Date(moment))).toBe(names.length > 0);
  });

  test('child routes do not inherit them', () => {
    const below: Route = { receiver: 'x', groupBy: ['a'] };
    expect(isMuted(policy, below, new Date('2026-03-07T12:00:00Z'))).toBe(false);
  });

  test.each<[string, TimePeriod, string, boolean]>([
    ['the end of a day', { times: [{ from: '22:00', to: '24:00' }] }, '2026-03-04T23:59:59Z', true],
    ['the first minute of the next', { times: [{ from: '22:00', to: '24:00' }] }, '2026-03-05T00:00:00Z', false],
    ['a zone', { times: [{ from: '09:00', to: '10:00' }], location: 'Europe/Paris' }, '2026-07-01T07:00:00Z', true],
    [
      'a zone, its winter',
      { times: [{ from: '09:00', to: '10:00' }], location: 'Europe/Paris' },
      '2026-01-01T08:59:00Z',
      true,
    ],
    ['a weekday of a zone', { weekdays: ['monday'], location: 'Asia/Tokyo' }, '2026-03-01T15:00:00Z', true],
    ['the last day', { daysOfMonth: [-1] }, '2026-02-28T12:00:00Z', true],
    ['the last day of a leap year', { daysOfMonth: [-1] }, '2028-02-28T12:00:00Z', false],
    ['a range to the end', { daysOfMonth: ['25:-1'] }, '2026-04-30T12:00:00Z', true],
    ['days cut to the month', { daysOfMonth: ['28:31'] }, '2026-02-28T12:00:00Z', true],
    ['days after the month', { daysOfMonth: ['30:31'] }, '2026-02-28T12:00:00Z', false],
    ['months', { months: ['march', 'june:august'] }, '2026-07-31T23:59:59Z', true],
    ['months around them', { months: ['march', 'june:august'] }, '2026-09-01T00:00:00Z', false],
    ['years', { years: [2024, '2026:2027'] }, '2027-12-31T23:59:59Z', true],
    ['years around them', { years: [2024, '2026:2027'] }, '2025-12-31T23:59:59Z', false],
    ['a year of a zone', { years: [2027], location: 'Australia/Sydney' }, '2026-12-31T13:00:00Z', true],
    ['nothing', { weekdays: [] }, '2026-03-04T12:00:00Z', false],
    ['everything', {}, '2026-03-04T12:00:00Z', true],
    [
      'the last day of a month in which clocks go forward',
      { daysOfMonth: [-1], location: 'Europe/Paris' },
      '2026-03-31T12:00:00Z',
      true,
    ],
    ['the day before it', { daysOfMonth: [-1], location: 'Europe/Paris' }, '2026-03-30T12:00:00Z', false],
  ])('%s', (_, period, moment, expected) => {
    const one: NotificationPolicy = { route: { receiver: 'x' }, timeIntervals: [{ name: 'it', periods: [period] }] };
    expect(isWithin(one, 'it', new Date(moment))).toBe(expected);
  });
});

test('the policy as Alertmanager configuration', () => {
  const quoting: Route = { receiver: 'x', matchers: { 'a b': 'c"d\\e\nf', plain: not(/.*\.fr/) } };
  expect(
    policyJson({
      ...policy,
      route: { ...policy.route, routes: [...policy.route.routes!, quoting] },
      timeIntervals: [
        ...policy.timeIntervals!,
        {
          name: 'rare',
          periods: [{ daysOfMonth: [1, '-3:-1'], months: ['may'], years: [2026], location: 'Europe/Paris' }],
        },
      ],
      inhibitions: [{ source: { a: 'b' }, target: { c: 'd' }, equal: ['e'] }],
    }),
  ).toMatchSnapshot();
  expect(policyJson({ route: { receiver: 'x' } })).toEqual({
    route: {
      receiver: 'x',
      group_by: ['alertname'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '4h',
    },
  });
});
