import { objectiveRules } from '../../alerts';
import { catalogue, closed, counter } from '../../metrics';
import { eventsIndicator, Objective, percent, selectors } from '../../promql';
import { panelReference } from '../../dashboards/panel-reference';
import { objectivesText } from '../../stack/objectives';
import { availability } from '../shop';
import { minimalStack } from '../stacks';

const said = { summary: 'Failures', description: 'Failures.' };
const panel = panelReference('shop', 'memory');
const rules = objectiveRules({
  objective: availability(),
  job: 'shop',
  name: 'ShopAvailability',
  page: said,
  ticket: said,
  panel,
});

test('the time until alerts of objectives fire', () => {
  expect(objectivesText({ ...minimalStack, rules })).toMatchSnapshot();
});

test.each([true, false])('the counters whose first events are not counted, with startsAtZero: %s', (startsAtZero) => {
  const { orders_total: orders } = selectors(
    catalogue({
      name: 'orders',
      software: 'orders',
      version: '1.0.0',
      metrics: {
        orders_total: counter({
          help: 'Orders.',
          unit: 'requests',
          labels: { state: closed('failed', 'paid') },
          startsAtZero,
        }),
      },
    }),
  );
  const objective = new Objective({
    name: 'orders',
    title: 'Orders',
    indicator: eventsIndicator({ failures: orders.where({ state: 'failed' }), events: orders }),
    target: percent(99),
  });
  const ofOrders = objectiveRules({ objective, job: 'orders', name: 'Orders', page: said, ticket: said, panel });
  const text = objectivesText({ ...minimalStack, rules: ofOrders })!;
  const [, late] = text.split('\n\n');
  if (startsAtZero) expect(late).toBeUndefined();
  else expect(late).toMatch(/the catalogue does not say startsAtZero\nobjective +counters\norders +orders_total\n$/);
});

test('a stack without objectives has an empty report', () => {
  expect(objectivesText(minimalStack)).toBeUndefined();
});
