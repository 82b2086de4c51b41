import { gauzian } from '../../infra/stacks/gauzian/stack';
import { kairoCmsCloud } from '../../infra/stacks/kairo-cms/stack';
import { notificationsText } from '../../stack/notifications';
import { minimalStack } from '../stacks';

test('lists how often each route notifies, and which ends are not notified', () => {
  expect(notificationsText(gauzian)).toMatchSnapshot();
});

test('is undefined without notifications, and for rules that Grafana evaluates', () => {
  expect(notificationsText({ ...minimalStack, alertmanager: undefined } as never)).toBeUndefined();
  expect(notificationsText(kairoCmsCloud)).toBeUndefined();
});
