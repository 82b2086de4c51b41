import { runCheck } from '../../cli/commands';
import { catalogue, counter, histogram, nativeHistogram, open, summary, type Catalogue } from '../../../metrics';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import { askAt } from '../cluster/answer';
import { startAnswering, type Server } from '../servers/server';
import { Workplace } from '../workplace';
import { double, family, field, signed, text, whole, written } from './protobuf-writer';
import { startScraping } from './scraping';

const shop = field(1, text(1, 'shop'), text(2, 'paris'));
const bucket = (bound: number) => field(3, whole(1, 1), double(2, bound));
const native = [double(6, 0.001), field(12, signed(1, 0), whole(2, 1)), field(13, (writer) => writer.sint64(1))];

/** The histogram in both forms, its native form alone, and its classic form alone. */
const histograms = {
  both: [whole(1, 1), double(2, 0.7), bucket(0.5), bucket(1), ...native],
  native: [whole(1, 1), double(2, 0.7), ...native],
  classic: [whole(1, 1), double(2, 0.7), bucket(0.5), bucket(1)],
} as const;

function pageOf(form: keyof typeof histograms): Uint8Array {
  const help = text(2, 'Something.');
  return written([
    family(text(1, 'orders_total'), 0, help, field(4, shop, field(3, double(1, 5)))),
    family(
      text(1, 'pause_seconds'),
      2,
      help,
      field(4, field(4, whole(1, 1), double(2, 3), field(3, double(1, 0.5), double(2, 1)))),
    ),
    family(text(1, 'wait_seconds'), 4, help, field(4, shop, field(7, ...histograms[form]))),
  ]);
}

const textPage = [
  '# TYPE orders_total counter\norders_total{shop="paris"} 5',
  '# TYPE pause_seconds summary\npause_seconds{quantile="0.5"} 1\npause_seconds_sum 3\npause_seconds_count 1',
  '# TYPE wait_seconds histogram\nwait_seconds_bucket{shop="paris",le="+Inf"} 1',
  'wait_seconds_sum{shop="paris"} 1\nwait_seconds_count{shop="paris"} 1\n',
].join('\n');

const help = 'Something.';
const labels = { shop: open(1) };
const common = {
  orders_total: counter({ help, unit: 'events', labels }),
  pause_seconds: summary({ help, unit: 'seconds', observations: 'events', quantiles: [0.5] }),
};
const of = (metrics: Catalogue['metrics']) => catalogue({ name: 'shop', software: 'shop', version: '1', metrics });
const catalogues = {
  native: of({ ...common, wait_seconds: nativeHistogram({ help, unit: 'seconds', labels }) }),
  classic: of({
    ...common,
    wait_seconds: histogram({ help, unit: 'seconds', observations: 'events', buckets: [0.5, 1], labels }),
  }),
} as const;

/** Targets by what they answer, with the catalogue of the job, and queries whether Prometheus stores it. */
const targets: Readonly<
  Record<string, readonly [keyof typeof histograms | 'text', keyof typeof catalogues, holds: boolean]>
> = {
  'native-of-native': ['native', 'native', true],
  'native-of-both': ['both', 'native', true],
  'native-of-classic': ['classic', 'native', false],
  'native-of-text': ['text', 'native', false],
  'classic-of-both': ['both', 'classic', true],
  'classic-of-classic': ['classic', 'classic', true],
  'classic-of-native': ['native', 'classic', false],
};

const place = new Workplace();
let prometheus: Server;
let jobs: ReturnType<typeof staticJob>[] = [];
let address = '';
beforeAll(async () => {
  const server = await startAnswering((request, response) => {
    const [form] = targets[request.url!.slice(1)]!;
    const isText = form === 'text';
    const type = isText
      ? 'text/plain'
      : 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited';
    response.setHeader('content-type', type).end(isText ? textPage : pageOf(form));
  });
  place.running.push(server);
  ({ address } = server);
  jobs = Object.entries(targets).map(([job, [, name]]) =>
    staticJob({ job, catalogue: catalogues[name], targets: [address], path: `/${job}`, interval: '2s', timeout: '2s' }),
  );
  prometheus = await startScraping(place, jobs, 'up == 1');
});
afterAll(() => place.stop());

test.each(Object.entries(targets))('check and Prometheus agree about %s', async (job, [, name, holds]) => {
  const query =
    name === 'native' ? 'histogram_count(wait_seconds)' : 'wait_seconds_bucket{le="0.5"} and on (job) wait_seconds_sum';
  const { series } = await askAt(prometheus, query, Date.now() / 1000);
  const isStored = series.some(({ labels: { job: of } }) => of === job);
  const checked = await runCheck(['shop', `http://${address}`, '--job', job], [{ name: 'shop', jobs, prometheus: {} }]);
  expect([isStored, checked.holds, checked.text]).toEqual([holds, holds, checked.text]);
});
