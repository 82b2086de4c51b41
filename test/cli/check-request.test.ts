import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from './commands';
import { SecretValue } from '../../core/secret-value';
import { Size } from '../../core/size';
import { catalogue, counter, open } from '../../metrics';
import type { ScrapeRequest } from '../../servers';
import { serveExposition, type ExpositionServer } from './exposition-server';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const orders = catalogue({
  name: 'orders',
  software: 'orders',
  version: '1',
  metrics: { orders_total: counter({ help: 'Something.', unit: 'events', labels: { state: open(10) } }) },
});
const page = ['new', 'paid', 'sent', 'back', 'lost'].map((state) => `orders_total{state="${state}"} 1\n`).join('');
const job = {
  job: 'orders',
  catalogue: orders,
  targetLabels: ['job', 'instance'],
  request: {},
  interval: undefined,
};
let server: ExpositionServer;
let respond: RequestListener = () => undefined;
beforeAll(async () => {
  server = await serveExposition((request, response) => {
    respond(request, response);
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  respond = (_, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(`# TYPE orders_total counter\n${page}`);
  };
});

const checkUrl = (request: ScrapeRequest, args: readonly string[] = [], path = '') => {
  const jobs = [{ ...job, request }];
  return runCheck(['shop', server.url + path, ...args], [{ name: 'shop', prometheus: {}, jobs }]);
};

test('path, parameters and headers', async () => {
  const { holds, text } = await checkUrl({
    path: '/v1/agent/metrics',
    params: { format: 'prometheus', 'match[]': ['a', 'b'] },
    protocols: ['PrometheusText0.0.4'],
    timeout: '7s',
  });
  expect(holds).toBe(true);
  expect(text).not.toContain('Prometheus asks for');
  const { url, headers } = server.requests.at(-1)!;
  expect(url).toBe('/v1/agent/metrics?format=prometheus&match%5B%5D=a&match%5B%5D=b');
  expect(headers).toMatchObject({
    accept: 'text/plain;version=0.0.4;q=0.7,*/*;q=0.6',
    'x-prometheus-scrape-timeout-seconds': '7',
  });
});

test('protocol buffers first, where Prometheus takes creation times from them', async () => {
  const prometheus = { features: ['created-timestamp-zero-ingestion'] } as const;
  const check = (request: ScrapeRequest) =>
    runCheck(['shop', server.url], [{ name: 'shop', prometheus, jobs: [{ ...job, request }] }]);
  await check({});
  expect(server.requests.at(-1)!.headers.accept).toMatch(
    /^application\/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,application\/openmetrics-text;version=1.0.0;escaping=underscores;q=0.6,/,
  );
  await check({ protocols: ['OpenMetricsText1.0.0'] });
  expect(server.requests.at(-1)!.headers.accept).toMatch(/^application\/openmetrics-text;version=1.0.0/);
});

test('escaping of names', async () => {
  await checkUrl({ nameEscaping: 'allow-utf-8' });
  expect(server.requests.at(-1)!.headers.accept).toMatch(
    /^application\/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.7,/,
  );
});

test('another path is noted', async () => {
  const { text } = await checkUrl({ path: '/other' }, [], '/metrics?x=1');
  expect(text).toContain('Prometheus asks for /other, as the job says, and not for /metrics?x=1\n');
  expect(server.requests.at(-1)!.url).toBe('/metrics?x=1');
});

test.each(['', '/metrics'])('another scheme is noted, with the path %j', async (path) => {
  const { text } = await checkUrl({ scheme: 'https' }, [], path);
  expect(text).toContain('Prometheus asks over https, as the job says, and not over http\n');
  expect(server.requests.at(-1)!.url).toBe('/metrics');
  expect((await checkUrl({ scheme: 'http' }, [], path)).text).not.toContain('Prometheus asks');
});

test('the parameters of a probe are not noted', async () => {
  const probe = { modules: ['page'], destinations: [] };
  const jobs = [{ ...job, request: { path: '/probe' }, probe }];
  const url = `${server.url}/probe?module=page&target=https://shop.example/`;
  const { text } = await runCheck(['shop', url], [{ name: 'shop', prometheus: {}, jobs }]);
  expect(text).not.toContain('Prometheus asks for');
});

test('a page above a limit is rejected', async () => {
  const found = async (request: ScrapeRequest) => {
    const { holds, text } = await checkUrl(request);
    return [holds, /^\S+ +(has .*): Prometheus rejects the whole scrape$/m.exec(text)?.[1]];
  };
  expect(await found({ sampleLimit: 5 })).toEqual([true, undefined]);
  expect(await found({ sampleLimit: 4 })).toEqual([false, 'has 5 samples, above the sampleLimit of 4']);
  // With the name, job and instance.
  expect(await found({ labelLimit: 4 })).toEqual([true, undefined]);
  expect(await found({ labelLimit: 3 })).toEqual([false, 'has 4 labels, above the labelLimit of 3']);
  expect(await found({ labelValueLengthLimit: 12 })).toEqual([true, undefined]);
  expect(await found({ labelValueLengthLimit: 11 })).toEqual([
    false,
    'has a label value of more than 11 bytes (labelValueLengthLimit)',
  ]);
  respond = (_, response) => response.setHeader('Content-Type', 'text/plain').end(page.padEnd(2 ** 20, '\n'));
  await expect(checkUrl({ bodySizeLimit: Size.mebibytes(1) })).rejects.toThrow(/is larger than the limit/);
});

test('a response that is too slow for the job is rejected', async () => {
  respond = () => undefined;
  await expect(checkUrl({ timeout: '50ms' })).rejects.toThrow(/no response within 0.05 s$/);
});

test('a response without a content type needs a fallback', async () => {
  respond = (_, response) => response.end(page);
  await expect(checkUrl({})).rejects.toThrow(/its content type is missing.*fallbackProtocol/);
  expect((await checkUrl({ fallbackProtocol: 'PrometheusText0.0.4' })).holds).toBe(true);
});

test('the password with the user of the job', async () => {
  const file = join(folder, 'password');
  writeFileSync(file, 'secret\n');
  await checkUrl({ authorization: { user: 'me', password: SecretValue.fromExisting('a', 'b') } }, [
    '--password-file',
    file,
  ]);
  expect(server.requests.at(-1)!.headers.authorization).toBe(`Basic ${btoa('me:secret')}`);
  await expect(checkUrl({}, ['--password-file', file])).rejects.toThrow(/^the job has no user for this password/);
});

test('labels of the target with the names of its own', async () => {
  respond = (_, response) => {
    const text = '# TYPE orders_total counter\norders_total{state="new",job="other"} 1\n';
    response.setHeader('Content-Type', 'text/plain').end(text);
  };
  expect((await checkUrl({})).text).toContain('has the undeclared label exported_job');
  expect((await checkUrl({ honorLabels: true })).holds).toBe(true);
});

test('what breaks the format is noted, or refused with --strict', async () => {
  respond = (_, response) => response.setHeader('Content-Type', 'text/plain').end(page.trimEnd());
  const { holds, text } = await checkUrl({});
  expect(holds).toBe(true);
  expect(text).toContain('The request and the format\nline 5: the last line does not end with a line feed\n');
  await expect(checkUrl({}, ['--strict'])).rejects.toThrow(/line 5: the last line does not end with a line feed/);
});
