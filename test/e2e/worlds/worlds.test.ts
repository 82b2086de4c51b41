import { brokenWorlds } from './broken';
import { oneClient } from './client';
import { firedIn } from './evaluate';
import { healthyWorld } from './healthy';
import { certificates, renewals } from './healthy/certificates';
import { worldStacks, type WorldStack } from './stacks';
import { together } from './world';

const usual = certificates(renewals.letsEncrypt);
const stackOf = (name: string): WorldStack => worldStacks.find((one) => one.name === name)!;
const alertsOf = ({ groups }: WorldStack) => groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []));

// The other stacks have the same rules of servers; `npm run e2e:long` plays them too.
const stacks = ['gauzian', 'focus-api', 'kairo-cms-cloud', 'booking'];

test.each(stacks)('in a day in which nothing is wrong no alert of %s fires but the Watchdog', async (name) => {
  expect(await firedIn(stackOf(name), healthyWorld(1), 1)).toEqual([]);
});

test.each([
  [
    'gauzian',
    [
      'GauzianAuthFailuresHigh',
      'GauzianAuthenticationTicket',
      'GauzianLatencyHigh',
      'GauzianLatencyTicket',
      'GauzianSuccessLow',
    ],
  ],
  ['focus-api', ['FocusApiErrorsHigh', 'FocusApiLatencyTicket', 'FocusApiResponsesSlow']],
  ['kairo-cms', ['KairoCmsErrorsHigh']],
])('one client with wrong passwords, bad uploads and other 4xx pages nobody of %s', async (name, warnings) => {
  const fired = await firedIn(stackOf(name), together('one client', [oneClient(1), usual]), 1);
  expect(fired.map(({ alert, severity }) => `${severity} ${alert}`).sort()).toEqual(
    warnings.map((alert) => `warning ${alert}`),
  );
});

test('the alerts of what goes wrong fire, and no others', async () => {
  const stack = stackOf('kairo-cms');
  const broken = brokenWorlds.filter(({ world }) => world.unread === undefined);
  const fires = (alert: string) => broken.some((one) => one.fires.test(alert));
  const fired = await firedIn(
    stack,
    together(
      'broken',
      broken.map(({ world }) => world),
    ),
    1,
  );
  expect(fired.map(({ alert }) => alert).sort()).toEqual(alertsOf(stack).filter(fires).sort());
});
