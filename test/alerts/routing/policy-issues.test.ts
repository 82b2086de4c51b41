import { formatIssue } from '../../../core/errors';
import { policyIssues, type KnownAlert, type NotificationPolicy, type Route } from '../../../alerts';
import { not, oneOf } from '../../../promql';

const present = { except: [''] };
const known = (name: string, severity: string, labels: KnownAlert['labels'] = {}): KnownAlert => ({
  name,
  labels: { alertname: { only: [name] }, severity: { only: [severity] }, ...labels },
});
const alerts = [
  known('Down', 'critical', { job: { only: ['shop'] }, instance: present }),
  known('Slow', 'warning', { job: { only: ['shop', 'mail'] } }),
  known('Watchdog', 'none'),
];

const under = (...routes: Route[]): NotificationPolicy => ({
  route: { receiver: 'x', catchAllReason: 'a test', routes },
});
const issues = (policy: NotificationPolicy) => policyIssues(policy, alerts).map(formatIssue);
const inhibiting = (...inhibitions: NonNullable<NotificationPolicy['inhibitions']>): NotificationPolicy => ({
  route: { receiver: 'x' },
  inhibitions,
});
const within = (...periods: object[]): NotificationPolicy => ({
  ...under({ receiver: 'y', matchers: { severity: 'critical' }, muteTimeIntervals: ['it'] }),
  timeIntervals: [{ name: 'it', periods: periods as never }],
});

describe('a policy without issues', () => {
  test.each<[string, NotificationPolicy]>([
    ['one route', { route: { receiver: 'x' } }],
    [
      'routes that match every alert between them',
      {
        route: {
          receiver: 'x',
          routes: [
            { receiver: 'a', matchers: { severity: 'critical' } },
            { receiver: 'b', matchers: { job: 'shop' } },
            { receiver: 'c', matchers: { job: not('shop'), severity: oneOf('warning', 'none') } },
          ],
        },
      },
    ],
    [
      'values that are not known, and the rest of them',
      under(
        { receiver: 'a', matchers: { instance: 'a:80' } },
        { receiver: 'b', matchers: { instance: 'b:80' } },
        { receiver: 'c', matchers: { instance: /.+/ } },
      ),
    ],
    [
      'a reason why nobody is there',
      under({ receiver: 'y', matchers: { severity: 'bad' }, unreachableReason: 'soon' }),
    ],
    ['a label that is not there', under({ receiver: 'y', matchers: { job: '' } })],
    [
      'an inhibition',
      inhibiting({ source: { severity: 'critical' }, target: { severity: 'warning' }, equal: ['job'] }),
    ],
    [
      'an inhibition between instances of one alert',
      inhibiting({ source: { instance: 'a:80' }, target: { instance: 'b:80' } }),
    ],
    [
      'time intervals',
      within({ times: [{ from: '00:00', to: '24:00' }], daysOfMonth: [1, '28:30'], location: 'Europe/Paris' }),
    ],
    [
      'the end of months in which clocks go forward',
      within({ daysOfMonth: ['-3:-1', '1:31'], location: 'Europe/Paris' }),
    ],
  ])('%s', (_, policy) => {
    expect(issues(policy)).toEqual([]);
  });
});

