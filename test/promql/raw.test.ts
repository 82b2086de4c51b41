import { recordingRule } from '../../alerts';
import { formatIssue } from '../../core/errors';
import { machine } from '../../library';
import * as q from '../../promql';
import { expressionIssues } from '../../promql/check';
import { render } from '../../promql/render';
import { resolve } from '../../promql/resolve';
import { noLinks, shop } from '../shop';

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

  test('refuses a metric that its software does not expose, with the reason', () => {
    const { catalogue } = machine;
    expect(() => q.selectors(catalogue).node_network_up).toThrow('node_exporter does not expose node_network_up: its');
    const given = q.raw('rate(node_network_receive_bytes_total{device="eth0"}[5m])', {
      catalogues: [shop, catalogue],
      unit: 'bytes/s',
    });
    expect(expressionIssues(given.node).map(formatIssue)).toEqual([
      expect.stringMatching(
        /node_exporter does not expose node_network_receive_bytes_total: its collector netdev or netclass is off, since .* network of the pod, .*; remedy: query container_network_\*\{id="\/"\} of cAdvisor/,
      ),
    ]);
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
    ['an empty label of count_values', 'count_values("", memory_bytes)', /count_values writes a label without a name/],
    ['an empty target', 'label_join(memory_bytes, "", "-", "job")', /label_join writes a label without a name/],
    [
      'an empty target of label_replace',
      'label_replace(memory_bytes, "", "$1", "job", "(.*)")',
      /label_replace writes/,
    ],
    [
      'a quantile twice',
      'histogram_quantiles(sum by (le) (rate(http_request_duration_seconds_bucket[5m])), "q", 0.5, 0.5)',
      /histogram_quantiles has a quantile twice/,
    ],
    ['a missing argument', 'clamp(memory_bytes, 1)', /clamp has the wrong number of arguments; given: 2; allowed: 3/],
    ['a text', '"cart"', /the result is a string; allowed: an instant vector or a scalar/],
    ['a window', 'memory_bytes[5m]', /the result is a range vector; allowed: an instant vector or a scalar/],
    ['a quantile of the series that is calculated', 'quantile(1 + 1, memory_bytes)', /invalid quantile; given: 2;/],
    [
      'a quantile of buckets that is calculated',
      'histogram_quantile(95 / 50, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
      /invalid quantile; given: 1.9;/,
    ],
    [
      'a quantile over time as a power',
      'quantile_over_time(2 ^ 3 % 5, memory_bytes[5m])',
      /invalid quantile; given: 3;/,
    ],
    ['a quantile of a vector', 'quantile(scalar(vector(-1)), memory_bytes)', /invalid quantile; given: -1;/],
    ['a syntax error', 'sum(rate(bytes_sent_total[5m])', /invalid PromQL at character 31/],
    ['a bad window', 'rate(bytes_sent_total[5 minutes])', /invalid PromQL/],
    ['nothing', '  ', /invalid PromQL|the expression is empty/],
    [
      'a selector of no metric',
      '{__name__=~"cart_.+"}',
      /selects none of the metrics of shop; given: "__name__=~"cart_\.\+""/,
    ],
    [
      'labels that no metric has',
      '{job="shop",zone="a"}',
      /selects none of the metrics of shop; given: "job="shop", zone="a""/,
    ],
    [
      'a value that no selected metric has',
      '{__name__=~"connections_.*",state="idel"}',
      /unknown value of label state of connections_open; given: "idel"/,
    ],
    [
      'rate of selected gauges',
      'rate({__name__=~"connections_.*"}[5m])',
      /rate requires a counter, but connections_open, connections_limit is a gauge/,
    ],
    [
      'the value of a counter',
      'sum(bytes_sent_total)',
      /the value of the counter bytes_sent_total depends on its last reset; remedy: rate\(\)/,
    ],
    ['a comparison of a counter', 'bytes_sent_total > 5', /the value of the counter bytes_sent_total depends/],
    ['a counter as the result', 'bytes_sent_total offset 5m', /the value of the counter bytes_sent_total depends/],
    ['the value of selected counters', '{__name__=~"bytes_.*"}', /the value of the counter bytes_sent_total depends/],
    [
      'an average of a counter',
      'avg_over_time(bytes_sent_total[5m])',
      /avg_over_time requires a gauge, but bytes_sent_total is a counter/,
    ],
    ['the value of a histogram', 'sum(payload_bytes)', /the value of the histogram payload_bytes depends/],
    ['a subquery of a counter', 'max_over_time(bytes_sent_total[1h:])', /max_over_time requires a gauge/],
    [
      'a quantile in percent',
      'histogram_quantile(95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
      /invalid quantile; given: 95; allowed: 0 to 1/,
    ],
    ['a quantile of samples in percent', 'quantile_over_time(95, memory_bytes[5m])', /invalid quantile; given: 95/],
    ['a quantile of series below zero', 'quantile(-0.1, memory_bytes)', /invalid quantile; given: -0\.1/],
    [
      'an unknown source of label_replace',
      'label_replace(memory_bytes, "app", "$1", "zone", "(.*)")',
      /label_replace: unknown label "zone"; allowed: job, instance, pod/,
    ],
    [
      'an invalid pattern of label_replace',
      'label_replace(memory_bytes, "app", "$1", "pod", "(.*")',
      /the regular expression for label pod is invalid/,
    ],
    [
      'an unknown source of label_join',
      'label_join(memory_bytes, "app", "-", "pod", "zone")',
      /label_join: unknown label "zone"/,
    ],
    [
      'an unknown label of group_left',
      'connections_open * on (job) group_left (zone) sum by (job) (memory_bytes)',
      /\* group_left: unknown label "zone"; allowed: job/,
    ],
    [
      'a join of several series with one',
      'connections_open - on (job, instance) connections_limit',
      /several series on the left of - have equal labels in on\(job, instance\).*; remedy: group_left, or aggregate/,
    ],
    [
      'the wrong side',
      'connections_limit * on (job, instance) group_left () connections_open',
      /several series on the right of \*.*; remedy: group_right instead/,
    ],
    [
      'a group that the pattern of label_replace does not have',
      'label_replace(memory_bytes, "app", "$2", "pod", "(.*)")',
      /the replacement of label_replace has the group 2, which its pattern does not have.*allowed: \$0 to \$1/,
    ],
    [
      'a pattern of label_replace that matches nothing',
      'label_replace(connections_open, "kind", "$1", "state", "(idel)")',
      /the pattern of label_replace matches no value of label state of connections_open; given: "\(idel\)"; allowed: active, idle/,
    ],
    ['a window that a function cannot anchor', 'irate(bytes_sent_total[5m] anchored)', /irate cannot be anchored/],
    ['matching with a number', 'memory_bytes * on (job) 2', /\* with on, ignoring or fill requires two vectors/],
    ['a minus sign before a window', '-memory_bytes[5m]', /a minus sign does not accept the type range vector/],
    ['a subquery of a number', 'max_over_time(5[1h:])', /a subquery does not accept the type scalar/],
    ['too many quantiles', `histogram_quantiles(memory_bytes, "q"${', 0.5'.repeat(11)})`, /allowed: 3 to 12/],
    ['info of an invalid pattern', 'info(memory_bytes, {version=~"("})', /expression for label version is invalid/],
    ['text after the end', 'memory_bytes memory_bytes', /invalid PromQL at character 14/],
  ])('%s', (_, text, message) => {
    const { node } = build(text);
    expect(() => render(node)).toThrow(message);
    expect(expressionIssues(node).map(formatIssue).join('\n')).toMatch(message);
  });

  test.each([
    'count by (job) (http_requests_total)',
    'sum(memory_bytes / memory_bytes)',
    'memory_bytes unless on (job) bytes_sent_total',
    'absent(bytes_sent_total)',
    'rate(bytes_sent_total[1h:5m])',
    'changes(bytes_sent_total[5m])',
    'count by (__name__) ({__name__=~"connections_.+",job="shop"})',
    'rate({__name__=~".+_total"}[5m])',
    'sum by (state) (connections_open or connections_limit)',
    'label_replace(memory_bytes, "app", "shop", "", "")',
    'label_replace(memory_bytes, "name", "$1", "__name__", "(.*)")',
    'connections_limit / label_replace(sum by (job, instance, pod, state) (connections_open), "state", "", "", "")',
    'label_join(memory_bytes, "app", "-", "job", "pod")',
    'connections_open{state="idle"} - on (job, instance) connections_limit',
    'connections_open - on (job, instance) group_left () connections_limit',
    'topk(1, connections_open) - on () group_left () vector(1)',
    'sum by (state) (connections_open / on () group_left () sum(connections_open))',
    'sum({__name__=~"connections_.+"} - on (job, instance) group_right () connections_open)',
    'connections_open * on (pod) group_left () memory_bytes',
    'connections_open + fill (0) connections_limit',
    'info(memory_bytes) * on (pod) group_left (version) info(connections_limit)',
    'histogram_quantile(0.9, rate(payload_bytes[5m]))',
    'time() - start_time_seconds > 1h30m',
  ])('accepts %s', (text) => {
    const { node } = build(text);
    expect(expressionIssues(node).map(formatIssue)).toEqual([]);
    expect(node.issues).toBeUndefined();
  });

  test('knows the labels that info() adds', () => {
    const text = 'sum by (job, version) (info(memory_bytes, {version=~".+"}))';
    expect(q.raw(text, { catalogues, labels: ['job', 'version'], unit: 'bytes' }).node.issues).toBeUndefined();
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

  describe.each(['time()', '1', '1 + 1', 'scalar(sum(memory_bytes))', 'time() > bool 1', '-pi()'])(
    'the scalar %s',
    (text) => {
      test('is a query of a panel', () => {
        const { node } = build(text);
        expect(expressionIssues(node)).toEqual([]);
        expect(render(node)).toBe(text);
      });

      test('is the expression of a recording rule', () => {
        const rule = recordingRule({ name: 'shop:scalar:now', expression: build(text) });
        expect(rule.toJson({ ...noLinks, window: '5m' })).toEqual({ record: 'shop:scalar:now', expr: text });
      });

      test('is no condition of an alert', () => {
        const { node } = q.rawCondition(text, { catalogues, unit: 'none' });
        expect(() => render(node)).toThrow(/otherwise the alert always fires/);
      });

      test('is no vector', () => {
        expect(expressionIssues(q.sum(build(text)).node)).toMatchObject([
          { problem: 'sum does not accept the type scalar' },
        ]);
      });
    },
  );

  test('shows only a part of a long text', () => {
    const long = `${'memory_bytes +\n'.repeat(40)} ? ${' + memory_bytes'.repeat(40)}`;
    const message = formatIssue(build(long).node.issues![0]!);
    expect(message.length).toBeLessThanOrEqual(200);
    expect(message).toMatch(
      /^PromQL "memory_bytes \+\\n.*…": invalid PromQL at character 602; given: "….*⟨here⟩\? .*…"$/,
    );
  });
});
