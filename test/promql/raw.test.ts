import { formatIssue } from '../../core/errors';
import * as q from '../../promql';
import { expressionIssues } from '../../promql/check';
import { render } from '../../promql/render';
import { resolve } from '../../promql/resolve';
import { shop } from '../shop';

describe('raw', () => {
  const catalogues = [shop];
  const build = (text: string) => q.raw(text, { catalogues, unit: 'none' });

  test('returns a vector with the labels of valid PromQL', () => {
    const vector = q.raw('sum by (route) (rate(http_requests_total{status=~"5.."}[5m]))', {
      catalogues,
      labels: ['route'],
      unit: 'requests/s',
    });
    expect(render(q.max(vector).by('route').node)).toBe(
      'max by (route) (sum by (route) (rate(http_requests_total{status=~"5.."}[5m])))',
    );
  });

  test('keeps the windows of Grafana', () => {
    const vector = build('rate(bytes_sent_total[$__rate_interval])');
    expect(render(vector.node)).toBe('rate(bytes_sent_total[$__rate_interval])');
    expect(render(resolve(vector.node, { window: '5m' }))).toBe('rate(bytes_sent_total[5m])');
  });

  test.each<[string, string, RegExp]>([
    [
      'an unknown metric',
      'rate(http_request_total[5m])',
      /unknown metric "http_request_total".*did you mean http_requests_total\?/,
    ],
    [
      'an unknown label',
      'http_requests_total{code="500"}',
      /has no label "code".*allowed: job, instance, pod, method, route, status/,
    ],
    [
      'a value outside a closed set',
      'http_requests_total{method="PUT"}',
      /unknown value of label method of http_requests_total; given: "PUT"; allowed: GET, POST/,
    ],
    [
      'by of a label that is gone',
      'sum by (route) (sum by (method) (connections_open))',
      /sum by: unknown label "route"; allowed: method/,
    ],
    ['on of a missing label', 'memory_bytes / on (route) memory_bytes', /left of \/ on: unknown label "route"/],
    ['vectors that cannot match', 'connections_open / connections_limit', /the labels of \/ differ/],
    [
      'rate without a window',
      'rate(bytes_sent_total)',
      /rate does not accept the type instant vector; given: "bytes_sent_total"; allowed: range vector/,
    ],
    [
      'rate of a gauge',
      'rate(memory_bytes[5m])',
      /rate requires a counter, but memory_bytes is a gauge; remedy: delta/,
    ],
    ['deriv of a counter', 'deriv(bytes_sent_total[5m])', /deriv requires a gauge, but bytes_sent_total is a counter/],
    [
      'a quantile without le',
      'histogram_quantile(0.9, sum(rate(http_request_duration_seconds_bucket[5m])))',
      /unknown label "le"/,
    ],
    ['the base name of a histogram', 'http_request_duration_seconds', /unknown metric "http_request_duration_seconds"/],
    ['a missing argument', 'clamp(memory_bytes, 1)', /clamp has the wrong number of arguments; given: 2; allowed: 3/],
    ['a scalar', '1 + 1', /the result is a scalar; allowed: an instant vector/],
    ['a syntax error', 'sum(rate(bytes_sent_total[5m])', /invalid PromQL at character 31/],
    ['a bad window', 'rate(bytes_sent_total[5 minutes])', /invalid PromQL/],
    ['nothing', '  ', /invalid PromQL|the expression is empty/],
    ['a selector without a name', '{job="shop"}', /a selector must name its metric/],
    ['text after the end', 'memory_bytes memory_bytes', /invalid PromQL at character 14/],
  ])('%s', (_, text, message) => {
    const { node } = build(text);
    expect(() => render(node)).toThrow(message);
    expect(expressionIssues(node).map(formatIssue).join('\n')).toMatch(message);
  });

  test('reports all issues at once', () => {
    const { node } = build('rate(memory_bytes[5m]) + sum by (zone) (http_requests_total{code="500"})');
    expect(() => render(node)).toThrow(
      /(rate requires a counter(.|\n)*unknown label "zone"|unknown label "zone"(.|\n)*rate requires a counter)/,
    );
  });

  test('rejects a declared label that the result lacks', () => {
    const { node } = q.raw('sum(memory_bytes)', { catalogues, labels: ['pod'], unit: 'bytes' });
    expect(() => render(node)).toThrow('the result has no label "pod"; allowed: none');
  });

  test('rejects a condition that does not filter', () => {
    const condition = (text: string) => render(q.rawCondition(text, { catalogues, unit: 'bytes' }).node);
    expect(() => condition('memory_bytes')).toThrow(/otherwise the alert always fires/);
    expect(() => condition('memory_bytes > bool 5')).toThrow(/otherwise the alert always fires/);
    expect(() => condition('memory_bytes >')).toThrow(/invalid PromQL at character 15; given: [^\n]*$/);
    expect(condition('memory_bytes > 5 or absent(memory_bytes)')).toBe('memory_bytes > 5 or absent(memory_bytes)');
  });
});
