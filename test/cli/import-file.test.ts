import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExposition } from '../../cli/exposition';
import { runImport } from './commands';
import { compareExposition } from '../../metrics/contract';
import { importExposition } from './imported-exposition';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each(['# TYPE carts gauge\ncarts{"shop name"="paris"} 1\n', '{"shop carts"} 1\n', '# TYPE up gauge\nup 1\n'])(
  'a page of which no metric can be declared gives a catalogue that the page matches: %j',
  async (page) => {
    const file = join(folder, 'page.txt');
    writeFileSync(file, page);
    const { catalogue, notes } = await importExposition(file);
    expect(catalogue).toMatchObject({ metrics: {}, otherSeries: 1, isComplete: false });
    expect(notes).toContainEqual(expect.stringMatching(/^Omitted: /));
    expect(compareExposition({ catalogue }, (await readExposition(file)).metrics).issues).toEqual([]);
  },
);

test('a page matches the catalogue that omits one of its metrics', async () => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, 'a{"b c"="1"} 1\na{"b c"="2"} 1\ngo_goroutines 1\nd 1\n');
  const { catalogue, text } = await importExposition(file);
  expect(text).toContain('  // go_*, a\n  otherSeries: 3,\n  metrics: {');
  expect(compareExposition({ catalogue }, (await readExposition(file)).metrics).issues).toEqual([]);
});

test('the format of a file', async () => {
  const file = join(folder, 'page.txt');
  writeFileSync(file, '# TYPE carts counter\ncarts_total 1\n# EOF\n');
  const names = async (...args: readonly string[]) =>
    (await runImport([file, ...args])).text.match(/\w*carts\w*(?=:)/g);
  expect(await names()).toEqual(['carts_total']);
  expect((await runImport([file])).notes).toContainEqual(expect.stringMatching(/^Read as OpenMetrics/));
  expect((await runImport([file, '--format', 'text'])).notes).toContain(
    'Omitted: carts has no series, so its labels are unknown.',
  );
  await expect(runImport([file, '--format', 'json'])).rejects.toThrow(
    /^there is no such format; given: "json"; allowed: text, openmetrics$/,
  );
});
