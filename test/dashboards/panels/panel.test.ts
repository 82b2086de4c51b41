import type { Panel as PanelJson } from '@grafana/grafana-foundation-sdk/dashboard';
import {
  barGaugePanel,
  column,
  gaugePanel,
  heatmapPanel,
  query,
  statPanel,
  tablePanel,
  textPanel,
  thresholds,
  timeSeriesPanel,
  type HeatmapPanelProps,
  type Panel,
  type TablePanelProps,
  type TextPanelProps,
  type TimeSeriesPanelProps,
  type ValuePanelProps,
} from '../../../dashboards';
import * as q from '../../../promql';
import { metrics as m } from '../../shop';
import { expectSnapshotFiles } from '../../snapshot-files';

const about = { title: 'A title', description: 'A description.' };
const connections = query(q.sum(m.connections_open).by('state'), { legend: ({ state }) => `state ${state}` });
const build = (panel: Panel): PanelJson =>
  JSON.parse(JSON.stringify(panel.build({ scope: [] }, 'No data'))) as PanelJson;

const allOfValues: Required<ValuePanelProps<'connections'>> = {
  ...about,
  span: 8,
  height: 6,
  noValue: 'Nothing',
  queries: [connections, query(m.connections_limit, { legend: 'limit' })],
  thresholds: thresholds('green', [q.quantity(80, 'connections'), 'yellow'], [q.quantity(100, 'connections'), 'red']),
  min: q.quantity(1, 'connections'),
  max: q.quantity(120, 'connections'),
  mappings: [[0, 'none', 'blue']],
};
const allOfTimeSeries: Required<TimeSeriesPanelProps<'connections'>> = { ...allOfValues, stacked: true };
const allOfTable: Required<TablePanelProps<'state' | 'pod'>> = {
  ...about,
  span: 24,
  height: 10,
  noValue: 'Nothing',
  labels: { pod: 'Pod', state: 'State' },
  columns: [
    column('Open', q.sum(m.connections_open).by('pod', 'state'), {
      thresholds: thresholds('green', [q.quantity(80, 'connections'), 'red']),
    }),
    column('Share', q.sum(m.connections_open.dividedBy(q.quantity(9, 'connections'))).by('pod', 'state')),
  ],
  sortBy: 'Share',
};
const buckets = q.sum(q.increase(m.http_request_duration_seconds.bucket)).by('le');
const allOfHeatmap: Required<HeatmapPanelProps<'le', 'seconds'>> = {
  ...about,
  span: 24,
  height: 9,
  noValue: 'Nothing',
  buckets: q.sum(q.rate(m.http_request_duration_seconds.bucket)).by('le'),
};
const allOfText: Required<TextPanelProps> = { ...about, span: 12, height: 3, noValue: 'Nothing', content: '# Read me' };

