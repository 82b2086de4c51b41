import { gauzian } from '../../infra/stacks/gauzian/stack';
import { kairoCmsCloud } from '../../infra/stacks/kairo-cms/stack';
import { notificationsText } from '../../stack/notifications';
import { minimalStack } from '../stacks';

test.each([gauzian, kairoCmsCloud])(
  '$name: lists how often each route notifies, and which ends are not notified',
  (stack) => {
    expect(notificationsText(stack)).toMatchSnapshot();
  },
);

test('is undefined without notifications', () => {
  expect(notificationsText({ ...minimalStack, alertmanager: undefined } as never)).toBeUndefined();
});
