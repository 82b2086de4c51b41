import { alert, recordingRule } from '../../alerts';
import { catalogue, closed, counter, gauge, histogram, open } from '../../metrics';
import * as q from '../../promql';
import { expressionIssues } from '../../promql/check';
import { render } from '../../promql/render';
import { noLinks } from '../shop';

const web = catalogue({
  name: 'web',
  software: 'web',
  version: '1',
  metrics: {
    'http.server.requests_total': counter({
      help: 'Requests.',
      unit: 'requests',
      labels: { 'http.request.method': closed('GET', 'POST'), 'http.route': open(5, '/') },
    }),
    'http.server.duration': histogram({
      help: 'Durations.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.1, 1],
      labels: { 'http.route': open(5, '/') },
    }),
    'http.server.active': gauge({ help: 'Active requests.', unit: 'requests' }),
  },
});
const m = q.selectors(web);
const requests = m['http.server.requests_total'];
const onOneLine = (text: string) => text.replaceAll(/(?<=\()\n\s*|\n\s*(?=\))/g, '').replaceAll(/\s+/g, ' ');

describe('names of metrics and labels in UTF-8', () => {
  test.each<[q.Expression, string]>([
    [m['http.server.active'], '{"http.server.active"}'],
    [m['http.server.active'].where({ job: 'web' }), '{"http.server.active",job="web"}'],
    [q.rate(requests, '5m'), 'rate({"http.server.requests_total"}[5m])'],
    [
      q.sum(q.rate(requests.where({ 'http.request.method': 'GET' }), '5m')).by('http.route'),
      'sum by ("http.route") (rate({"http.server.requests_total","http.request.method"="GET"}[5m]))',
    ],
    [
      q.quantileOf(0.95, m['http.server.duration'], { by: ['http.route'], window: '5m' }),
      'histogram_quantile(0.95, sum by (le, "http.route") (rate({"http.server.duration_bucket"}[5m])))',
    ],
    [
      q.rate(requests, '5m').times(q.group(requests).by('http.route'), q.on('http.route').groupLeft()),
      'rate({"http.server.requests_total"}[5m]) * on ("http.route") group_left () group by ("http.route") ({"http.server.requests_total"})',
    ],
    [m['http.server.active'].offset('1h'), '{"http.server.active"} offset 1h'],
    [q.count(m['http.server.active']).by('__name__'), 'count by (__name__) ({"http.server.active"})'],
  ])('%#: %s', ({ node }, text) => {
    expect(onOneLine(render(node))).toBe(text);
    const { node: read } = q.raw(text, { catalogues: [web], unit: 'requests' });
    expect(read.issues).toBeUndefined();
    expect(onOneLine(render(read))).toBe(text);
  });

  test('are checked in a text', () => {
    const issues = (text: string) => expressionIssues(q.raw(text, { catalogues: [web], unit: 'requests' }).node);

    expect(issues('{"http.server.active"}')).toEqual([]);
    expect(issues('{"http.server.requests_total"}')).toMatchObject([
      { problem: expect.stringContaining('depends on its last reset') as string },
    ]);
    expect(issues('{"http.server.activ"}')).toMatchObject([{ remedy: 'did you mean http.server.active?' }]);
    expect(issues('{"http.server.active","http.route"="/"}')).toMatchObject([
      { problem: 'http.server.active has no label "http.route"' },
    ]);
  });

  test('are read by a recording rule, and shown in the texts of an alert', () => {
    const byRoute = q.sum(q.rate(requests)).by('http.route');
    const rule = recordingRule({ name: 'route:requests:rate', expression: byRoute });
    const busy = alert({
      name: 'Busy',
      condition: rule.recorded.greaterThan(q.quantity(5, 'requests/s')),
      severity: 'info',
      summary: ({ labels }) => `Busy ${labels['http.route']}`,
      description: 'Busy.',
    });

    expect(rule.toJson({ ...noLinks, window: '5m' }).expr).toBe(
      'sum by ("http.route") (rate({"http.server.requests_total"}[5m]))',
    );
    expect(busy.toJson({ ...noLinks, window: '5m' })).toMatchObject({
      expr: 'route:requests:rate > 5',
      annotations: { summary: 'Busy {{ index $labels "http.route" }}' },
    });
  });
});
