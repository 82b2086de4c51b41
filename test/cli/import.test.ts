import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExposition } from '../../cli/exposition';
import { importCommand } from '../../cli/import/command';
import { labelText, roomFor } from '../../cli/import/label';
import { guessObservations, guessUnit } from '../../cli/import/unit';
import { compareExposition } from '../../metrics/contract';
import type { ExpositionMetric, ExpositionMetricType } from '../../metrics/exposition';
import { compileFiles } from '../types/compile';
import { expositionFile, importExposition } from './imported-exposition';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const pages = ['python', 'python-openmetrics', 'node', 'go', 'openmetrics'];

describe.each(pages)('the page %s', (name) => {
  test('gives a catalogue', async () => {
    const { text, notes } = await importCommand([expositionFile(name), '--name', 'shop']);
    expect(text).toMatchSnapshot();
    expect(notes).toMatchSnapshot();
  });

  test('keeps the contract that was made of it', async () => {
    const { catalogue } = await importExposition(expositionFile(name));
    const { issues, unseen, otherHelp } = compareExposition({ catalogue }, await readExposition(expositionFile(name)));
    expect({ issues, unseen, otherHelp }).toEqual({ issues: [], unseen: [], otherHelp: [] });
  });
});

test('what is written compiles', async () => {
  const content = join(__dirname, '../../infra/stacks/any');
  const written = pages.map(async (name) => {
    const { text } = await importCommand([expositionFile(name), '--name', 'shop']);
    return [join(content, `${name}.imported.ts`), text] as const;
  });
  expect(compileFiles(new Map(await Promise.all(written)), { types: [] })).toEqual([]);
});

test('a file is written once, and never written over', async () => {
  const file = join(folder, 'corner-shop.ts');
  const { text, notes } = await importCommand([expositionFile('go'), '--output', file]);
  expect([text, notes[0]]).toEqual(['', `${file} is written: 7 metrics.`]);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain("export const cornerShop = catalogue({\n  name: 'corner-shop',");
  await expect(importCommand([expositionFile('node'), '--output', file])).rejects.toThrow(
    /^the file is there already, and nothing is written over it; given: ".*"; remedy: name another one/,
  );
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test.each<[string, string[], RegExp]>([
  ['no page', [], /^exactly one page is to be named; given: ""; allowed: \nnpm run import -- PAGE /],
  ['two pages', ['a', 'b'], /^exactly one page is to be named/],
  ['an unknown option', ['a', '--force'], /Unknown option '--force'/],
  ['a file of another kind', ['a', '--output', 'shop.json'], /^the file to write is to end in \.ts/],
  ['a name with a capital', ['a', '--name', 'Shop'], /^a catalogue cannot be called so; given: "Shop"; allowed: small/],
  ['a name of the vocabulary', ['a', '--name', 'counter'], /^a catalogue cannot be called so; given: "counter"/],
  ['a word of TypeScript', ['a', '--output', 'new.ts'], /given: "new"; .* remedy: give another one by --name$/],
  [
    'a page that is not there',
    ['nowhere'],
    /^there is no such page; given: "nowhere"; allowed: an address that begins with/,
  ],
  [
    'a folder that is not there',
    [expositionFile('go'), '--output', 'nowhere/shop.ts'],
    /^ENOENT.*given: "nowhere\/shop.ts"$/,
  ],
])('%s is refused', async (_, args, message) => {
  await expect(importCommand(args)).rejects.toThrow(message);
  expect(existsSync('nowhere')).toBe(false);
});

test('a page of which nothing can be declared is refused, and said why', async () => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, '# TYPE a_total counter\ngo_goroutines 1\n');
  await expect(importCommand([file])).rejects.toThrow(
    /page.txt has no metric to declare; given: "Left out: a_total has no series yet.*1 series go_\*\."$/,
  );
});

test.each<[string, string, RegExp]>([
  [
    'buckets that differ',
    'a_bucket{b="c",le="1"} 1\na_bucket{b="c",le="+Inf"} 1\na_bucket{b="d",le="+Inf"} 1',
    /other buckets/,
  ],
  ['no bucket +Inf', 'a_bucket{le="1"} 1', /or no bucket \+Inf/],
  [
    'a label that nobody may have',
    'a_bucket{__b="c",le="1"} 1\na_bucket{__b="c",le="+Inf"} 1',
    /a label that begins with __/,
  ],
])('a histogram with %s is left out', async (_, lines, note) => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, `# TYPE a histogram\n${lines}\nb 1\n`);
  const { text, notes } = await importCommand([file]);
  expect(text).not.toContain(' a: ');
  expect(notes[0]).toMatch(note);
});

