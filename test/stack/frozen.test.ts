import { alert, objectiveRules, recordingRule, ruleGroup } from '../../alerts';
import { Dashboard, ImportedDashboard, query, row, statPanel, TextDashboard } from '../../dashboards';
import { panelReference } from '../../dashboards/panel-reference';
import { gibibytes, sum } from '../../promql';
import { panelTypes } from '../panel-types';
import { availability, metrics as m, noLinks, shop } from '../shop';

const text = { summary: 'Large', description: 'Large.' };
const runbook = { impact: 'None.', steps: ['Look.'] as const };
const labels = { team: 'shop' };
const panel = panelReference('shop', 'memory');
const rule = alert({
  ...text,
  name: 'ShopLarge',
  condition: sum(m.memory_bytes).by('job').greaterThan(gibibytes(1)),
  severity: 'warning',
  for: '5m',
  labels,
  panel,
  runbook,
});
const about = { title: 'Memory', description: 'Memory.' };
const queries = [query(sum(m.memory_bytes))] as const;
const panels = { memory: statPanel({ ...about, queries }) };
const json = { uid: 'old', title: 'Old', panels: [{ id: 1, title: 'Memory', targets: [{ expr: 'memory_bytes' }] }] };

const finished: readonly (readonly [string, object])[] = [
  ['an alert', rule],
  ['a recording rule', recordingRule({ name: 'job:memory:sum', expression: sum(m.memory_bytes).by('job'), labels })],
  ['a rule group', ruleGroup({ name: 'shop', rules: [rule] })],
  ...objectiveRules({ objective: availability(), job: 'shop', name: 'Shop', page: text, ticket: text, panel }).map(
    (group) => [`the rule group ${group.name} of an objective`, group] as const,
  ),
  ...Object.entries(panelTypes).map(([name, { all }]) => [`a panel of ${name}`, all] as const),
  ['a row', row('All', panels)],
  ['a dashboard', new Dashboard({ uid: 'shop', ...about, rows: { all: row('All', panels) }, tags: ['shop'] })],
  ['an imported dashboard', new ImportedDashboard({ json, catalogues: [shop] })],
  ['a text dashboard', new TextDashboard({ uid: 'text', title: 'Text', tags: ['text'], content: 'Text.' })],
];

/** Paths of everything in a value that an assignment could change. */
function open(value: unknown, path: string, seen: Set<unknown>): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const entries = value instanceof Map ? [...value.entries()].map(([key, one]) => [String(key), one] as const) : [];
  return [
    ...(Object.isFrozen(value) ? [] : [path]),
    ...[...Object.entries(value), ...entries].flatMap(([key, one]) => open(one, `${path}.${key}`, seen)),
  ];
}

test.each(finished)('%s is deeply frozen', (_, value) => {
  expect(open(value, '', new Set())).toEqual([]);
});

test('changing the labels of a finished rule throws', () => {
  expect(() => {
    (rule.labels as Record<string, string>).team = 'other';
  }).toThrow(TypeError);
  expect(() => {
    (rule as { labels: unknown }).labels = {};
  }).toThrow(TypeError);
});

test('what is given to a finished rule may change afterwards, without an effect', () => {
  const given = {
    ...text,
    name: 'ShopHuge',
    condition: sum(m.memory_bytes).greaterThan(gibibytes(1)),
    labels: { team: 'shop' },
  };
  const props: Parameters<typeof alert>[0] = { ...given, severity: 'info' };
  const made = alert(props);
  Object.assign(props, { for: '1h', summary: 'Other', labels: {} });
  given.labels.team = 'other';
  const { annotations, labels: rendered, for: hold } = made.toJson({ ...noLinks, window: '5m' });
  expect({ annotations, rendered, hold }).toEqual({
    annotations: { summary: 'Large', description: 'Large.', value: '{{ $value | humanize1024 }}B' },
    rendered: { severity: 'info', subject: 'ShopHuge', team: 'shop' },
    hold: undefined,
  });
});
