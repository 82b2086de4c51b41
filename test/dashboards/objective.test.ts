import { Dashboard, objectivesRow } from '../../dashboards';
import { percent } from '../../promql';
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

test('the burn rate of a low target has only the limits that it can exceed', () => {
  const text = { title: 'Errors', description: 'Errors.' };
  const stepsOf = (...targets: readonly [number, ...number[]]) => {
    const [first, ...others] = targets.map((target) =>
      availability({ name: `shop_${target}`, target: percent(target) }),
    );
    const low = new Dashboard({
      uid: 'low',
      ...text,
      rows: {
        all: objectivesRow({ title: 'Low', objectives: [first!, ...others], errorBudget: text, burnRate: text }),
      },
    });
    const panels = low.toJson({ editable: false }).panels as readonly {
      readonly title?: string;
      readonly id: number;
      readonly fieldConfig?: { readonly defaults: { readonly thresholds: { readonly steps: { value: number }[] } } };
    }[];
    const burnRate = panels.find(({ id }) => id === low.panelId('burnRate'))!;
    return burnRate.fieldConfig!.defaults.thresholds.steps.map(({ value }) => value);
  };
  expect(stepsOf(90)).toEqual([null, 1, 3]);
  expect(stepsOf(50)).toEqual([null, 1]);
  expect(stepsOf(90, 99)).toEqual([null, 1, 3, 14.4]);
});
