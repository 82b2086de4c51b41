import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Panel as PanelJson } from '@grafana/grafana-foundation-sdk/dashboard';
import { column, query, statPanel, tablePanel, thresholds, timeSeriesPanel, type Panel } from '../../../dashboards';
import * as q from '../../../promql';
import { about, allOfTimeSeries, connections, panelTypes } from '../../panel-types';
import { metrics as m } from '../../shop';
import { expectSnapshotFiles, type SnapshotFolder } from '../../snapshot-files';

const build = (panel: Panel): PanelJson =>
  JSON.parse(JSON.stringify(panel.build({ scope: [] }, 'No data'))) as PanelJson;
/** Name of the file of a panel type: `bar-gauge`. */
const fileOf = (name: string) =>
  name.replace(/Panel$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe.each(Object.entries(panelTypes))('%s', (name, { minimal, all, windowed }) => {
  test('minimal and all props', () => {
    const files = Object.entries({ minimal, all }).map(
      ([props, panel]) => [`${props}.json`, `${JSON.stringify(build(panel), null, 2)}\n`] as const,
    );
    // A folder that is not listed fails test/snapshot-files.test.ts.
    expectSnapshotFiles(`panels/${fileOf(name)}` as SnapshotFolder, new Map(files));
    expect([all.span, all.height]).not.toEqual([minimal.span, minimal.height]);
  });

  test('has the interval of a slow job as the minimal step of its queries', () => {
    const jobs = [{ job: 'shop', catalogue: 'shop', interval: '1m' }] as const;
    const sampling = { dataSource: '15s', intervals: { jobs, recorded: {} } } as const;
    const { targets } = windowed?.build({ scope: [], sampling }, 'No data') ?? {};
    expect(targets).toEqual(windowed && [expect.objectContaining({ interval: '1m' })]);
  });
});

test('every file of a panel type is exported', () => {
  const folder = join(__dirname, '../../../dashboards/panels');
  const found = Object.keys(panelTypes).map((name) => `${fileOf(name)}.ts`);
  const files = readdirSync(folder).filter((file) =>
    / from '@grafana\/grafana-foundation-sdk\/(?!common|dashboard|cog|prometheus)/.test(
      readFileSync(join(folder, file), 'utf8'),
    ),
  );
  expect(files.sort()).toEqual(found.sort());
});

describe('panels', () => {
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

  test('queries a scalar that is written as text', () => {
    const time = q.raw('time() - 60', { catalogues: [], unit: 'seconds' });
    expect(build(statPanel({ ...about, queries: [query(time)] })).targets).toMatchObject([{ expr: 'time() - 60' }]);
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
