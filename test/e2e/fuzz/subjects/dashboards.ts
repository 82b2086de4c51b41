import fc from 'fast-check';
import {
  barGaugePanel,
  column,
  Dashboard,
  gaugePanel,
  heatmapPanel,
  objectivesRow,
  query,
  row,
  statPanel,
  tablePanel,
  TextDashboard,
  textPanel,
  thresholds,
  timeSeriesPanel,
  type AnnotationNames,
  type DashboardLinkProps,
  type DashboardProps,
  type HeatmapPanelProps,
  type ObjectivesRowProps,
  type Panel,
  type PanelProps,
  type ProvisionedDashboard,
  type QueryOptions,
  type StatPanelProps,
  type TablePanelProps,
  type TextDashboardProps,
  type TextPanelProps,
  type TimeSeriesPanelProps,
  type ValuePanelProps,
} from '../../../../dashboards';
import { avg, bytes, gibibytes, increase, rate, sum } from '../../../../promql';
import { objectivesRowOf } from '../../../../library/common';
import { availability, metrics } from '../../../shop';
import { runbooks, shopJobs, withStack } from '../base';
import { minimalStack } from '../../../stacks';
import { Size } from '../../../../core';
import { valuesOf } from '../generated';
import { optional, required, type Properties, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import { durations, freeTexts, noDurations, noTexts, urls, noUrls } from '../values';
import { imported } from './imported-dashboards';
import { objectiveGroups } from './rules';

const withDashboard = (...dashboards: readonly ProvisionedDashboard[]) => withStack({ jobs: shopJobs, dashboards });

const withPanel = (panel: Panel) =>
  withDashboard(new Dashboard({ ...example, rows: { all: row('All', { one: panel }) } }));

const buckets = sum(increase(metrics.http_request_duration_seconds.bucket)).by('le');
const memory = query(sum(metrics.memory_bytes));
const about = { title: 'Memory', description: 'Memory.' };

const example: DashboardProps<'memory'> = {
  uid: 'shop',
  title: 'Shop',
  description: 'The shop.',
  rows: { all: row('All', { memory: statPanel({ ...about, queries: [memory] }) }) },
};

const uids = fc.constantFrom('a', 'Shop_1', 'x'.repeat(40), '2024');
const noUids = textsWithout((text) => /^[\w-]{1,40}$/.test(text));
const tags = fc.uniqueArray(freeTexts, { maxLength: 2 });
const noTags = fc.constantFrom([''], [' '], ['a', 'a']);

const tagLink: Subject<Extract<DashboardLinkProps, { readonly tag: string }>> = {
  properties: { title: required(freeTexts, noTexts), tag: required(freeTexts, noTexts) },
  place: (link) => withDashboard(new Dashboard({ ...example, links: [link] })),
};

const urlLink: Subject<Extract<DashboardLinkProps, { readonly url: string }>> = {
  properties: {
    title: required(freeTexts, noTexts),
    url: required(fc.oneof(urls, fc.constantFrom('/d/shop', '/explore?a=b', 'https://a.example')), noUrls),
  },
  place: (link) => withDashboard(new Dashboard({ ...example, links: [link] })),
};

const names: Subject<AnnotationNames> = {
  properties: {
    alerts: required(fc.constantFrom('Alerts', 'Alertes'), noTexts),
    restarts: required(fc.constantFrom('Restarts', 'Red.'), noTexts),
  },
  place: (annotationNames) => withDashboard(new Dashboard({ ...example, annotationNames })),
};

const dashboard: Subject<DashboardProps> = {
  properties: {
    uid: required(uids, noUids),
    title: required(freeTexts, noTexts),
    description: required(freeTexts, 'nothing'),
    rows: required(
      fc
        .constantFrom('a', 'memoryUsed', 'a1')
        .map((key) => ({ [key]: row('All', { [`${key}Panel`]: statPanel({ ...about, queries: [memory] }) }) })),
      fc.oneof(
        fc.constantFrom<DashboardProps['rows']>({}, { all: row('All', {}) }),
        textsWithout((key) => /^[a-z][A-Za-z0-9]*$/.test(key)).map((key) => ({ [key]: example.rows.all! })),
      ),
    ),
    jobs: optional(fc.constant(['shop'] as const), fc.constantFrom(['other'], [''], ['shop', 'shop'])),
    tags: optional(tags, noTags),
    timeRange: optional(durations('5m', '6h', '1d12h', '30d', '1y'), noDurations),
    refresh: optional(durations('5s', '30s', '1m', '1h', '1d'), noDurations),
    noValue: optional(freeTexts, 'nothing'),
    links: optional(fc.array(fc.oneof(valuesOf(tagLink), valuesOf(urlLink)), { maxLength: 2 }), 'types'),
    annotationNames: optional(valuesOf(names), fc.constant({ alerts: 'A', restarts: 'A' })),
    started: optional(fc.constant(metrics.start_time_seconds), 'types'),
  },
  place: (props) => withDashboard(new Dashboard(props)),
};

const text: Subject<TextDashboardProps> = {
  properties: {
    uid: required(uids, noUids),
    title: required(freeTexts, noTexts),
    tags: required(tags, noTags),
    content: required(freeTexts, 'nothing'),
  },
  place: (props) => withDashboard(new TextDashboard(props)),
};

const sizes: Properties<PanelProps> = {
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
    const panels = { one: gaugePanel(props), other: barGaugePanel(props) };
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

const rowOptions: Subject<NonNullable<Parameters<typeof row>[2]>> = {
  properties: { collapsed: optional(fc.boolean(), 'types') },
  place: (options) =>
    withDashboard(
      new Dashboard({
        ...example,
        rows: { all: row('All', { one: statPanel({ ...about, queries: [memory] }) }, options) },
      }),
    ),
};

const queryOptions: Subject<QueryOptions<'route'>> = {
  properties: {
    legend: optional(freeTexts, fc.constant(' ')),
    colour: optional(fc.constantFrom('green', 'yellow', 'orange', 'red', 'blue'), 'types'),
  },
  place: (options) => withPanel(timeSeriesPanel({ ...about, queries: [query(byRoute, options)] })),
};

const inRow: Subject<ObjectivesRowProps['errorBudget']> = {
  properties: { title: sizes.title, description: sizes.description, noValue: sizes.noValue },
  place: (errorBudget) => withObjectives({ ...objectives, errorBudget }),
};

const objectives: ObjectivesRowProps = {
  title: 'Objectives',
  objectives: [availability()],
  errorBudget: about,
  burnRate: about,
};

const withObjectives = (props: ObjectivesRowProps) => withObjectivesRow(objectivesRow(props));

function withObjectivesRow(all: ReturnType<typeof objectivesRow>) {
  const placed = withDashboard(new Dashboard({ ...example, rows: { all } }));
  const prometheus = { ...minimalStack.prometheus, retention: { time: '30d', size: Size.gibibytes(4) } } as const;
  return { ...placed, stack: { ...placed.stack, rules: objectiveGroups, runbooks, prometheus } as typeof placed.stack };
}

const objectivesProps: Subject<ObjectivesRowProps> = {
  properties: {
    title: required(freeTexts, noTexts),
    objectives: required(fc.constant(objectives.objectives), 'types'),
    errorBudget: required(valuesOf(inRow), 'types'),
    burnRate: required(valuesOf(inRow), 'types'),
  },
  place: withObjectives,
};

type Panels = Parameters<typeof row>[1];

const rowParameters: Subject<{ readonly title: string; readonly panels: Panels }> = {
  properties: {
    title: required(freeTexts, noTexts),
    panels: required(
      fc
        .constantFrom('a', 'memoryUsed', 'a1')
        .map((key): Panels => ({ [key]: statPanel({ ...about, queries: [memory] }) })),
      fc.oneof(
        fc.constant<Panels>({}),
        textsWithout((key) => /^[a-z][A-Za-z0-9]*$/.test(key)).map((key): Panels => ({
          [key]: statPanel({ ...about, queries: [memory] }),
        })),
      ),
    ),
  },
  place: ({ title, panels }) => withDashboard(new Dashboard({ ...example, rows: { all: row(title, panels) } })),
};

const columnParameters: Subject<{ readonly title: string }> = {
  properties: { title: required(freeTexts, noTexts) },
  place: ({ title }) =>
    withPanel(tablePanel({ ...about, labels: { route: 'Route' }, columns: [column(title, byRoute)] })),
};

const goals: Subject<{ readonly goals: string }> = {
  properties: { goals: required(freeTexts, 'nothing') },
  place: ({ goals: text }) => withObjectivesRow(objectivesRowOf([availability()], text, 'en')),
};

/** Subjects of dashboards and panels. */
export const dashboards = {
  DashboardProps: dashboard,
  'DashboardLinkProps{title,tag}': tagLink,
  'DashboardLinkProps{title,url}': urlLink,
  AnnotationNames: names,
  TextDashboardProps: text,
  ImportedDashboardProps: imported,
  ValuePanelProps: valuePanel,
  TimeSeriesPanelProps: timeSeries,
  StatPanelProps: stat,
  TextPanelProps: textPanelProps,
  HeatmapPanelProps: heatmap,
  TablePanelProps: table,
  'column()': columnOptions,
  'row()': rowOptions,
  'row(…)': rowParameters,
  'column(…)': columnParameters,
  'objectivesRowOf(…)': goals,
  QueryOptions: queryOptions,
  ObjectivesRowProps: objectivesProps,
  'ObjectivesRowProps.errorBudget': inRow,
};