describe('matchers and routes', () => {
  test.each<[string, NotificationPolicy, RegExp]>([
    [
      'a label that no alert has',
      under({ receiver: 'y', matchers: { team: 'a' } }),
      /^route 1 to y: no alert has the label of matcher team="a"; allowed: alertname, instance, job, severity$/,
    ],
    [
      'a value that no alert has',
      under({ receiver: 'y', matchers: { severity: 'critcal' } }),
      /^route 1 to y: no alert has the value of matcher severity="critcal"; allowed: critical, warning, none$/,
    ],
    [
      'a value that is left out, but none has',
      under({ receiver: 'y', matchers: { severity: 'critical', job: not('stop') } }),
      /^route 1 to y: no alert has the value of matcher job!="stop"; allowed: shop, mail$/,
    ],
    [
      'a route that another one is before',
      under({ receiver: 'y', matchers: { severity: 'critical' } }, { receiver: 'z', matchers: { alertname: 'Down' } }),
      /^route 2 to z: no alert reaches it; remedy: remove or move it, or give a reason in unreachableReason$/,
    ],
    [
      'a route that those above shut out',
      under({
        receiver: 'y',
        matchers: { severity: 'critical' },
        catchAllReason: 'a test',
        routes: [{ receiver: 'z', matchers: { alertname: 'Slow' } }],
      }),
      /^route 1\.1 to z: no alert reaches it/,
    ],
    [
      'alerts that no route matches',
      { route: { receiver: 'x', routes: [{ receiver: 'y', matchers: { job: 'shop' } }] } },
      /^the first route: it has child routes, but possibly none of them .*; given: "Slow, Watchdog"; remedy: add a child route/,
    ],
    [
      'a reason for a route that is reached',
      under({ receiver: 'y', matchers: { severity: 'critical' }, unreachableReason: 'soon' }),
      /^route 1 to y: unreachableReason is not needed: alerts reach it: Down; remedy: remove unreachableReason$/,
    ],
    [
      'a reason for a catch-all without other alerts',
      under({ receiver: 'y' }),
      /^the first route: catchAllReason is not needed: the child routes match every alert; remedy/,
    ],
    [
      'a reason for the rest of nothing',
      { route: { receiver: 'x', catchAllReason: 'why not' } },
      /^the first route: catchAllReason is not needed: the route has no child routes/,
    ],
    [
      'a reason that says nothing',
      under({ receiver: 'y', matchers: { severity: 'bad' }, unreachableReason: ' ' }),
      /^route 1 to y: unreachableReason is empty/,
    ],
    [
      'a label to group by that no alert of the route has',
      under({ receiver: 'y', matchers: { severity: 'none' }, groupBy: ['alertname', 'job'] }),
      /^route 1 to y: groupBy names a label that none of its alerts has; given: "job"; allowed: alertname, severity$/,
    ],
    [
      'a label twice',
      { route: { receiver: 'x', groupBy: ['job', 'job'] } },
      /groupBy names a label twice; given: "job"/,
    ],
    ['all and one', { route: { receiver: 'x', groupBy: ['...', 'job'] } }, /groupBy has labels besides '...'/],
    ['a bad duration', { route: { receiver: 'x', groupWait: '1 m' as never } }, /this is no duration; given: "1 m"/],
    [
      'a negative wait',
      { route: { receiver: 'x', groupWait: '-1m' } },
      /groupWait: this duration is negative; given: "-1m"/,
    ],
    ['no repetition', { route: { receiver: 'x', repeatInterval: '0s' } }, /must be longer than zero; given: "0s"/],
    [
      'flags',
      under({ receiver: 'y', matchers: { job: /a/i } }),
      /^route 1 to y: Prometheus does not support flags of a regular expression/,
    ],
    [
      'no RE2',
      under({ receiver: 'y', matchers: { job: /(?=a)/ } }),
      /^route 1 to y: Alertmanager cannot compile this regular expression/,
    ],
  ])('%s', (_, policy, issue) => {
    expect(issues(policy)).toEqual([expect.stringMatching(issue)]);
  });

  test('an alert that an earlier route matches only under another condition still reaches a later route', () => {
    const both = { receiver: 'y', matchers: { severity: 'warning', job: 'mail' } };
    expect(issues(under(both, { receiver: 'z', matchers: { job: 'mail' } }))).toEqual([
      expect.stringMatching(/^route 2 to z: no alert reaches it/),
    ]);
    expect(issues(under({ ...both, continue: true }, { receiver: 'z', matchers: { job: 'mail' } }))).toEqual([]);
    expect(issues(under(both, { receiver: 'z', matchers: { alertname: 'Slow' } }))).toEqual([]);
  });
});

