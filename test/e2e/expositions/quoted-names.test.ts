import { runCheck } from '../../cli/commands';
import { catalogue, closed, counter, gauge, histogram } from '../../../metrics';
import { quantileOf, rate, raw, selectors, sum, type Expression } from '../../../promql';
import { render } from '../../../promql/render';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { untilSo } from '../../../tools/until';
import { askAt } from '../cluster/answer';
import { startAnswering, type Server } from '../servers/server';
import { Workplace } from '../workplace';
import { startScraping } from './scraping';

const rows: readonly (readonly [name: string, labels: string, value: number])[] = [
  ['http.server.active', '', 2],
  ['http.server.requests_total', '', 3],
  ['http.server.duration_bucket', 'le="1",', 3],
  ['http.server.duration_bucket', 'le="+Inf",', 3],
  ['http.server.duration_sum', '', 1],
  ['http.server.duration_count', '', 3],
];
const types = {
  'http.server.active': 'gauge',
  'http.server.requests_total': 'counter',
  'http.server.duration': 'histogram',
};

/** Page of a client library of OpenTelemetry: with the names as they are, or with underscores. */
function pageOf(isQuoted: boolean): string {
  const written = (name: string) => (isQuoted ? JSON.stringify(name) : name.replaceAll('.', '_'));
  const lines = [
    ...Object.entries(types).map(([name, type]) => `# TYPE ${written(name)} ${type}`),
    ...rows.map(([name, bound, value]) => {
      const method = name.endsWith('active') ? '' : `${written('http.request.method')}="GET"`;
      return isQuoted
        ? `{${written(name)},${bound}${method}} ${value}`
        : `${written(name)}{${bound}${method}} ${value}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

const help = 'Something.';
const labels = { 'http.request.method': closed('GET') };
const web = catalogue({
  name: 'web',
  software: 'web',
  version: '1',
  metrics: {
    'http.server.active': gauge({ help, unit: 'requests' }),
    'http.server.requests_total': counter({ help, unit: 'requests', labels }),
    'http.server.duration': histogram({ help, unit: 'seconds', observations: 'requests', buckets: [1], labels }),
  },
});
const m = selectors(web);
/** Catalogue of the same target with underscores. */
const underscores = catalogue({
  name: 'escaped',
  software: 'web',
  version: '1',
  isComplete: false,
  metrics: { http_server_active: gauge({ help, unit: 'requests' }) },
});
const escaped = selectors(underscores);
const requests = m['http.server.requests_total'];

const place = new Workplace();
let prometheus: Server;
let jobs: ReturnType<typeof staticJob>[] = [];
let address = '';
beforeAll(async () => {
  const server = await startAnswering((request, response) => {
    const isQuoted = request.headers.accept?.includes('escaping=allow-utf-8') === true;
    response
      .setHeader('content-type', `text/plain; version=1.0.0; escaping=${isQuoted ? 'allow-utf-8' : 'underscores'}`)
      .end(pageOf(isQuoted));
  });
  place.running.push(server);
  ({ address } = server);
  const common = { targets: [address], interval: '2s', timeout: '2s' } as const;
  jobs = [
    staticJob({ ...common, job: 'web', catalogue: web }),
    staticJob({ ...common, job: 'escaped', catalogue: underscores, nameEscaping: 'underscores' }),
  ];
  prometheus = await startScraping(place, jobs, 'up == 1');
});
afterAll(() => place.stop());

test.each<[Expression, number]>([
  [m['http.server.active'], 2],
  [requests.cumulative(), 3],
  [requests.where({ 'http.request.method': 'GET' }).cumulative(), 3],
  [sum(requests.cumulative()).by('http.request.method'), 3],
  [raw('{"http.server.active"} * 2', { catalogues: [web], unit: 'requests' }), 4],
  [sum(rate(requests, '1m')).by('http.request.method'), 0],
  [quantileOf(0.95, m['http.server.duration'], { by: ['http.request.method'], window: '1m' }), NaN],
  [escaped.http_server_active, 2],
])('Prometheus answers a query of names in UTF-8: %#', async ({ node }, value) => {
  // A rate needs two scrapes.
  await untilSo('there is a result', async () => {
    const { series } = await askAt(prometheus, render(node), Date.now() / 1000);
    return series.length === 1 && Object.is(series[0]!.points[0]![1], value);
  });
});

test('check finds the names that the job asks for', async () => {
  const stacks = [{ name: 'web', jobs, prometheus: {} }];
  const checked = await runCheck(['web', `http://${address}`, '--job', 'web'], stacks);
  expect([checked.holds, checked.text]).toEqual([true, checked.text]);
});
