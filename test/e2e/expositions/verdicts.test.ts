import { join } from 'node:path';
import * as fc from 'fast-check';
import { runCheck } from '../../cli/commands';
import type { CheckedStack } from '../../../cli/check/checked-stack';
import { Size } from '../../../core/size';
import { catalogue, closed, counter, gauge, histogram, open, summary } from '../../../metrics';
import { prometheusConfig } from '../../../servers/prometheus/config';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { untilSo } from '../../../tools/until';
import { askAt } from '../cluster/answer';
import { startPrometheus } from '../servers/prometheus';
import { startAnswering, type Server } from '../servers/server';
import { Workplace } from '../workplace';
import { goodTarget, harmful, harmless, respond, type Change, type Target } from './target';
import { brokenAt } from './verdict';

const help = 'Something.';
const shop = open(2);
const contract = catalogue({
  name: 'shop',
  software: 'shop',
  version: '1',
  metrics: {
    carts: gauge({ help, unit: 'none', labels: { shop } }),
    orders_total: counter({ help, unit: 'events', labels: { state: closed('new', 'paid') } }),
    wait_seconds: histogram({
      help,
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.5, 1, 10],
      labels: { shop },
    }),
    pause_seconds: summary({ help, unit: 'seconds', observations: 'events', quantiles: [0.5, 0.99] }),
  },
});

const changes: Readonly<Record<string, Change>> = { ...harmless, ...harmful };

/** Each change on its own, then chosen pairs and threes of them: always the same. */
const cases: readonly (readonly string[])[] = [
  ...Object.keys(changes).map((one) => [one]),
  ...fc
    .sample(
      fc.tuple(
        fc.constantFrom('no change', 'OpenMetrics'),
        fc.subarray(Object.keys(harmless), { minLength: 1, maxLength: 2 }),
        fc.subarray(Object.keys(harmful), { maxLength: 1 }),
      ),
      { seed: 20261130, numRuns: 60 },
    )
    .map((chosen) => [...new Set(chosen.flat())]),
];
const targets = cases.map((names) => names.reduce<Target>((target, name) => changes[name]!(target), goodTarget));

const place = new Workplace();
let prometheus: Server;
let stack: CheckedStack;
let address = '';
/** Time when Prometheus had scraped all targets, in seconds. */
let moment = 0;

beforeAll(async () => {
  const server = await startAnswering((request, response) => {
    const target = targets[Number(/^\/case-(\d+)\//.exec(request.url!)![1])]!;
    void respond(target, request).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
  });
  place.running.push(server);
  ({ address } = server);
  const jobs = targets.map(({ request }, index) =>
    staticJob({
      job: `case-${index}`,
      catalogue: contract,
      targets: [address],
      path: `/case-${index}/metrics`,
      interval: '5s',
      timeout: '5s',
      ...request,
    }),
  );
  expect(jobs.flatMap(({ issues }) => issues)).toEqual([]);
  stack = { name: 'shop', jobs, prometheus: {} };
  const none = () => {
    throw new Error('not used');
  };
  const config = prometheusConfig({
    jobs,
    scrapeInterval: '2s',
    evaluationInterval: '2s',
    externalLabels: {},
    remoteWrites: [],
    alertmanagers: [],
    retention: { time: '1d', size: Size.gibibytes(1) },
    rules: join(place.folder, 'rules'),
    place: { target: none, members: none, machines: none, secretFile: none },
  });
  prometheus = await startPrometheus({ folder: place.folder, config });
  place.running.push(prometheus);
  await untilSo('two scrapes of each target', async () => {
    const { series } = await askAt(prometheus, 'count_over_time(up[1h]) >= 2', Date.now() / 1000);
    return series.length === targets.length;
  });
  moment = Date.now() / 1000;
});
afterAll(() => place.stop());

test('check and Prometheus agree about every generated target', async () => {
  const disagreements: string[] = [];
  let holding = 0;
  for (const [index, names] of cases.entries()) {
    const broken = await brokenAt(prometheus, `case-${index}`, contract, moment);
    const { holds, said } = await checked(`case-${index}`);
    if (holds) holding += 1;
    if (holds !== (broken.length === 0)) {
      disagreements.push(
        `${names.join(' + ')}: check says ${holds ? 'holds' : said}; Prometheus: ${broken.join(', ')}`,
      );
    }
  }
  expect(disagreements).toEqual([]);
  expect(holding).toBeGreaterThan(Object.keys(harmless).length);
  expect(cases.length - holding).toBeGreaterThan(Object.keys(harmful).length);
});

test('each change is what its name says', async () => {
  for (const [index, name] of Object.keys(changes).entries()) {
    const { holds, said } = await checked(`case-${index}`);
    expect({ name, said, holds }).toEqual({ name, said, holds: Object.hasOwn(harmless, name) });
  }
});

async function checked(job: string): Promise<{ readonly holds: boolean; readonly said: string }> {
  try {
    const { holds, text } = await runCheck(['shop', `http://${address}`, '--job', job], [stack]);
    return { holds, said: text };
  } catch (error) {
    return { holds: false, said: (error as Error).message };
  }
}
