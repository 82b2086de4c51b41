import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ValidationError } from '../../core/errors';
import { readExposition } from '../../cli/exposition';
import { runImport } from './commands';
import { compareExposition } from '../../metrics/contract';
import { ProjectCopy } from '../types/project-copy';
import { expositionFile, importExposition } from './imported-exposition';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const pages = ['python', 'python-openmetrics', 'node', 'go', 'openmetrics'];

describe.each(pages)('the exposition %s', (name) => {
  test('gives a catalogue', async () => {
    const { text, notes } = await runImport([expositionFile(name), '--name', 'shop']);
    expect(text).toMatchSnapshot();
    expect(notes).toMatchSnapshot();
  });

  test('matches the catalogue created from it', async () => {
    const { catalogue } = await importExposition(expositionFile(name));
    const { issues, unseen, otherHelp } = compareExposition(
      { catalogue, mayHideNative: true },
      (await readExposition(expositionFile(name))).metrics,
    );
    expect({ issues, unseen, otherHelp }).toEqual({ issues: [], unseen: [], otherHelp: [] });
  });
});

test('generated catalogues compile', async () => {
  const project = new ProjectCopy(['core', 'metrics']);
  const files = pages.map((name) => `infra/stacks/shop/${name}.ts`);
  for (const [index, name] of pages.entries()) {
    const { text } = await runImport([expositionFile(name), '--name', 'shop']);
    project.write(files[index]!, text);
  }
  expect(project.compile(files)).toEqual([]);
  project.remove();
});

test.each([
  [['--server-name', 'shop.internal'], /^the request does not use TLS; given: "http:/],
  [['--authority-file', 'absent.pem'], /^the request does not use TLS/],
])('rejects %j of a request without TLS', async (options, message) => {
  await expect(runImport(['http://127.0.0.1:1/metrics', ...options])).rejects.toThrow(message);
});

test.each([
  [['--authority-file', 'absent.pem'], /^--authority-file: no such file; given: "absent\.pem"$/],
  [['--authority-file', expositionFile('go')], /^authority: there is no certificate; allowed: certificates in PEM/],
  [['--server-name', 'a b'], /^serverName: /],
])('rejects %j of a request with TLS', async (options, message) => {
  await expect(runImport(['https://127.0.0.1:1/metrics', ...options])).rejects.toThrow(message);
});

test('does not overwrite a file', async () => {
  const file = join(folder, 'corner-shop.ts');
  const { text, notes } = await runImport([expositionFile('go'), '--output', file]);
  expect([text, notes[0]]).toEqual(['', `Wrote 7 metrics to ${file}.`]);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain("export const cornerShop = catalogue({\n  name: 'corner-shop',");
  await expect(runImport([expositionFile('node'), '--output', file])).rejects.toThrow(
    /^the file exists already and is not overwritten; given: ".*"; remedy: choose another file/,
  );
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test.each<[string, string[], RegExp]>([
  ['no exposition', [], /missing required argument 'page'/],
  ['two expositions', ['a', 'b'], /too many arguments/],
  ['an unknown option', ['a', '--force'], /unknown option '--force'/],
  ['a file of another kind', ['a', '--output', 'shop.json'], /^--output: the file is no TypeScript; given: /],
  ['a name with a capital', ['a', '--name', 'Shop'], /^invalid name of a catalogue; given: "Shop"; allowed: lowercase/],
  ['the name of a function', ['a', '--name', 'counter'], /^invalid name of a catalogue; given: "counter"/],
  ['a keyword of TypeScript', ['a', '--output', 'new.ts'], /given: "new"; .* remedy: choose another name with --name$/],
  ['a missing file', ['nowhere'], /^no such file; given: "nowhere"; allowed: a URL that starts with/],
  [
    'a missing folder',
    [expositionFile('go'), '--output', 'nowhere/shop.ts'],
    /^ENOENT: no such file or directory, open 'nowhere\/shop.ts'$/,
  ],
])('rejects %s', async (_, args, message) => {
  await expect(runImport(args)).rejects.toThrow(message);
  expect(existsSync('nowhere')).toBe(false);
});

test('rejects an exposition without metrics to declare and gives the reason', async () => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, '# TYPE a_total counter\ngo_goroutines 1\n');
  await expect(runImport([file])).rejects.toThrow(
    /page.txt has no metric that a catalogue can declare: Omitted: a_total has no series.*1 series go_\*\.$/,
  );
});

test.each<[string, string, RegExp]>([
  [
    'buckets that differ',
    'a_bucket{b="c",le="1"} 1\na_bucket{b="c",le="+Inf"} 1\na_bucket{b="d",le="+Inf"} 1',
    /different buckets/,
  ],
  ['no sum', 'a_bucket{le="+Inf"} 1\na_count 1', /^Omitted: a has series without a_sum\.$/],
  ['no bucket +Inf', 'a_bucket{le="1"} 1', /or no bucket \+Inf/],
  [
    'a reserved label',
    'a_bucket{__b="c",le="1"} 1\na_bucket{__b="c",le="+Inf"} 1',
    /has the label "__b", which catalogues cannot declare/,
  ],
])('omits a histogram with %s', async (_, lines, note) => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, `# TYPE a histogram\n${lines}\nb 1\n`);
  const { text, notes } = await runImport([file]);
  expect(text).not.toContain(' a: ');
  expect(notes[0]).toMatch(note);
});

