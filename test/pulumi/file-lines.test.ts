import { checksum } from '../../core/checksum';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import { linesOf } from '../../pulumi/file-lines';
import { standard } from './deployed';

test('JSON has a line for each small value, with the title of its panel', () => {
  const panels = [
    { title: 'Requests', steps: [{ value: null }, { value: 0.95 }], expr: `sum(up)${' + 1'.repeat(40)}` },
    { title: 'Empty', content: `First\nSecond ${'x'.repeat(120)}` },
  ];
  const files = { 'shop.json': JSON.stringify({ title: 'Shop', panels }), 'rules.yml': 'groups:\n  - name: shop\n' };
  expect(linesOf(files).split('\n')).toEqual([
    '@',
    'shop.json title: "Shop"',
    'shop.json panels.Requests.title: "Requests"',
    'shop.json panels.Requests.steps: [{"value":null},{"value":0.95}]',
    `shop.json panels.Requests.expr: "sum(up)${' + 1'.repeat(27)} +`,
    `shop.json panels.Requests.expr:  1${' + 1'.repeat(12)}"`,
    'shop.json panels.Empty.title: "Empty"',
    'shop.json: First',
    `shop.json: Second ${'x'.repeat(120)}`,
    'rules.yml: groups:',
    'rules.yml:   - name: shop',
    'rules.yml: ',
  ]);
});

// The CLI would cut it, and a change at its end could not be seen.
test('no line of a stack is cut', async () => {
  const { resources } = await standard(gauzian);
  const lines = resources
    .filter(({ type }) => type.endsWith(':FileLines'))
    .flatMap(({ inputs }) => String(inputs.lines).split('\n'));
  expect(lines.length).toBeGreaterThan(1000);
  expect(lines.filter((line) => Buffer.byteLength(line) > 150)).toEqual([]);
});

// Without any visible change, the CLI would show all that is unchanged, the hidden files too.
test('a preview shows each ConfigMap as lines and its checksum, and hides its files', async () => {
  const { resources } = await standard(gauzian);
  const maps = resources.filter(({ type }) => type.endsWith(':ConfigMap'));
  expect(maps.length).toBeGreaterThan(10);
  for (const { urn, hidden, inputs } of maps) {
    expect(hidden).toEqual(['data']);
    const { annotations } = inputs.metadata as { readonly annotations: Readonly<Record<string, string>> };
    expect(annotations['checksum/files']).toBe(checksum(JSON.stringify(inputs.data)));
    const shown = resources.filter(({ type, parent }) => type.endsWith(':FileLines') && parent === urn);
    expect(shown.map((one) => one.inputs.lines)).toEqual([linesOf(inputs.data as Record<string, string>)]);
  }
});
