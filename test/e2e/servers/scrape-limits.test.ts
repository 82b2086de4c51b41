import { catalogue, gauge, open } from '../../../metrics';
import { scrapeConfig } from '../../../servers/prometheus/jobs/scrape-config';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { untilSo } from '../../../tools/until';
import { askAt } from '../cluster/answer';
import { Workplace } from '../workplace';
import { startPrometheus } from './prometheus';
import { startAnswering, type Server } from './server';

const cart = catalogue({
  name: 'cart',
  software: 'cart',
  version: '1',
  metrics: { carts: gauge({ help: 'Carts.', unit: 'none', labels: { customer: open(300) } }) },
});

const lines = (count: number) => Array.from({ length: count }, (_, index) => `carts{customer="${index}"} 1\n`).join('');
const labels = (count: number) => Array.from({ length: count }, (_, index) => `l${index}="1"`).join(',');

/** Page of so many bytes with one sample. */
function paddedTo(size: number): string {
  return `#${' '.repeat(size - lines(1).length - 2)}\n${lines(1)}`;
}

/** Pages of targets, and whether Prometheus takes them: the limits of this catalogue, and one more. */
const pages: Readonly<Record<string, readonly [page: string, isTaken: boolean]>> = {
  expected: [lines(300), true],
  'five-times': [lines(1500), true],
  'more-samples': [lines(1501), false],
  // With the name, job and instance.
  'fifty-labels': [`carts{${labels(47)}} 1\n`, true],
  'more-labels': [`carts{${labels(48)}} 1\n`, false],
  'long-value': [`carts{customer="${'x'.repeat(2048)}"} 1\n`, true],
  'longer-value': [`carts{customer="${'x'.repeat(2049)}"} 1\n`, false],
  'almost-two-mebibytes': [paddedTo(2 * 2 ** 20 - 1), true],
  'two-mebibytes': [paddedTo(2 * 2 ** 20), false],
};

const place = new Workplace();
let prometheus: Server;

beforeAll(async () => {
  const target = await startAnswering((request, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(pages[request.url!.slice(1)]![0]);
  });
  place.running.push(target);
  const none = () => {
    throw new Error('not used');
  };
  const jobs = Object.keys(pages).map((job) =>
    scrapeConfig(
      staticJob({
        job,
        catalogue: cart,
        targets: [target.address],
        path: `/${job}`,
        interval: '1s',
        timeout: '1s',
      }),
      {
        target: none,
        members: none,
        machines: none,
        secretFile: none,
      },
    ),
  );
  prometheus = await startPrometheus({
    folder: place.folder,
    config: { global: { extra_scrape_metrics: true }, scrape_configs: jobs },
  });
  place.running.push(prometheus);
});
afterAll(() => place.stop());

test('Prometheus takes what five times the expectation allows, and rejects more', async () => {
  const up = () => askAt(prometheus, 'up', Date.now() / 1000);
  await untilSo('every target was scraped', async () => (await up()).series.length === Object.keys(pages).length);
  const { series } = await up();
  const taken = Object.fromEntries(series.map(({ labels: { job }, points }) => [job!, points[0]![1] === 1] as const));
  expect(taken).toEqual(Object.fromEntries(Object.entries(pages).map(([job, [, isTaken]]) => [job, isTaken])));
});

test('a target has as many series as its catalogue expects', async () => {
  const { series } = await askAt(prometheus, 'count({job="expected"})', Date.now() / 1000);
  expect(series.map(({ points }) => points[0]![1])).toEqual([cart.seriesPerTarget]);
});

test('each limit has its counter, on which an alert fires', async () => {
  const text = await (await fetch(`${prometheus.url}/metrics`)).text();
  const counted = (name: string) => Number(new RegExp(`^prometheus_${name} (\\S+)$`, 'm').exec(text)?.[1]);
  expect(counted('target_scrapes_exceeded_sample_limit_total')).toBeGreaterThan(0);
  expect(counted('target_scrapes_exceeded_body_size_limit_total')).toBeGreaterThan(0);
  expect(counted('target_scrape_pool_exceeded_label_limits_total')).toBeGreaterThan(0);
});
