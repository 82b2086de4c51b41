import type { Catalogue, Series, SeriesType } from '../../../metrics';

/** Labels of all series. Some are keywords, and one needs quotes. */
export const labels: readonly string[] = ['job', 'le', 'by', 'on', 'without', 'Sum', 'http.route'];

/** Gauges. Some are keywords, and some need quotes. */
export const gauges: readonly string[] = [
  ...['a', 'job:b:sum', 'sum', 'or', 'offset', 'start', 'fill', 'inf', 'on', 'http.server.duration'],
];

/** Counters. */
export const counters: readonly string[] = ['c_total', 'By', 'é total'];

/** Catalogue of the generated queries, with names that a declared catalogue cannot have. */
export const catalogue = {
  name: 'generated',
  software: 'generated',
  notExposed: {},
  series: new Map([...gauges.map((name) => series(name, 'gauge')), ...counters.map((name) => series(name, 'counter'))]),
} as unknown as Catalogue;

function series(name: string, type: SeriesType): [string, Series] {
  const open = Object.fromEntries(labels.map((label) => [label, undefined]));
  return [name, { name, metric: name, catalogue: 'generated', type, unit: 'none', labels: open, expected: 1 }];
}
