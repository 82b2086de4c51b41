import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedStack } from '../../cli/check/checked-stack';
import { runCheck } from './commands';
import { nodeExporter } from '../../library/machine/catalogue';
import { catalogue, counter, gauge, open } from '../../metrics';
import { processMetrics } from '../../metrics/process';
import { shop } from '../shop';

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
  return runCheck(['shop', file, ...args], [of]).then(({ text, holds }) => ({
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
  const { text } = await check({ requests: 'node_load1 1\nnode_own 1\n' }, ['--fresh']);
  expect(text).toContain('the job machine of shop');
  expect(text).toContain('Series outside the catalogue node_exporter: 1 (expected: about 200)\n');
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

test('prints JSON', async () => {
  const { text, holds } = await check({ ...lines, requests: '' }, ['--json', '--job', 'worker']);
  expect(holds).toBe(false);
  expect(JSON.parse(text)).toMatchObject({
    ...{ stack: 'shop', page: 'page.txt', holds: false, job: 'worker', catalogue: 'small', isFresh: false },
    issues: [{ metric: 'http_requests_total' }],
    otherHelp: ['jobs_waiting'],
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

test.each<[string, string[], RegExp]>([
  ['nothing', [], /missing required argument 'stack'/],
  ['no exposition', ['shop'], /missing required argument 'page'/],
  ['an unknown stack', ['shap', 'page'], /^unknown stack; given: "shap"; allowed: shop$/],
  [
    'an unknown job',
    ['shop', 'page', '--job', 'x'],
    /^the stack has no such scrape job; given: "x"; allowed: shop, worker, machine$/,
  ],
  ['an unknown option', ['shop', 'page', '--quiet'], /unknown option '--quiet'/],
  ['a missing file', ['shop', 'nowhere'], /^no such file; given: "nowhere"/],
])('rejects %s', async (_, args, message) => {
  await expect(runCheck(args, [stack])).rejects.toThrow(message);
});