function metric(name: string, type: ExpositionMetricType, ...values: number[]): ExpositionMetric {
  const samples = values.map((value, index) => ({ name, labels: { n: String(index) }, value, timestamp: undefined }));
  return { name, type, help: undefined, unit: undefined, samples };
}

test.each<[name: string, type: ExpositionMetricType, value: number, unit: string]>([
  ['http_requests_total', 'counter', 1, 'requests'],
  ['file_upload_bytes_total', 'counter', 1, 'bytes'],
  ['redis_errors_by_kind_total', 'counter', 1, 'errors'],
  ['cache_hits_total', 'counter', 1, 'events'],
  ['cpu_seconds_total', 'counter', 2e9, 'seconds'],
  ['http_connections_active', 'gauge', 1, 'connections'],
  ['temperature_celsius', 'gauge', 1, 'celsius'],
  ['cpu_used_ratio', 'gauge', 1, 'ratio'],
  ['backup_age_seconds', 'gauge', 90, 'seconds'],
  ['backup_finished_seconds', 'gauge', 1.7e9, 'timestamp'],
  ['process_start_time_seconds', 'gauge', 0, 'timestamp'],
  ['last_backup_timestamp', 'gauge', 0, 'timestamp'],
  ['database_up', 'gauge', 1, 'boolean'],
  ['workers_online', 'gauge', 4, 'none'],
  ['app_info', 'gauge', 1, 'none'],
  ['batch_rows', 'histogram', 1, 'none'],
  ['response_bytes', 'histogram', 1, 'bytes'],
])('the unit of %s, a %s that is %d, is %s', (name, type, value, unit) => {
  expect(guessUnit(metric(name, type, value))).toEqual({ unit });
});

test('of a unit that a catalogue cannot say it is said', () => {
  expect(guessUnit(metric('power_joules_total', 'counter', 1))).toEqual({
    unit: 'none',
    remark: 'There is no unit joules here: it is a plain number.',
  });
  expect(guessUnit({ ...metric('speed_knots', 'gauge', 1), unit: 'knots' }).unit).toBe('none');
});

test('of a unit with a prefix it is said that there is none', () => {
  expect(guessUnit(metric('wait_ms', 'gauge', 1))).toEqual({
    unit: 'none',
    remark: 'Units here have no prefix: in ms it is a plain number until it is exposed in seconds.',
  });
});

test.each([
  ['http_request_duration_seconds', 'requests'],
  ['db_query_duration_seconds', 'queries'],
  ['batch_process_seconds', 'processes'],
  ['sleep_seconds', 'events'],
])('%s counts %s', (name, things) => {
  expect(guessObservations(metric(name, 'histogram', 1))).toBe(things);
});

test.each<[string, string[], string]>([
  ['status', ['404', '200'], 'httpStatus("200", "404")'],
  ['http_status_code', ['200'], 'httpStatus("200")'],
  ['code', ['0', '14'], 'open(5, "0", "14")'],
  ['status', ['2xx', '5xx'], 'closed("1xx", "2xx", "3xx", "4xx", "5xx")'],
  ['status', ['success', 'failed'], 'closed("failed", "success")'],
  ['method', ['GET'], 'closed("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")'],
  ['method', ['get', 'trace'], 'closed("get", "post", "put", "patch", "delete", "head", "options", "trace")'],
  ['method', ['/shop.Cart/Add'], 'open(5, "/shop.Cart/Add")'],
  ['cached', ['true'], 'flag()'],
  ['kind', ['login'], 'open(5, "login")'],
  ['database', ['orders', 'users'], 'open(5, "orders", "users")'],
  ['route', ['/', '/a', '/b', '/c'], 'open(10, "/", "/a", "/b")'],
  ['word', 'abcdefghi'.split(''), 'open(25, "a", "b", "c")'],
])('%s with %j is %s', (label, values, text) => {
  expect(labelText(label, values, false).text).toBe(text);
});

test.each([
  [1, 5],
  [2, 5],
  [3, 10],
  [12, 25],
  [13, 50],
  [300, 1000],
])('where %d are seen there is room for %d', (seen, room) => {
  expect(roomFor(seen)).toBe(room);
});
