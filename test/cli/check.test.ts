import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedStack } from '../../cli/check/checked-stack';
import { checkCommand } from '../../cli/check/command';
import { nodeExporter } from '../../library/machine/catalogue';
import { catalogue, counter, gauge, open } from '../../metrics';
import { processMetrics } from '../../metrics/process';
import { Size } from '../../core/size';
import { SecretValue } from '../../core/secret-value';
import type { ScrapeRequest } from '../../servers';
import { shop } from '../shop';
import { serveExposition, type ExpositionServer } from './exposition-server';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const help = 'Something.';
const small = catalogue({
  name: 'small',
  software: 'small',
  version: '1',
  metrics: {
    ...processMetrics,
    jobs_waiting: gauge({ help, unit: 'none' }),
    jobs_total: counter({ help, unit: 'events', labels: { queue: open(2) } }),
    http_requests_total: counter({ help, unit: 'requests' }),
  },
});
const jobOf = (job: string, of: CheckedStack['jobs'][number]['catalogue'], targetLabels = ['job', 'instance']) => ({
  job,
  catalogue: of,
  targetLabels,
  request: {},
  interval: undefined,
});
const stack: CheckedStack = {
  name: 'shop',
  prometheus: {},
  jobs: [jobOf('shop', shop), jobOf('worker', small), jobOf('machine', nodeExporter)],
};

/** Parts of the exposition of the worker. */
const lines = {
  process: '# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total 1\nprocess_open_fds 5\n',
  memory: 'process_resident_memory_bytes 1\nprocess_start_time_seconds 1\n',
  waiting: `# HELP jobs_waiting Others.\n# TYPE jobs_waiting gauge\njobs_waiting 1\n`,
  jobs: '# TYPE jobs_total counter\njobs_total{queue="a"} 1\n',
  requests: '# TYPE http_requests_total counter\nhttp_requests_total 1\n',
};

function check(exposition: Partial<typeof lines>, args: readonly string[] = [], of = stack) {
  const file = join(folder, 'page.txt');
  writeFileSync(file, Object.values(exposition).join(''));
  return checkCommand(['shop', file, ...args], [of]).then(({ text, holds }) => ({
    text: text.replaceAll(file, 'page.txt'),
    holds,
  }));
}

test('an exposition that matches its catalogue', async () => {
  const { text, holds } = await check(lines);
  expect(holds).toBe(true);
  expect(text).toMatchInlineSnapshot(`
   "page.txt and the job worker of shop: matches the catalogue

   Notes
   metric                         in the exposition
   process_resident_memory_bytes  is exposed without a type; it is declared as gauge
   process_start_time_seconds     is exposed without a type; it is declared as gauge

   Metrics with another help text than in the catalogue (no issue): jobs_waiting

   Ignored series of client libraries: 1 series process_*
   "
  `);
});

test('an exposition that differs from its catalogue', async () => {
  const { text, holds } = await check({
    ...lines,
    jobs: '',
    waiting: '# TYPE jobs_waiting counter\njobs_waiting{queue="a"} 1\n# TYPE news_total counter\nnews_total 1\n',
  });
  expect(holds).toBe(false);
  expect(text).toMatchInlineSnapshot(`
   "page.txt and the job worker of shop: 4 differences from the catalogue

   Issues
   metric        in the exposition
   jobs_waiting  is declared as gauge, but exposed as counter
   jobs_waiting  has the undeclared label queue
   news_total    has 1 series and is not declared
   jobs_total    is missing

   jobs_total: a metric with labels may be missing until its first event; trigger the event, or use --fresh just after a start of the application

   Notes
   metric                         in the exposition
   process_resident_memory_bytes  is exposed without a type; it is declared as gauge
   process_start_time_seconds     is exposed without a type; it is declared as gauge

   Ignored series of client libraries: 1 series process_*
   "
  `);
});

test('metrics with labels may be missing just after a start of the application', async () => {
  const { text, holds } = await check({ ...lines, jobs: '' }, ['--fresh']);
  expect(holds).toBe(true);
  expect(text).toMatch(/Notes\n(.+\n)+jobs_total +is missing$/m);
});

