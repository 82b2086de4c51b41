import { objectiveRules } from '../../alerts';
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

test('a stack without objectives has an empty report', () => {
  expect(objectivesText(minimalStack)).toBeUndefined();
});