test.each<[string, string, string, RegExp]>([
  [
    'a quantile above 100',
    'wait summary',
    'wait{quantile="101"} 1\nwait_sum 1\nwait_count 1',
    /quantiles outside 0 to 100/,
  ],
  ['a name of Prometheus', 'up gauge', 'up 1', /^Omitted: up has a name that Prometheus uses itself\.$/],
])('omits a metric with %s', async (_, type, lines, note) => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, `# TYPE ${type}\n${lines}\nb 1\n`);
  const { notes } = await runImport([file]);
  expect(notes[0]).toMatch(note);
});

test('writes a help text where that of the page is empty', async () => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, '# HELP carts \n# TYPE carts gauge\ncarts 1\n');
  const { text } = await runImport([file]);
  expect(text).toContain("help: 'The exposition has no help text.'");
});

test.each<[string, string, string[], RegExp[]]>([
  [
    'metrics that have a series in common',
    '# TYPE wait_seconds histogram\nwait_seconds_bucket{le="+Inf"} 1\nwait_seconds_sum 1\nwait_seconds_count 1\n' +
      '# TYPE wait_seconds_count counter\nwait_seconds_count{shop="paris"} 1\n',
    ['wait_seconds'],
    [
      /^Omitted: wait_seconds_count has the series wait_seconds_count, like wait_seconds\.$/,
      /^line 4: wait_seconds_count is a series of wait_seconds and a metric of its own$/,
    ],
  ],
  [
    'metrics in two places',
    '# TYPE carts_total counter\ncarts_total{shop="paris"} 1\n# TYPE baskets gauge\nbaskets 1\ncarts_total{shop="lyon"} 1\n',
    ['carts_total', 'baskets'],
    [/^line 5: the lines of carts_total are not adjacent$/],
  ],
  [
    'an info that is called info',
    '# TYPE build_info info\nbuild_info{version="1"} 1\n# EOF\n',
    ['build_info'],
    [/^line 2: the info build_info has the series build_info_info, but not build_info$/],
  ],
  [
    'the end of OpenMetrics',
    '# TYPE carts_total counter\ncarts_total 1\n# EOF\n',
    ['carts_total'],
    [/^line 3: # EOF ends an exposition in OpenMetrics/],
  ],
  [
    'series without types in two places',
    'wait_seconds_bucket{shop="paris",le="1"} 1\nwait_seconds_count{shop="paris"} 1\n' +
      'wait_seconds_bucket{shop="lyon",le="1"} 1\nwait_seconds_count{shop="lyon"} 1\n',
    ['wait_seconds_bucket', 'wait_seconds_count'],
    [/^line 3: the lines of wait_seconds_bucket are not adjacent$/, /^line 4: the lines of wait_seconds_count are/],
  ],
  [
    'a label in UTF-8',
    '# TYPE carts gauge\ncarts{"shop.name"="paris"} 1\n',
    ['carts'],
    [/^line 2: names in quotation marks/],
  ],
  [
    'a label that is not a name',
    '# TYPE carts gauge\ncarts{"shop name"="paris"} 1\nbaskets 1\n',
    ['baskets'],
    [
      /^Omitted: carts has the label "shop name", which catalogues cannot declare\.$/,
      /^line 2: names in quotation marks/,
    ],
  ],
  ['a name in UTF-8', '{"shop.carts"} 1\n', ['shop.carts'], [/^line 1: names in quotation marks/]],
  [
    'a name that catalogues cannot declare',
    '{"shop carts"} 1\nbaskets 1\n',
    ['baskets'],
    [/^Omitted: shop carts has a name that catalogues cannot declare\.$/, /^line 1: names in quotation marks/],
  ],
  [
    'metadata twice',
    '# HELP a_total A.\n# TYPE a_total counter\na_total{b="c"} 1\n# HELP a_total A.\n# TYPE a_total counter\na_total{b="d"} 1\n',
    ['a_total'],
    [
      /^line 4: a_total has a second HELP$/,
      /^line 4 and 1 more: HELP, TYPE or UNIT of a_total come after/,
      /^line 5: a_total has a second TYPE$/,
    ],
  ],
  [
    'no line feed at the end',
    '# TYPE a_total counter\na_total 1',
    ['a_total'],
    [/^line 2: the last line does not end/],
  ],
  [
    'a counter without its suffix',
    '# TYPE carts counter\ncarts 3\n# EOF\n',
    ['carts'],
    [/^line 2: the counter carts has the series carts_total, carts_created, but not carts$/],
  ],
  [
    'an exemplar of a count',
    '# TYPE wait_seconds summary\nwait_seconds_count 3 # {trace_id="abc"} 1.0\nwait_seconds_sum 3\n# EOF\n',
    ['wait_seconds'],
    [/^line 2: wait_seconds_count has an exemplar, which only counters and buckets may have$/],
  ],
  [
    'series twice',
    '# TYPE a_total counter\na_total{b="c"} 1\na_total{b="c"} 1\na_total{b="c"} 1\n',
    ['a_total'],
    [/^line 3 and 1 more: the series a_total occurs twice with the same labels$/],
  ],
])('reads %s, like Prometheus', async (_, page, names, notes) => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, page);
  const imported = await importExposition(file);
  expect(Object.keys(imported.catalogue.metrics)).toEqual(names);
  const found = imported.notes.filter((note) => !/^(No metric has the version|Read )/.test(note));
  expect(found).toEqual(notes.map((note): unknown => expect.stringMatching(note)));
  await expect(runImport([file, '--strict'])).rejects.toThrow(ValidationError);
});

