import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCommand, type CheckedStack } from '../../cli/check/command';
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
});
const stack: CheckedStack = {
  name: 'shop',
  jobs: [jobOf('shop', shop), jobOf('worker', small), jobOf('machine', nodeExporter)],
};

/** What is on the page of the worker. */
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

test('a contract that holds', async () => {
  const { text, holds } = await check(lines);
  expect(holds).toBe(true);
  expect(text).toMatchInlineSnapshot(`
   "page.txt and the job worker of shop: the contract holds

   Noted
   metric                         what the page says
   process_resident_memory_bytes  has no type on the page; it is declared as gauge
   process_start_time_seconds     has no type on the page; it is declared as gauge

   Another help than in the catalogue, which breaks nothing: jobs_waiting

   Ignored, as the client library's own: 1 series process_*
   "
  `);
});

test('a contract that is broken', async () => {
  const { text, holds } = await check({
    ...lines,
    jobs: '',
    waiting: '# TYPE jobs_waiting counter\njobs_waiting{queue="a"} 1\n# TYPE news_total counter\nnews_total 1\n',
  });
  expect(holds).toBe(false);
  expect(text).toMatchInlineSnapshot(`
   "page.txt and the job worker of shop: the contract is broken in 4 places

   Broken
   metric        what the page says
   jobs_waiting  is declared as gauge, and the page says counter
   jobs_waiting  has the label queue, which is not declared
   news_total    is on the page with 1 series, and not declared
   jobs_total    is not on the page

   jobs_total: a metric with labels may show only once something was counted; let it happen, or say --fresh for an application that has just been started

   Noted
   metric                         what the page says
   process_resident_memory_bytes  has no type on the page; it is declared as gauge
   process_start_time_seconds     has no type on the page; it is declared as gauge

   Ignored, as the client library's own: 1 series process_*
   "
  `);
});

test('of an application that was just started a metric with labels may not be there yet', async () => {
  const { text, holds } = await check({ ...lines, jobs: '' }, ['--fresh']);
  expect(holds).toBe(true);
  expect(text).toMatch(/Noted\n(.+\n)+jobs_total +is not on the page$/m);
});

test('series of an exporter that nobody need name are counted', async () => {
  const { text } = await check({ requests: 'node_load1 1\nnode_load15 1\n' }, ['--fresh']);
  expect(text).toContain('the job machine of shop');
  expect(text).toContain('Series that the catalogue node_exporter need not name: 1, where about 500 are expected\n');
});

describe('the job is', () => {
  const title = async (...args: Parameters<typeof check>) => (await check(...args)).text.split(':')[0];

  test.each<[string, Partial<typeof lines>, string[], string]>([
    ['the one that is named', lines, ['--job', 'shop'], 'shop'],
    ['the one of which the page has anything', { jobs: lines.jobs, process: lines.process }, [], 'worker'],
    ['the one of which the page has most', { jobs: lines.jobs, requests: lines.requests }, [], 'worker'],
  ])('%s', async (_, exposition, args, job) => {
    expect(await title(exposition, args)).toBe(`page.txt and the job ${job} of shop`);
  });

  test('the only one', async () => {
    expect(await title({}, [], { ...stack, jobs: [jobOf('alone', small)] })).toBe('page.txt and the job alone of shop');
  });

  test('asked for where none fits, or several do', async () => {
    await expect(check({ process: lines.process })).rejects.toThrow(
      /^the page has no metric of any job of the stack; allowed: shop, worker, machine; remedy: say which it is by --job JOB$/,
    );
    const twice = { ...stack, jobs: [jobOf('a', small), jobOf('b', small), jobOf('c', nodeExporter)] };
    await expect(check(lines, [], twice)).rejects.toThrow(
      /^the page may be of each of these jobs: a, b; allowed: a, b, c; remedy: say which it is by --job JOB$/,
    );
  });
});

test('a label that the job adds too is renamed', async () => {
  const jobs = [jobOf('worker', small, ['job', 'instance', 'pod'])];
  const { text } = await check({ ...lines, waiting: '# TYPE jobs_waiting gauge\njobs_waiting{pod="a"} 1\n' }, [], {
    ...stack,
    jobs,
  });
  expect(text).toContain('has the label exported_pod, which is not declared');
});

test.each<[string, string[], RegExp]>([
  ['nothing', [], /^a stack and a page are to be named; given: ""; allowed: \nnpm run check -- STACK PAGE /],
  ['no page', ['shop'], /^a stack and a page are to be named/],
  ['an unknown stack', ['shap', 'page'], /^there is no such stack; given: "shap"; allowed: shop$/],
  [
    'an unknown job',
    ['shop', 'page', '--job', 'x'],
    /^the stack has no such job; given: "x"; allowed: shop, worker, machine$/,
  ],
  ['an unknown option', ['shop', 'page', '--quiet'], /Unknown option '--quiet'/],
  ['no page', ['shop', 'nowhere'], /^there is no such page; given: "nowhere"/],
])('%s is refused', async (_, args, message) => {
  await expect(checkCommand(args, [stack])).rejects.toThrow(message);
});
