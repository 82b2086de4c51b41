import fc from 'fast-check';
import {
  Dashboard,
  filterBy,
  row,
  statPanel,
  TextDashboard,
  type AnnotationNames,
  type DashboardLinkProps,
  type DashboardProps,
  type TextDashboardProps,
} from '../../../../dashboards';
import { metrics } from '../../../shop';
import { textsWithout } from '../awkward';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { durations, freeTexts, noDurations, noTexts, noUrls, urls } from '../values';
import { imported } from './imported-dashboards';
import { about, example, memory, withDashboard } from './placed-dashboards';

const uids = fc.constantFrom('a', 'Shop_1', 'x'.repeat(40), '2024');
const noUids = textsWithout((text) => /^[\w-]{1,40}$/.test(text));
const tags = fc.uniqueArray(freeTexts, { maxLength: 2 });
const noTags = fc.constantFrom([''], [' '], ['a', 'a']);

const tagLink: Subject<Extract<DashboardLinkProps, { readonly tag: string }>> = {
  properties: {
    title: required(freeTexts, noTexts),
    tag: required(freeTexts, noTexts),
    keepsVariables: optional(fc.boolean(), 'types'),
  },
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
    filters: optional(
      fc
        .constantFrom('method', 'shopMethod', 'a1')
        .map((name) => ({ [name]: filterBy('instance', 'Instance', metrics.memory_bytes) })),
      fc
        .constantFrom('Method', 'job', 'jobName', 'datasource', '1', 'a-b', '')
        .map((name) => ({ [name]: filterBy('instance', 'Instance', metrics.memory_bytes) })),
    ),
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

const filterParameters: Subject<{ readonly label: string; readonly title: string }> = {
  properties: {
    label: required(
      fc.constantFrom('job', 'instance', 'pod'),
      textsWithout((text) => /^(job|instance|pod)$/.test(text)),
    ),
    title: required(freeTexts, noTexts),
  },
  place: ({ label, title }) =>
    withDashboard(
      new Dashboard({ ...example, filters: { own: filterBy(label as 'pod', title, metrics.memory_bytes) } }),
    ),
};

/** Subjects of dashboards and rows. */
export const dashboards = {
  DashboardProps: dashboard,
  'DashboardLinkProps{title,tag,keepsVariables}': tagLink,
  'DashboardLinkProps{title,url}': urlLink,
  AnnotationNames: names,
  TextDashboardProps: text,
  ImportedDashboardProps: imported,
  'row()': rowOptions,
  'row(…)': rowParameters,
  'filterBy(…)': filterParameters,
};