test('counts the undeclared series of an exporter', async () => {
  const { text } = await check({ requests: 'node_load1 1\nnode_load15 1\n' }, ['--fresh']);
  expect(text).toContain('the job machine of shop');
  expect(text).toContain('Series outside the catalogue node_exporter: 1 (expected: about 500)\n');
});

describe('the scrape job is', () => {
  const title = async (...args: Parameters<typeof check>) => (await check(...args)).text.split(':')[0];

  test.each<[string, Partial<typeof lines>, string[], string]>([
    ['the one of the option', lines, ['--job', 'shop'], 'shop'],
    ['the only one with metrics in the exposition', { jobs: lines.jobs, process: lines.process }, [], 'worker'],
    [
      'the only one with at least half of its metrics in the exposition',
      { jobs: lines.jobs, requests: lines.requests },
      [],
      'worker',
    ],
  ])('%s', async (_, exposition, args, job) => {
    expect(await title(exposition, args)).toBe(`page.txt and the job ${job} of shop`);
  });

  test('the only one of the stack', async () => {
    expect(await title({}, [], { ...stack, jobs: [jobOf('alone', small)] })).toBe('page.txt and the job alone of shop');
  });

  test('required when none or several match', async () => {
    await expect(check({ process: lines.process })).rejects.toThrow(
      /^the exposition has no metric of any scrape job of the stack; allowed: shop, worker, machine; remedy: select one with --job JOB$/,
    );
    const twice = { ...stack, jobs: [jobOf('a', small), jobOf('b', small), jobOf('c', nodeExporter)] };
    await expect(check(lines, [], twice)).rejects.toThrow(
      /^the exposition matches several scrape jobs: a, b; allowed: a, b, c; remedy: select one with --job JOB$/,
    );
  });
});

test('renames a label that the scrape job also adds', async () => {
  const jobs = [jobOf('worker', small, ['job', 'instance', 'pod'])];
  const { text } = await check({ ...lines, waiting: '# TYPE jobs_waiting gauge\njobs_waiting{pod="a"} 1\n' }, [], {
    ...stack,
    jobs,
  });
  expect(text).toContain('has the undeclared label exported_pod');
});

describe('the request and the reading follow the job', () => {
  const orders = catalogue({
    name: 'orders',
    software: 'orders',
    version: '1',
    metrics: { orders_total: counter({ help, unit: 'events', labels: { state: open(10) } }) },
  });
  const page = ['new', 'paid', 'sent', 'back', 'lost'].map((state) => `orders_total{state="${state}"} 1\n`).join('');
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
    const jobs = [{ ...jobOf('orders', orders), request }];
    return checkCommand(['shop', server.url + path, ...args], [{ name: 'shop', prometheus: {}, jobs }]);
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

  test('the parameters of a probe are not noted', async () => {
    const probe = { modules: ['page'], destinations: [] };
    const jobs = [{ ...jobOf('orders', orders), request: { path: '/probe' }, probe }];
    const url = `${server.url}/probe?module=page&target=https://shop.example/`;
    const { text } = await checkCommand(['shop', url], [{ name: 'shop', prometheus: {}, jobs }]);
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
});

test.each<[string, string[], RegExp]>([
  ['nothing', [], /^exactly one stack and one PAGE are required; given: ""; allowed: \nnpm run check -- STACK PAGE /],
  ['no exposition', ['shop'], /^exactly one stack and one PAGE are required/],
  ['an unknown stack', ['shap', 'page'], /^unknown stack; given: "shap"; allowed: shop$/],
  [
    'an unknown job',
    ['shop', 'page', '--job', 'x'],
    /^the stack has no such scrape job; given: "x"; allowed: shop, worker, machine$/,
  ],
  ['an unknown option', ['shop', 'page', '--quiet'], /Unknown option '--quiet'/],
  ['a missing file', ['shop', 'nowhere'], /^no such file; given: "nowhere"/],
])('rejects %s', async (_, args, message) => {
  await expect(checkCommand(args, [stack])).rejects.toThrow(message);
});
