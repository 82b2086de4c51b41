import {
  chosen,
  Dashboard,
  filterBy,
  query,
  row,
  statPanel,
  timeSeriesPanel,
  type DashboardProps,
  type Panel,
} from '../../dashboards';
import { stableId } from '../../dashboards/id';
import { placed, sizeIssues } from '../../dashboards/layout';
import * as q from '../../promql';
import { metrics as m } from '../shop';

const panel = (title: string, span = 12): Panel =>
  timeSeriesPanel({ title, description: 'A description.', queries: [query(q.sum(m.memory_bytes))], span });

const minimal: DashboardProps = {
  uid: 'shop',
  title: 'Shop',
  description: 'The shop.',
  rows: { all: row('All', { memory: panel('Memory') }) },
};

const all: Required<DashboardProps> = {
  ...minimal,
  jobs: ['shop', 'shop-canary'],
  tags: ['shop'],
  timeRange: '24h',
  refresh: '1m',
  noValue: 'Nothing',
  filters: { pod: filterBy('pod', 'Pod', m.memory_bytes) },
  annotationNames: { alerts: 'Alarms', restarts: 'Starts' },
  started: m.start_time_seconds,
  links: [
    { title: 'Others', tag: 'shop', keepsVariables: true },
    { title: 'Manual', url: 'https://shop.example/manual' },
  ],
  rows: {
    first: row('First', { memory: panel('Memory'), again: panel('Again', 8) }),
    folded: row('Folded', { third: panel('Third') }, { collapsed: true }),
    last: row('Last', {
      fourth: statPanel({ title: 'Fourth', description: 'A description.', queries: [query(m.connections_limit)] }),
    }),
  },
};

const json = (props: DashboardProps) => new Dashboard(props).toJson({ editable: false });