describe('panels', () => {
  test.each<['bar-gauge' | 'gauge' | 'heatmap' | 'stat' | 'table' | 'text' | 'time-series', Panel, Panel]>([
    ['time-series', timeSeriesPanel({ ...about, queries: [connections] }), timeSeriesPanel(allOfTimeSeries)],
    ['stat', statPanel({ ...about, queries: [connections] }), statPanel(allOfValues)],
    ['gauge', gaugePanel({ ...about, queries: [connections] }), gaugePanel(allOfValues)],
    ['heatmap', heatmapPanel({ ...about, buckets }), heatmapPanel(allOfHeatmap)],
    ['bar-gauge', barGaugePanel({ ...about, queries: [connections] }), barGaugePanel(allOfValues)],
    [
      'table',
      tablePanel({
        ...about,
        labels: { state: 'State' },
        columns: [column('Open', q.sum(m.connections_open).by('state'))],
      }),
      tablePanel(allOfTable),
    ],
    ['text', textPanel({ ...about, content: 'Hello' }), textPanel(allOfText)],
  ])('%s: minimal and all props', (type, minimal, all) => {
    const files = Object.entries({ minimal, all }).map(
      ([props, panel]) => [`${props}.json`, `${JSON.stringify(build(panel), null, 2)}\n`] as const,
    );
    expectSnapshotFiles(`panels/${type}`, new Map(files));
    expect([all.span, all.height]).not.toEqual([minimal.span, minimal.height]);
  });

  test('builds the same JSON again', () => {
    const panel = timeSeriesPanel(allOfTimeSeries);
    expect(build(panel)).toEqual(build(panel));
  });

  test('takes the unit of the expression', () => {
    const unit = (vector: q.Instant<string, 'bytes' | 'seconds' | 'ratio' | 'bytes/s' | 'requests/s' | 'timestamp'>) =>
      (build(statPanel({ ...about, queries: [query(vector)] })).fieldConfig?.defaults as { unit: string }).unit;
    expect(unit(m.memory_bytes)).toBe('bytes');
    expect(unit(q.rate(m.bytes_sent_total))).toBe('binBps');
    expect(unit(q.rate(m.http_requests_total))).toBe('reqps');
    expect(unit(m.memory_bytes.dividedBy(m.memory_bytes))).toBe('percentunit');
    expect(unit(q.withoutNaN(q.quantileOf(0.9, m.http_request_duration_seconds)))).toBe('s');
    expect(unit(m.start_time_seconds)).toBe('dateTimeFromNow');
  });

  test('converts timestamps to the milliseconds of Grafana', () => {
    const { targets } = build(statPanel({ ...about, queries: [query(m.start_time_seconds)] }));
    expect(targets).toMatchObject([{ expr: 'start_time_seconds * 1000' }]);
  });

  test('uses the variables of Grafana for windows, and labels in the legend', () => {
    const { targets } = build(
      timeSeriesPanel({ ...about, queries: [query(q.sum(q.rate(m.http_requests_total)).by('method', 'route'))] }),
    );
    expect(targets).toMatchObject([
      {
        refId: 'A',
        expr: 'sum by (method, route) (rate(http_requests_total[$__rate_interval]))',
        legendFormat: '{{method}} {{route}}',
        range: true,
      },
    ]);
  });

  test.each<[string, q.Instant<string, 'ratio' | 'seconds'>, RegExp]>([
    [
      'a division that is NaN without traffic',
      q.sum(q.rate(m.http_requests_total.where({ status: /5../ }))).dividedBy(q.sum(q.rate(m.http_requests_total))),
      /^query A: division by what can be 0; given: "sum\(rate.*; remedy: use ratio\(\) or meanOf\(\)/s,
    ],
    [
      'a quantile that is NaN without traffic',
      q.quantileOf(0.95, m.http_request_duration_seconds),
      /this quantile is NaN without traffic: .*; remedy: use withoutNaN\(\)/s,
    ],
  ])('rejects %s', (_, expression, message) => {
    expect(() => build(statPanel({ ...about, queries: [query(expression)] }))).toThrow(message);
  });

  test('rejects thresholds that are not in ascending order', () => {
    const descending = thresholds(
      'green',
      [q.quantity(3, 'connections'), 'yellow'],
      [q.quantity(1, 'connections'), 'red'],
    );
    const issue = /are not in ascending order; given: \[3,1\]/;
    expect(() => build(statPanel({ ...about, queries: [connections], thresholds: descending }))).toThrow(issue);
    const columns = [column('Open', q.sum(m.connections_open).by('pod', 'state'), { thresholds: descending })] as const;
    expect(() => build(tablePanel({ ...about, labels: { pod: 'Pod' }, columns }))).toThrow(issue);
  });

  test('rejects a threshold that no value of its queries reaches', () => {
    const requests = q.sum(q.rate(m.http_requests_total));
    const share = q.ratio(q.sum(q.rate(m.http_requests_total.where({ status: /5../ }))), requests);
    const high = thresholds('green', [q.percent(5), 'yellow'], [q.percent(500), 'red']);
    const issue =
      'a step of thresholds is a value that the panel never shows; given: 5; allowed: 0 to 1; remedy: correct the step';
    expect(() => build(statPanel({ ...about, queries: [query(share)], thresholds: high }))).toThrow(issue);
    const columns = [column('Share', share, { thresholds: high })] as const;
    expect(() => build(tablePanel({ ...about, labels: {}, columns }))).toThrow(issue);
    const shares = [query(share), query(share.times(10))] as const;
    expect(() => build(statPanel({ ...about, queries: shares, thresholds: high }))).not.toThrow();
    const low = thresholds('red', [q.percent(-1), 'green']);
    expect(() => build(statPanel({ ...about, queries: [query(share)], thresholds: low }))).toThrow(/given: -0.01/);
  });

  test('rejects a query whose comparison no series meets', () => {
    const expression = m.memory_bytes.lessThan(q.bytes(0));
    expect(() => build(statPanel({ ...about, queries: [query(expression)] }))).toThrow(
      /^query A: a comparison is never true: its left side is 1 and more; given: "memory_bytes < 0"/,
    );
  });

  test('reports all issues of a panel at once', () => {
    const panel = statPanel({
      ...about,
      queries: [query(q.topk(0, m.connections_open)), query(q.topk(-1, m.connections_open))],
      thresholds: thresholds('green', [q.quantity(NaN, 'connections'), 'red']),
      min: q.quantity(NaN, 'connections'),
    });
    expect(() => build(panel)).toThrow(
      /connections is not a number.*\n.*connections is not a number.*\n.*query A: invalid number of series; given: 0;.*\n.*query B: invalid number of series; given: -1/,
    );
  });
});