test('declares a label the same way in all metrics but info metrics', async () => {
  const file = join(folder, 'page.txt');
  writeFileSync(
    file,
    '# TYPE a_total counter\na_total{method="GET",kind="x"} 1\n# TYPE b gauge\nb{method="call",kind="y"} 1\n' +
      '# TYPE c_total counter\nc_total{method="GET"} 1\n# TYPE d_info gauge\nd_info{kind="x"} 1\n',
  );
  const { text } = await importExposition(file);
  expect(text.match(/^const .*|labels: \{.*?\}/gm)).toEqual([
    "const method = open(5, 'GET', 'call');",
    "const kind = open(5, 'x', 'y');",
    'labels: { method, kind }',
    'labels: { method, kind }',
    'labels: { method }',
    "labels: { kind: open(1, 'x') }",
  ]);
});

test('declares histograms and summaries that are named like counters', async () => {
  const file = join(folder, 'page.txt');
  const histogram = ['_bucket{le="1"}', '_bucket{le="+Inf"}', '_sum', '_count'].map((one) => `a_total${one} 1\n`);
  writeFileSync(
    file,
    `# TYPE a_total histogram\n${histogram.join('')}# TYPE b_total summary\nb_total_sum 1\nb_total_count 1\n`,
  );
  const { catalogue } = await importExposition(file);
  expect(
    Object.values(catalogue.metrics).map(({ type, hasUnconventionalName }) => [type, hasUnconventionalName]),
  ).toEqual([
    ['histogram', true],
    ['summary', true],
  ]);
});

test('writes the limits of a gauge whose values are beyond those of its unit', async () => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, '# TYPE memory_fragmentation_ratio gauge\nmemory_fragmentation_ratio 1.7\n');
  const { text, catalogue } = await importExposition(file);
  expect(text).toContain('// The exposition has values beyond those that are usual for ratio.\n');
  expect(catalogue.metrics.memory_fragmentation_ratio).toMatchObject({ unit: 'ratio', range: { min: 0 } });
});
