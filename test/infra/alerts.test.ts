import { spawnSync } from 'node:child_process';
import { defaultPolicy, type NotificationPolicy } from '../../alerts';
import { alertsCommand } from '../../infra/alerts/command';
import type { AlertingStack } from '../../infra/alerts/routed';
import { fullStack } from '../stacks';
import { gauzian } from '../../infra/stacks/gauzian';

const policy = defaultPolicy({
  page: 'phone',
  channel: 'chat',
  shown: 'page',
  deadMansSwitch: 'outside',
  workingHours: { weekdays: ['monday:friday'], times: [{ from: '09:00', to: '18:00' }], location: 'Europe/Paris' },
});
const { name, rules, prometheus } = gauzian;
const stack: AlertingStack = { name, rules, prometheus, alertmanager: { policy } };
const run = (args: string, one = stack) => alertsCommand(args.split(' ').filter(Boolean), [one]);

/** The second level, all labels, and intervals of both kinds. */
const other: NotificationPolicy = {
  route: {
    receiver: 'x',
    takesRest: 'a test',
    routes: [
      {
        receiver: 'y',
        matchers: { job: /.+/ },
        groupBy: ['...'],
        muteTimeIntervals: ['night', 'feast'],
        continues: true,
        takesRest: 'a test',
        routes: [{ receiver: 'z', matchers: { severity: 'critical' }, groupBy: [] }],
      },
    ],
  },
  timeIntervals: [
    {
      name: 'night',
      periods: [{ times: [{ from: '00:00', to: '06:00' }] }, { times: [{ from: '22:00', to: '24:00' }] }],
    },
    { name: 'feast', periods: [{ daysOfMonth: [14], months: ['july'] }] },
  ],
};

describe('npm run alerts', () => {
  test('shows every alert, who is told, how it is grouped and what silences it', () => {
    expect(run('gauzian')).toMatchSnapshot();
  });

  test.each([
    ['an alert by its name, with what its rule sets', 'gauzian alertname=PostgresUnreachable instance=a:9187'],
    ['a moment outside of working hours', 'gauzian severity=warning --at 2026-03-04T18:00+01:00'],
    ['a moment within them', 'gauzian severity=warning --at 2026-03-04T16:59'],
    ['labels that no route is for', 'gauzian job=redis'],
  ])('explains %s', (_, args) => {
    expect(run(args)).toMatchSnapshot();
  });

  test.each([
    ['labels', 'gauzian alertname=RedisDown'],
    ['labels that go down two levels', 'gauzian alertname=RedisUnreachable'],
    ['a moment at night', 'gauzian alertname=RedisDown --at 2026-07-13T23:30'],
    ['a day', 'gauzian alertname=RedisDown --at 2026-07-14'],
  ])('follows another policy: %s', (_, args) => {
    expect(run(args, { ...stack, alertmanager: { policy: other } })).toMatchSnapshot();
  });

  test.each<[string, string, RegExp]>([
    ['no stack', '', /^no stack is named; given: ""; allowed: \nnpm run alerts -- STACK /],
    ['an unknown stack', 'gaussian', /^there is no such stack; given: "gaussian"; allowed: gauzian$/],
    ['an unknown option', 'gauzian --on 2026', /Unknown option '--on'/],
    ['a moment of nothing', 'gauzian --at 2026-03-04', /^--at is about an alert, and no label is given/],
    ['no label', 'gauzian severity', /^this is no label; given: "severity"; allowed: LABEL=VALUE/],
    [
      'an unknown label',
      'gauzian team=a',
      /^no alert of the stack has this label; given: "team"; allowed: alertname, /,
    ],
    [
      'an unknown value',
      'gauzian severity=bad',
      /^no alert of the stack has this value of severity; given: "bad"; allowed: warning, critical, info, none$/,
    ],
    ['no time', 'gauzian severity=info --at noon', /^this is no time; given: "noon"; allowed: 2026-03-04T09:00/],
    ['no day', 'gauzian severity=info --at 2026-13-01', /^this is no time; given: "2026-13-01"/],
  ])('refuses %s', (_, args, message) => {
    expect(() => run(args)).toThrow(message);
  });

  test('says of a stack that tells nobody that it does', () => {
    const silent = { name: fullStack.name, rules: fullStack.rules, prometheus: fullStack.prometheus };
    expect(() => run('full', silent)).toThrow(/^nobody is told of the alerts of this stack; given: "full"; remedy: /);
  });

  test('tells a mistake in one line, with an exit status', () => {
    const args = ['node_modules/tsx/dist/cli.mjs', 'infra/alerts/index.ts', 'gaussian'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'there is no such stack; given: "gaussian"; allowed: gauzian, gauzian-staging\n',
    });
  });
});
