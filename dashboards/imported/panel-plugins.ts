import type { Issue } from '../../core/errors';
import { textIn, type JsonObject } from './json';

/**
 * Panels of Grafana, and those that it replaces by its own:
 * https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/.
 */
const included: readonly string[] = [
  ...['alertlist', 'annolist', 'barchart', 'bargauge', 'candlestick', 'canvas', 'dashlist', 'datagrid', 'debug'],
  ...['flamegraph', 'gauge', 'geomap', 'gettingstarted', 'heatmap', 'histogram', 'live', 'logs', 'logstable', 'news'],
  ...['nodeGraph', 'piechart', 'row', 'stat', 'state-timeline', 'status-history', 'table', 'text', 'timeseries'],
  ...['traces', 'trend', 'welcome', 'xychart'],
  ...['grafana-piechart-panel', 'grafana-worldmap-panel', 'graph', 'heatmap-new', 'singlestat', 'table-old'],
];

/**
 * Returns an issue for each panel of a plugin that Grafana does not have.
 *
 * @param plugins plugins that it has besides its own
 */
export function pluginIssues(panels: readonly JsonObject[], plugins: readonly string[]): Issue[] {
  return panels.flatMap(({ type, title }) =>
    typeof type !== 'string' || included.includes(type) || plugins.includes(type)
      ? []
      : [
          {
            path: `panel "${textIn(title) ?? ''}"`,
            problem: 'this panel is a plugin that Grafana does not include',
            given: type,
            remedy: 'use a panel of Grafana, or list it in plugins if the Grafana has it',
          },
        ],
  );
}
