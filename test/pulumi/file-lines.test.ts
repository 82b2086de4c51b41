import { gauzian } from '../../infra/stacks/gauzian/stack';
import { linesOf } from '../../pulumi/file-lines';
import { standard } from './deployed';

test('JSON has a line for each small value, with the title of its panel', () => {
  const steps = [{ value: null }, { value: 0.95 }];
  const files = {
    'shop.json': JSON.stringify({ title: 'Shop', panels: [{ title: 'Requests', unit: 'x'.repeat(200), steps }] }),
    'page.json': JSON.stringify({ panels: [{ content: `First\nSecond ${'x'.repeat(120)}` }] }),
    'rules.yml': 'groups:\n  - name: shop\n',
  };
  expect(linesOf(files).split('\n')).toEqual([
    '@',
    'shop.json › title: "Shop"',
    'shop.json › panels › Requests › title: "Requests"',
    `shop.json › panels › Requests › unit: "${'x'.repeat(200)}"`,
    'shop.json › panels › Requests › steps: [{"value":null},{"value":0.95}]',
    'page.json: First',
    `page.json: Second ${'x'.repeat(120)}`,
    'rules.yml: groups:',
    'rules.yml:   - name: shop',
    'rules.yml: ',
  ]);
});

test('a preview shows each ConfigMap as lines, and hides its files', async () => {
  const { resources } = await standard(gauzian);
  const maps = resources.filter(({ type }) => type.endsWith(':ConfigMap'));
  expect(maps.length).toBeGreaterThan(10);
  for (const { urn, hidden, inputs } of maps) {
    expect(hidden).toEqual(['data']);
    const shown = resources.filter(({ type, parent }) => type.endsWith(':FileLines') && parent === urn);
    expect(shown.map((one) => one.inputs.lines)).toEqual([linesOf(inputs.data as Record<string, string>)]);
  }
});