describe('dashboard', () => {
  test('minimal props', () => {
    expect(json(minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(json(all)).toMatchSnapshot();
  });

  test('marks a restart between two scrapes by a counter that begins again', () => {
    const { annotations } = json({ ...all, started: m.http_requests_total });
    expect(annotations.list![1]).toMatchObject({ name: 'Starts', useValueForTime: false, titleFormat: '{{job}}' });
    expect((annotations.list![1] as unknown as { expr: string }).expr.replaceAll(/\s+/g, ' ')).toBe(
      ' sum by (job, instance) ( resets(http_requests_total{instance=~"$instance",job=~"$job"}[$__rate_interval]) ) > 0 ' +
        'or on (job, instance) up{instance=~"$instance",job=~"$job"} == 1 unless ' +
        'up{instance=~"$instance",job=~"$job"} offset $__rate_interval == 1',
    );
  });

  test('is editable in the browser only on request', () => {
    expect(json(minimal).editable).toBe(false);
    expect(new Dashboard(minimal).toJson({ editable: true }).editable).toBe(true);
  });

  test('limits every selector to the selected targets', () => {
    const panels = (json({ ...all, filters: {} }).panels ?? []).flatMap((one) =>
      'panels' in one && one.panels.length > 0 ? one.panels : [one],
    );
    const expressions = panels.flatMap((one) =>
      'targets' in one ? (one.targets as unknown as { expr: string }[]) : [],
    );
    expect(expressions.map(({ expr }) => expr)).toEqual([
      'sum(memory_bytes{instance=~"$instance",job=~"$job"})',
      'sum(memory_bytes{instance=~"$instance",job=~"$job"})',
      'sum(memory_bytes{instance=~"$instance",job=~"$job"})',
      'connections_limit{instance=~"$instance",job=~"$job"}',
    ]);
  });

  test('limits every selector to the values of its filters, of which each limits the next one', () => {
    const shown = row('All', {
      memory: panel('Memory'),
      own: statPanel({
        title: 'Own',
        description: 'A description.',
        queries: [query(q.sum(m.memory_bytes.where({ instance: chosen('pod') })))],
      }),
    });
    const filters = {
      pod: filterBy('pod', 'Pod', m.memory_bytes),
      node: filterBy('instance', 'Node', m.memory_bytes, m.connections_limit),
    };
    const { panels = [], templating } = json({ ...minimal, filters, rows: { shown } });
    const expressions = panels.flatMap((one) =>
      'targets' in one ? (one.targets as unknown as { expr: string }[]).map(({ expr }) => expr) : [],
    );
    expect(expressions).toEqual([
      'sum(memory_bytes{instance=~"$node",pod=~"$pod"})',
      'sum(memory_bytes{instance=~"$pod",pod=~"$pod"})',
    ]);
    expect(templating.list?.slice(1).map(({ name, definition, allValue }) => [name, definition, allValue])).toEqual([
      ['pod', 'label_values(memory_bytes, pod)', '.*'],
      ['node', 'label_values({__name__=~"memory_bytes|connections_limit",pod=~"$pod"}, instance)', '.*'],
    ]);
  });

  test('derives the id of a panel only from its key', () => {
    const id = (props: DashboardProps, title: string) =>
      json(props).panels?.find((one) => 'title' in one && one.title === title)?.id;
    expect(id(all, 'Memory')).toBe(id(minimal, 'Memory'));
    expect(new Dashboard(all).panelId('memory')).toBe(id(all, 'Memory'));
  });

  test.each<[string, DashboardProps, RegExp]>([
    ['an invalid uid', { ...minimal, uid: 'a b' }, /invalid uid; given: "a b"; allowed: 1 to 40 letters/],
    [
      'two panels with one key',
      { ...minimal, rows: { a: row('A', { x: panel('1') }), b: row('B', { x: panel('2') }) } },
      /two panels have the key "x"/,
    ],
    [
      'an invalid key',
      { ...minimal, rows: { a: row('A', { '1': panel('1') }) } },
      /invalid key "1"; allowed: letters and digits/,
    ],
    [
      'a filter with the name of a variable of the targets',
      { ...minimal, filters: { job: filterBy('pod', 'Pod', m.memory_bytes) } },
      /filters: invalid name "job"; allowed: letters and digits/,
    ],
    [
      'a filter whose name begins with another one',
      {
        ...minimal,
        filters: { pod: filterBy('pod', 'Pod', m.memory_bytes), podName: filterBy('pod', 'Pod', m.memory_bytes) },
      },
      /"podName" begins with the name of the variable "pod"; .*rename it/,
    ],
    ['no panel', { ...minimal, rows: { a: row('A', {}) } }, /the dashboard has no panel/],
  ])('rejects %s', (_, props, message) => {
    expect(() => new Dashboard(props).toJson({ editable: false })).toThrow(message);
  });

  test('rejects references to an unknown panel', () => {
    expect(() => new Dashboard(minimal).panelId('disk')).toThrow(
      /no panel with this key; given: "disk"; allowed: memory/,
    );
  });
});

describe('layout', () => {
  const sizes = (...spans: number[]) => spans.map((span) => ({ span, height: 8 }));

  test('places panels side by side while they fit', () => {
    expect(placed(sizes(12, 12, 8, 8, 8, 24), 1)).toEqual([
      { x: 0, y: 1, w: 12, h: 8 },
      { x: 12, y: 1, w: 12, h: 8 },
      { x: 0, y: 9, w: 8, h: 8 },
      { x: 8, y: 9, w: 8, h: 8 },
      { x: 16, y: 9, w: 8, h: 8 },
      { x: 0, y: 17, w: 24, h: 8 },
    ]);
  });

  test('gives panels of a line the same height', () => {
    const places = placed(
      [
        { span: 6, height: 5 },
        { span: 6, height: 9 },
        { span: 24, height: 4 },
      ],
      0,
    );
    expect(places.map(({ y, h }) => [y, h])).toEqual([
      [0, 9],
      [0, 9],
      [9, 4],
    ]);
  });

  test.each([0, 25, 1.5])('rejects a span of %d', (span) => {
    expect(sizeIssues({ span, height: 8 })).toEqual([expect.objectContaining({ problem: 'invalid span of a panel' })]);
  });

  test('rejects a height of zero', () => {
    expect(sizeIssues({ span: 1, height: 0 })).toEqual([
      expect.objectContaining({ problem: 'invalid height of a panel' }),
    ]);
  });
});

test('the id of a key never changes', () => {
  expect(['requests', 'latency', 'row:traffic'].map(stableId)).toEqual([11360949, 16483243, 15674685]);
});