describe('inhibitions', () => {
  const critical = { severity: 'critical' };
  const warning = { severity: 'warning' };

  test.each<[string, NotificationPolicy, RegExp]>([
    [
      'a source that no alert is',
      inhibiting({ source: { severity: 'bad' }, target: warning }),
      /^inhibition 1, source: no alert has the value of matcher severity="bad"/,
    ],
    [
      'a target that no alert is',
      inhibiting({ source: critical, target: { team: 'a' } }),
      /^inhibition 1, target: no alert has the label of matcher team="a"/,
    ],
    [
      'a common label that no alert has',
      inhibiting({ source: critical, target: warning, equal: ['job', 'zone'] }),
      /^inhibition 1: no alert has this label; given: "zone"; allowed: alertname, instance, job, severity$/,
    ],
    [
      'a common label that only one has',
      inhibiting({ source: critical, target: warning, equal: ['instance'] }),
      /^inhibition 1 can never apply: .*; given: "equal: instance"/,
    ],
    [
      'a combination that no alert has',
      inhibiting({ source: { ...critical, alertname: 'Slow' }, target: warning }),
      /^inhibition 1 can never apply/,
    ],
    [
      'alerts that are all source and target',
      inhibiting({ source: critical, target: critical }),
      /^inhibition 1 can never apply: .*; allowed: different alerts as source and target/,
    ],
  ])('%s', (_, policy, issue) => {
    expect(issues(policy)).toEqual([expect.stringMatching(issue)]);
  });
});

describe('time intervals', () => {
  test.each<[string, NotificationPolicy, RegExp]>([
    [
      'an unknown one',
      under({ receiver: 'y', matchers: { severity: 'critical' }, activeTimeIntervals: ['night'] }),
      /^route 1 to y: there is no such time interval; given: "night"; allowed: nothing$/,
    ],
    [
      'an unused one',
      { route: { receiver: 'x' }, timeIntervals: [{ name: 'night', periods: [{}] }] },
      /^no route uses this time interval; given: "night"; remedy: remove it$/,
    ],
    [
      'two of one name',
      { ...within({}), timeIntervals: [...within({}).timeIntervals!, ...within({}).timeIntervals!] },
      /^two time intervals have the same name; given: "it"/,
    ],
    [
      'at the first route',
      { ...within({}), route: { ...within({}).route, activeTimeIntervals: ['it'] } },
      /^the first route has time intervals, but every alert reaches it/,
    ],
    [
      'a time',
      within({ times: [{ from: '9:00', to: '18:00' }] }),
      /^time interval it: this is no time of day; given: "9:00"/,
    ],
    ['a time after the day', within({ times: [{ from: '09:00', to: '24:01' }] }), /given: "24:01"/],
    [
      'an end before the beginning',
      within({ times: [{ from: '22:00', to: '06:00' }] }),
      /given: "22:00 to 06:00"; remedy/,
    ],
    ['no time at all', within({ times: [{ from: '09:00', to: '09:00' }] }), /the end comes before the beginning/],
    ['a weekday', within({ weekdays: ['Monday'] }), /there is no such day or month; given: "Monday"; allowed: sunday,/],
    ['weekdays around the end', within({ weekdays: ['saturday:sunday'] }), /given: "saturday:sunday"; remedy/],
    ['a range of three', within({ weekdays: ['a:b:c'] }), /this is no range; given: "a:b:c"/],
    ['a month', within({ months: ['mai'] }), /there is no such day or month; given: "mai"; allowed: january,/],
    ['months around the end', within({ months: ['november:march'] }), /given: "november:march"; remedy/],
    ['day zero', within({ daysOfMonth: [0] }), /there is no such day of a month; given: "0"/],
    ['a day after the month', within({ daysOfMonth: ['1:32'] }), /there is no such day of a month; given: "32"/],
    ['from the end to the beginning', within({ daysOfMonth: ['-1:5'] }), /given: "-1:5"; remedy/],
    ['days that are never in order', within({ daysOfMonth: ['31:-2'] }), /given: "31:-2"; remedy/],
    ['half a year', within({ years: [2026.5] }), /this is no whole number; given: "2026.5"/],
    ['years backwards', within({ years: ['2027:2026'] }), /given: "2027:2026"; remedy/],
    ['an empty list', within({ months: [] }), /^time interval it: months is empty, so the period contains no time/],
    ['no period', within(), /^time interval it: it has no periods/],
    ['a zone', within({ location: 'Europe/Lutetia' }), /there is no such time zone; given: "Europe\/Lutetia"/],
    ['a zone in small letters', within({ location: 'europe/paris' }), /there is no such time zone/],
  ])('%s', (_, policy, issue) => {
    expect(issues(policy)).toEqual([expect.stringMatching(issue)]);
  });
});
