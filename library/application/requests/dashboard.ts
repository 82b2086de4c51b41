import {
  column,
  Dashboard,
  query,
  row,
  tablePanel,
  thresholds,
  timeSeriesPanel,
  type Panel,
  type Row,
} from '../../../dashboards';
import type { Catalogue } from '../../../metrics';
import { rate, ratio, selectors, topk, withoutNaN, type CounterSelector, type GaugeSelector } from '../../../promql';
import { noTraffic, quantileQueries, siblings, type DashboardOf } from '../../common/dashboard';
import { texts, type Texts } from '../texts';
import { shareText, type RequestLimits } from './limits';
import type { RequestSignals } from './signals';

/** Options of the dashboard of requests. */
export interface RequestsDashboardOf extends DashboardOf {
  /** Name of the application as users read it. */
  readonly title: string;
  readonly catalogue: Catalogue;
  readonly signals: RequestSignals;
  readonly limits: Required<Pick<RequestLimits, 'errorShare'>> & RequestLimits;
}

/** Keys of the panels to which alerts link. */
export type RequestPanel = 'errorShare' | 'duration';

/** Dashboard of the requests of an application, and of its processes. Its uid is the name of its job. */
export function requestsDashboard({ jobs, language, title, catalogue, signals, limits }: RequestsDashboardOf) {
  const t = texts[language].requests;
  const panels: Panels = {
    ...ratePanels(signals, t),
    ...errorPanels(signals, limits, noTraffic(language), t),
    ...durationPanels(signals, limits, noTraffic(language), t),
  };
  const processes = processPanels(catalogue, t);
  const rows: Record<string, Row<RequestPanel>> = {
    ...(Object.keys(panels).length > 0 ? { traffic: row(t.rows.traffic, panels) as Row<RequestPanel> } : {}),
    ...(Object.keys(processes).length > 0 ? { process: row(t.rows.process, processes) as Row<RequestPanel> } : {}),
  };
  return Object.keys(rows).length === 0
    ? undefined
    : new Dashboard<RequestPanel>({
        uid: jobs[0],
        title,
        description: t.description(title),
        tags: ['vigie'],
        jobs,
        ...siblings(language),
        rows,
      });
}

type Panels = Readonly<Record<string, Panel>>;

function ratePanels({ requests }: RequestSignals, t: Texts['requests']): Panels {
  if (!requests) return {};
  const { routes, route } = requests;
  return { rate: timeSeriesPanel({ ...t.rate, queries: [query(routes, byRoute(route))], stacked: true }) };
}

function errorPanels(
  { requests, errors }: RequestSignals,
  limits: RequestsDashboardOf['limits'],
  noValue: string,
  t: Texts['requests'],
): Panels {
  if (!requests || !errors) return {};
  return {
    errorShare: timeSeriesPanel({
      title: t.errorShare.title,
      description: t.errorShare.description(shareText(limits.errorShare)),
      queries: [query(ratio(errors.total, requests.total), { colour: 'red' })],
      thresholds: thresholds('green', [limits.errorShare, 'red']),
      noValue,
    }),
    errorRoutes: timeSeriesPanel({
      ...t.errorRoutes,
      queries: [query(errors.routes, byRoute(errors.route))],
      stacked: true,
    }),
  };
}

function durationPanels(
  { duration }: RequestSignals,
  limits: RequestLimits,
  noValue: string,
  t: Texts['requests'],
): Panels {
  if (!duration) return {};
  const { within, ofRoutes, route } = duration;
  const limit = limits.duration;
  return {
    duration: timeSeriesPanel({
      ...t.duration,
      queries: quantileQueries(within),
      ...(limit ? { thresholds: thresholds('green', [limit, 'red']) } : {}),
      noValue,
    }),
    ...(route === undefined
      ? {}
      : {
          slowest: tablePanel({
            title: t.slowest.title,
            description: t.slowest.description,
            labels: { [route]: t.slowest.route },
            columns: [column('p95', topk(10, withoutNaN(ofRoutes(0.95))))],
            noValue,
          }),
        }),
  };
}

function processPanels(catalogue: Catalogue, t: Texts['requests']): Panels {
  const { metrics } = catalogue;
  const selected = selectors(catalogue) as unknown as {
    readonly process_resident_memory_bytes: GaugeSelector<'instance', 'bytes', never>;
    readonly process_cpu_seconds_total: CounterSelector<'instance', 'seconds', never>;
  };
  const byInstance = { legend: ({ instance }: { readonly instance: string }) => instance };
  return {
    ...(metrics.process_resident_memory_bytes?.unit === 'bytes'
      ? {
          memory: timeSeriesPanel({
            ...t.memory,
            queries: [query(selected.process_resident_memory_bytes, byInstance)],
          }),
        }
      : {}),
    ...(metrics.process_cpu_seconds_total?.unit === 'seconds'
      ? { cpu: timeSeriesPanel({ ...t.cpu, queries: [query(rate(selected.process_cpu_seconds_total), byInstance)] }) }
      : {}),
  };
}

/** Legend of a query by route, or by job without a label of the route. */
function byRoute(route = 'job') {
  return { legend: (labels: Readonly<Record<string, string>>) => labels[route] ?? '' };
}
