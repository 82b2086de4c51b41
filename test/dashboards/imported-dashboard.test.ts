import { ImportedDashboard, type ImportedDashboardProps } from '../../dashboards';
import { shop } from '../shop';

const panel = (id: number, ...expressions: readonly string[]) => ({
  id,
  type: 'timeseries',
  title: `Panel ${id}`,
  targets: expressions.map((expr) => ({ expr })),
});
const json = (...panels: readonly object[]) => ({ id: 7, uid: 'old', title: 'Old', panels });
const imported = (...panels: readonly object[]) => new ImportedDashboard({ json: json(...panels), catalogues: [shop] });

const minimal: ImportedDashboardProps = { json: { uid: 'old', panels: [] }, catalogues: [] };
const all: Required<ImportedDashboardProps> = {
  json: json({ type: 'row', panels: [panel(2, 'sum(rate(http_requests_total[5m]))')] }, panel(3)),
  catalogues: [shop],
  externalLabels: ['cluster'],
  dataSources: { logs: 'loki' },
  inputs: {},
  plugins: ['natel-discrete-panel'],
};

describe('ImportedDashboard', () => {
  test('minimal required props', () => {
    expect(new ImportedDashboard(minimal).toJson({ editable: false })).toMatchSnapshot();
  });

  test.each([undefined, '', ' '])('has the title of its uid in place of %j', (title) => {
    const dashboard = new ImportedDashboard({ json: { uid: 'old', title, panels: [] }, catalogues: [] });
    expect([dashboard.title, dashboard.toJson({ editable: false }).title]).toEqual(['old', 'old']);
  });

  test('all the props', () => {
    const dashboard = new ImportedDashboard(all);
    expect(dashboard.toJson({ editable: true })).toMatchSnapshot();
    expect(dashboard.panelKeys).toEqual(['2', '3']);
    expect(dashboard.queries.map(([key]) => key)).toEqual(['2']);
  });

  test.each([
    ['a window that the reader chooses', 'rate(http_requests_total[$__rate_interval])'],
    ['a window from a variable', 'rate(http_requests_total[$interval])'],
    ['a step from a variable', 'max_over_time(rate(http_requests_total[${interval}])[1h:$step])'],
    ['a value from a variable', 'sum by (route) (rate(http_requests_total{method=~"$method", status!="200"}[5m]))'],
    ['a value from a variable in other quotes', "sum by (route) (rate(http_requests_total{method='$method'}[5m]))"],
    ['a name from a variable', 'sum(rate({__name__="http_${what}_total", method="GET"}[5m]))'],
    ['a pattern of names with a variable', 'count by (__name__) ({__name__=~"$prefix_.+", pod=~"$pod"})'],
    ['a pattern of names', '{__name__=~"connections_.+", pod="$pod"}'],
    ['a number from a variable', 'topk($limit, memory_bytes) > ${threshold:raw}'],
  ])('accepts %s', (_, expression) => {
    expect(() => imported(panel(1, expression)).toJson({ editable: false })).not.toThrow();
  });

  test.each([
    ['an unknown metric', 'sum(rate(http_request_total[5m]))', /http_request_total/],
    ['an unknown label', 'sum(rate(http_requests_total{code="200"}[5m]))', /code/],
    ['a pattern of unknown names', '{__name__=~"links_.+", pod="$pod"}', /selects none of the metrics of shop/],
    ['what is no PromQL', 'sum(rate(http_requests_total[5m])', /character/],
  ])('reports %s with the panel', (_, expression, message) => {
    const dashboard = imported(panel(1, expression));
    expect(() => dashboard.toJson({ editable: false })).toThrow(/dashboard old: panel "Panel 1": /);
    expect(() => dashboard.toJson({ editable: false })).toThrow(message);
  });

  test('reports panels that also select samples of other servers', () => {
    const json = { uid: 'old', panels: [panel(1, 'memory_bytes'), panel(2, 'memory_bytes{cluster="eu"}')] };
    const context = { editable: false, externalLabels: { cluster: 'eu' } };
    const dashboard = new ImportedDashboard({ json, catalogues: [shop], externalLabels: ['cluster'] });
    expect(() => dashboard.toJson(context)).toThrow(
      'dashboard old: panel 1: a query has no matcher of cluster, so it also selects the samples of other servers; remedy: add cluster="eu" or a variable to each of its selectors, and cluster to externalLabels',
    );
    const all = imported(panel(1, 'memory_bytes'));
    expect(() => all.toJson({ editable: false, externalLabels: {} })).not.toThrow();
    const matching = new ImportedDashboard({
      json: { ...json, panels: json.panels.slice(1) },
      catalogues: [shop],
      externalLabels: ['cluster'],
    });
    expect(() => matching.toJson(context)).not.toThrow();
  });

  test('reports all issues at once', () => {
    const dashboard = imported(panel(1, 'nobody'), panel(2, 'neither', 'memory_bytes'));
    expect(() => dashboard.toJson({ editable: false })).toThrow(/nobody(.|\n)*neither/);
  });

  test('rejects JSON that is not a dashboard', () => {
    const dashboard = new ImportedDashboard({ json: { panels: [] }, catalogues: [] });
    expect(() => dashboard.toJson({ editable: false })).toThrow(
      /invalid JSON of a dashboard; given: .*; allowed: the JSON of "Export" in Grafana, with a uid and panels/,
    );
  });
});
