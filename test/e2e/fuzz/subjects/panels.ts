import fc from 'fast-check';
import {
  barGaugePanel,
  column,
  Dashboard,
  gaugePanel,
  heatmapPanel,
  query,
  row,
  statPanel,
  stateTimelinePanel,
  tablePanel,
  textPanel,
  thresholds,
  timeSeriesPanel,
  type HeatmapPanelProps,
  type PanelProps,
  type QueryOptions,
  type StatPanelProps,
  type TablePanelProps,
  type TextPanelProps,
  type TimeSeriesPanelProps,
  type ValuePanelProps,
} from '../../../../dashboards';
import { avg, bytes, gibibytes, increase, rate, sum } from '../../../../promql';
import { metrics } from '../../../shop';
import { optional, required, type Properties, type Subject } from '../subject';
import { freeTexts, noTexts } from '../values';
import { about, example, memory, withDashboard, withPanel } from './placed-dashboards';

const buckets = sum(increase(metrics.http_request_duration_seconds.bucket)).by('le');

/** Properties of every panel. */
export const sizes: Properties<PanelProps> = {
  title: required(freeTexts, noTexts),
  description: required(freeTexts, 'nothing'),
  span: optional(fc.integer({ min: 1, max: 24 }), fc.constantFrom(0, -1, 25, 1.5, NaN, Infinity)),
  height: optional(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, -1, 1.5, NaN, Infinity)),
  noValue: optional(freeTexts, 'nothing'),
};

const value: Properties<ValuePanelProps<'bytes'>> = {
  ...sizes,
  queries: required(fc.constantFrom([memory] as const, [memory, query(avg(metrics.memory_bytes))] as const), 'types'),
  thresholds: optional(
    fc.constantFrom(thresholds<'bytes'>('green'), thresholds('green', [bytes(1), 'yellow'], [gibibytes(1), 'red'])),
    fc.constantFrom(
      thresholds('green', [bytes(2), 'yellow'], [bytes(1), 'red']),
      thresholds('green', [bytes(NaN), 'red']),
    ),
  ),
  min: optional(fc.constantFrom(bytes(0), bytes(1)), fc.constantFrom(bytes(NaN), bytes(Infinity))),
  max: optional(fc.constantFrom(bytes(2), gibibytes(1)), fc.constantFrom(bytes(NaN), bytes(-Infinity))),
  mappings: optional(
    fc.constantFrom(
      [[0, 'none', 'red']] as const,
      [
        [0, 'down', 'red'],
        [1, 'up', 'green'],
      ] as const,
    ),
    fc.constantFrom(
      [[NaN, 'a', 'red']],
      [
        [0, 'a', 'red'],
        [0, 'b', 'green'],
      ],
    ),
  ),
};

const valuePanel: Subject<ValuePanelProps<'bytes'>> = {
  properties: value,
  place: (props) => {
    const panels = { one: gaugePanel(props), other: barGaugePanel(props), third: stateTimelinePanel(props) };
    return withDashboard(new Dashboard({ ...example, rows: { all: row('All', panels) } }));
  },
};

const timeSeries: Subject<TimeSeriesPanelProps<'bytes'>> = {
  properties: { ...value, stacked: optional(fc.boolean(), 'types') },
  place: (props) => withPanel(timeSeriesPanel(props)),
};

const stat: Subject<StatPanelProps<'bytes'>> = {
  properties: { ...value, trend: optional(fc.boolean(), 'types') },
  place: (props) => withPanel(statPanel(props)),
};

const textPanelProps: Subject<TextPanelProps> = {
  properties: { ...sizes, content: required(freeTexts, 'nothing') },
  place: (props) => withPanel(textPanel(props)),
};

const heatmap: Subject<HeatmapPanelProps<'le', 'seconds'>> = {
  properties: { ...sizes, buckets: required(fc.constant(buckets), 'types') },
  place: (props) => withPanel(heatmapPanel(props)),
};

const byRoute = sum(rate(metrics.http_requests_total)).by('route');

const table: Subject<TablePanelProps<'route'>> = {
  properties: {
    ...sizes,
    labels: required(fc.constantFrom({ route: 'Route' }, {}), fc.constant({ route: '' })),
    columns: required(
      fc.constantFrom(
        [column('Requests', byRoute)] as const,
        [column('Requests', byRoute), column('Again', byRoute)] as const,
      ),
      fc.constantFrom([column('', byRoute)], [column('A', byRoute), column('A', byRoute)]),
    ),
    sortBy: optional(fc.constant('Requests'), fc.constantFrom('', 'Nothing', 'route')),
  },
  place: (props) => withPanel(tablePanel(props)),
};

const columnOptions: Subject<NonNullable<Parameters<typeof column<'route', 'requests/s'>>[2]>> = {
  properties: { thresholds: optional(fc.constant(thresholds<'requests/s'>('green')), 'types') },
  place: (options) =>
    withPanel(tablePanel({ ...about, labels: { route: 'Route' }, columns: [column('Requests', byRoute, options)] })),
};

const queryOptions: Subject<QueryOptions<'route'>> = {
  properties: {
    legend: optional(freeTexts, fc.constant(' ')),
    colour: optional(fc.constantFrom('green', 'yellow', 'orange', 'red', 'blue'), 'types'),
  },
  place: (options) => withPanel(timeSeriesPanel({ ...about, queries: [query(byRoute, options)] })),
};

const columnParameters: Subject<{ readonly title: string }> = {
  properties: { title: required(freeTexts, noTexts) },
  place: ({ title }) =>
    withPanel(tablePanel({ ...about, labels: { route: 'Route' }, columns: [column(title, byRoute)] })),
};

/** Subjects of panels. */
export const panels = {
  ValuePanelProps: valuePanel,
  TimeSeriesPanelProps: timeSeries,
  StatPanelProps: stat,
  TextPanelProps: textPanelProps,
  HeatmapPanelProps: heatmap,
  TablePanelProps: table,
  'column()': columnOptions,
  'column(…)': columnParameters,
  QueryOptions: queryOptions,
};
