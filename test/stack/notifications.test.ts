import { gauzian } from '../../infra/stacks/gauzian/stack';
import { kairoCmsCloud } from '../../infra/stacks/kairo-cms/stack';
import { SecretValue } from '../../core/secret-value';
import type { Integration } from '../../servers/alertmanager/integrations';
import { notificationsText } from '../../stack/notifications';
import { fullStack, minimalStack } from '../stacks';

test.each([gauzian, kairoCmsCloud])(
  '$name: lists how often each route notifies, and which ends are not notified',
  (stack) => {
    expect(notificationsText(stack)).toMatchSnapshot();
  },
);

const slack = { kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') } as const;
const webhook = { kind: 'webhook', url: SecretValue.fromExisting('notifications', 'webhook') } as const;
const withoutEnds = { ...webhook, sendsResolved: false } as const;

test.each<[readonly [Integration, ...Integration[]], string]>([
  [[slack, webhook], 'outside working-hours'],
  [[withoutEnds, slack], 'all to webhook; outside working-hours'],
  [[slack, withoutEnds, webhook, { ...withoutEnds }], 'all to webhook 1, webhook 3; outside working-hours'],
  [[withoutEnds, withoutEnds], 'all'],
])('says which integrations of a receiver get no ends: %#', (integrations, ends) => {
  const { alertmanager } = fullStack;
  const all = alertmanager.receivers.map((one) => (one.name === 'team' ? { name: 'team', integrations } : one));
  const text = notificationsText({ ...fullStack, alertmanager: { ...alertmanager, receivers: all } })!;
  expect(
    text
      .split('\n')
      .find((line) => line.startsWith('team'))!
      .split(/ {2,}/)
      .at(-1),
  ).toBe(ends);
});

test('is undefined without notifications', () => {
  expect(notificationsText({ ...minimalStack, alertmanager: undefined } as never)).toBeUndefined();
});
