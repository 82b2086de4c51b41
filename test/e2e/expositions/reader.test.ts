import * as fc from 'fast-check';
import { parseProtobuf } from '../../../cli/exposition/protobuf';
import { ValidationError } from '../../../core/errors';
import { parseExposition, type ExpositionFormat, type ParsedExposition } from '../../../metrics/exposition';
import { describedFamilies, descriptionDifferences } from './description';
import { openMetricsPages, textPages } from './page';
import { protobufPages } from './protobuf-page';
import { SeriesProgram, type StoredByPrometheus } from './series-program';

const program = new SeriesProgram();
afterAll(() => program.stop());

const contentTypes: Readonly<Record<ExpositionFormat, string>> = {
  text: 'text/plain; version=1.0.0; escaping=allow-utf-8',
  openMetrics: 'application/openmetrics-text; version=1.0.0',
};

/** Pages that are compared for each format: in CI always the same, by hand others and more. */
const runs = Number(process.env.PAGES ?? '4000');
const seed = Number(process.env.SEED ?? '20261130');

test.each([
  ['text', textPages],
  ['openMetrics', openMetricsPages],
] as const)('pages in the format %s are read as Prometheus reads them', async (format, pages) => {
  await compared(format, pages, async (page) => ({
    here: parsed(() => parseExposition(page, format)),
    there: await program.read(contentTypes[format], page),
  }));
});

test.each([
  ['classic histograms', { storesNative: false, keepsClassic: false }],
  ['native histograms', { storesNative: true, keepsClassic: false }],
  ['both', { storesNative: true, keepsClassic: true }],
] as const)('pages in protocol buffers are read as Prometheus reads them when it stores %s', async (_, histograms) => {
  const type = 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited';
  await compared('protobuf', protobufPages, async (page) => ({
    here: parsed(() => parseProtobuf(page, histograms)),
    there: await program.read(type, page, histograms),
  }));
});

interface Readings {
  readonly here: ParsedExposition | undefined;
  readonly there: StoredByPrometheus;
}

/** Compares what is read of pages. Both taken and rejected pages, and descriptions, must be among them. */
async function compared<T>(
  format: ExpositionFormat | 'protobuf',
  pages: fc.Arbitrary<T>,
  read: (page: T) => Promise<Readings>,
): Promise<void> {
  const counted = { taken: 0, rejected: 0, described: 0 };
  await fc.assert(
    fc.asyncProperty(pages, async (page) => {
      const { here, there } = await read(page);
      const expected = byPrometheus(there);
      expect(readHere(here)).toEqual(expected);
      counted['isRejected' in expected ? 'rejected' : 'taken'] += 1;
      if (here === undefined) return;
      expect(descriptionDifferences(here, there, format)).toEqual([]);
      counted.described += describedFamilies(there).length;
    }),
    { seed, numRuns: runs },
  );
  expect(counted.taken).toBeGreaterThan(runs / 10);
  expect(counted.rejected).toBeGreaterThan(runs / 10);
  expect(counted.described).toBeGreaterThan(runs / 50);
}

type Result = { readonly isRejected: true } | { readonly series: readonly unknown[]; readonly samples: number };

function byPrometheus({ error, series, samples }: StoredByPrometheus): Result {
  if (error !== '') return { isRejected: true };
  return {
    series: series
      .map(({ labels, value, timestamp }) => row(labels, Number(value.replace('Inf', 'Infinity')), timestamp))
      .sort(),
    samples,
  };
}

function readHere(read: ParsedExposition | undefined): Result {
  if (read === undefined) return { isRejected: true };
  const series = [...read.metrics.values()]
    .flatMap((metric) => metric.samples)
    .map(({ name, labels, value, timestamp }) => row({ ...labels, __name__: name }, value, timestamp ?? null))
    .sort();
  return { series, samples: read.samples };
}

function parsed(read: () => ParsedExposition): ParsedExposition | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ValidationError) return undefined;
    throw error;
  }
}

function row(labels: Readonly<Record<string, string>>, value: number, timestamp: number | null): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, Object.is(value, -0) ? '0' : String(value), timestamp]);
}
