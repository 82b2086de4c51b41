import { Dashboard, objectivesRow } from '../../dashboards';
import { availability } from '../shop';

const dashboard = new Dashboard({
  uid: 'shop',
  title: 'Shop',
  description: 'The shop.',
  jobs: ['shop'],
  rows: {
    objectives: objectivesRow({
      title: 'Objectives',
      objectives: [availability(), availability({ name: 'shop_latency', title: 'Latency', period: '7d' })],
      errorBudget: { title: 'Error budget', description: 'What is left.' },
      burnRate: { title: 'Burn rate', description: 'How fast it goes.', noValue: 'No traffic' },
    }),
  },
});

test('shows the remaining error budgets and the burn rates', () => {
  expect(dashboard.panelKeys).toEqual(['errorBudget', 'burnRate']);
  expect(dashboard.toJson({ editable: false }).panels).toMatchSnapshot();
});
