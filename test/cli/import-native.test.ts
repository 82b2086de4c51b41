import { runCheck } from './commands';
import { scrapeLabels } from '../../metrics/catalogue';
import { serveExposition } from './exposition-server';
import { importExposition } from './imported-exposition';

const page =
  '# HELP wait_seconds Wait.\n# TYPE wait_seconds histogram\n' +
  'wait_seconds_bucket{le="+Inf"} 3\nwait_seconds_sum 1\nwait_seconds_count 3\n';

/** The same metric as a native histogram in protocol buffers, with a schema and a zero bucket. */
const histogram = [0x08, 3, 0x11, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x28, 6, 0x38, 3];
const metric = [0x3a, histogram.length, ...histogram];
const family = [
  ...[0x0a, 12, ...Buffer.from('wait_seconds'), 0x12, 5, ...Buffer.from('Wait.'), 0x18, 4],
  ...[0x22, metric.length, ...metric],
];
const native = Buffer.from([family.length, ...family]);

test.each([
  [true, 'nativeHistogram'],
  [false, 'histogram'],
])('a histogram with the bucket +Inf alone, of a target with native histograms: %s', async (hasNative, type) => {
  const server = await serveExposition((request, response) => {
    const isNative = hasNative && /^application\/vnd/.test(request.headers.accept ?? '');
    response.setHeader('Content-Type', isNative ? 'application/vnd.google.protobuf' : 'text/plain; version=0.0.4');
    response.end(isNative ? native : page);
  });
  const { text, catalogue } = await importExposition(server.url);
  expect(text).toContain(`wait_seconds: ${type}({`);
  const job = { job: 'app', catalogue, targetLabels: scrapeLabels, request: {}, interval: undefined };
  const checked = await runCheck(['app', server.url], [{ name: 'app', prometheus: {}, jobs: [job] }]);
  await server.stop();
  expect([checked.holds, checked.text]).toEqual([true, checked.text]);
});
