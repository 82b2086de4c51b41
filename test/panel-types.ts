import {
  barGaugePanel,
  column,
  gaugePanel,
  heatmapPanel,
  query,
  statPanel,
  stateTimelinePanel,
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
} from '../dashboards';
import type * as dashboards from '../dashboards';
import * as q from '../promql';
import { metrics as m } from './shop';

/** Title and description of a panel. */
export const about = { title: 'A title', description: 'A description.' };
/** Query of a panel with values. */
export const connections = query(q.sum(m.connections_open).by('state'), { legend: ({ state }) => `state ${state}` });

/** All properties of a panel with values. */
export const allOfValues: Required<ValuePanelProps<'connections'>> = {
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
/** All properties of a panel with curves. */
export const allOfTimeSeries: Required<TimeSeriesPanelProps<'connections'>> = { ...allOfValues, stacked: true };
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
const open = column('Open', q.sum(m.connections_open).by('state'));
const traffic = q.rate(m.bytes_sent_total);
const sent = { ...about, queries: [query(traffic)] } as const;

/** Panels of one type. */
interface PanelsOfType {
  /** Panel with the required properties alone. */
  readonly minimal: Panel;
  readonly all: Panel;
  /** Panel of a window that Grafana chooses; `undefined` for a type without queries. */
  readonly windowed: Panel | undefined;
  /** Colours of its values: those of thresholds, one for each series, or none that judge. */
  readonly colours: 'thresholds' | 'series' | 'none';
}

/** Panels of every type, by the functions that create them. A function that is missing does not compile. */
export const panelTypes: Readonly<Record<Extract<keyof typeof dashboards, `${string}Panel`>, PanelsOfType>> = {
  timeSeriesPanel: {
    minimal: timeSeriesPanel({ ...about, queries: [connections] }),
    all: timeSeriesPanel(allOfTimeSeries),
    windowed: timeSeriesPanel(sent),
    colours: 'series',
  },
  statPanel: {
    minimal: statPanel({ ...about, queries: [connections] }),
    all: statPanel(allOfValues),
    windowed: statPanel(sent),
    colours: 'thresholds',
  },
  gaugePanel: {
    minimal: gaugePanel({ ...about, queries: [connections] }),
    all: gaugePanel(allOfValues),
    windowed: gaugePanel(sent),
    colours: 'thresholds',
  },
  heatmapPanel: {
    minimal: heatmapPanel({ ...about, buckets }),
    all: heatmapPanel(allOfHeatmap),
    windowed: heatmapPanel(allOfHeatmap),
    colours: 'none',
  },
  barGaugePanel: {
    minimal: barGaugePanel({ ...about, queries: [connections] }),
    all: barGaugePanel(allOfValues),
    windowed: barGaugePanel(sent),
    colours: 'thresholds',
  },
  stateTimelinePanel: {
    minimal: stateTimelinePanel({ ...about, queries: [connections] }),
    all: stateTimelinePanel(allOfValues),
    windowed: stateTimelinePanel(sent),
    colours: 'thresholds',
  },
  tablePanel: {
    minimal: tablePanel({ ...about, labels: { state: 'State' }, columns: [open] }),
    all: tablePanel(allOfTable),
    windowed: tablePanel({ ...about, labels: {}, columns: [column('Sent', traffic)] }),
    colours: 'none',
  },
  textPanel: {
    minimal: textPanel({ ...about, content: 'Hello' }),
    all: textPanel(allOfText),
    windowed: undefined,
    colours: 'none',
  },
};

/** Returns Grafana's names of the panel types with such colours. */
export function typesWith(...colours: readonly PanelsOfType['colours'][]): string[] {
  return Object.values(panelTypes)
    .filter((one) => colours.includes(one.colours))
    .map(({ minimal }) => minimal.build({ scope: [] }, 'No data').type);
}
