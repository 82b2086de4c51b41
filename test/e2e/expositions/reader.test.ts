import * as fc from 'fast-check';
import { ValidationError } from '../../../core/errors';
import { parseExposition, type ExpositionFormat, type ParsedExposition } from '../../../metrics/exposition';
import { openMetricsPages, textPages } from './page';
import { SeriesProgram, type StoredByPrometheus } from './series-program';

const program = new SeriesProgram();
afterAll(() => program.stop());

const contentTypes: Readonly<Record<ExpositionFormat, string>> = {
  text: 'text/plain; version=1.0.0; escaping=allow-utf-8',
  openMetrics: 'application/openmetrics-text; version=1.0.0',
};
const counted = { taken: 0, rejected: 0 };

/** Pages that are compared for each format: in CI always the same, by hand others and more. */
const runs = Number(process.env.PAGES ?? '4000');

test.each([
  ['text', textPages],
  ['openMetrics', openMetricsPages],
] as const)(
  'pages in the format %s are read as Prometheus reads them',
  async (format, pages) => {
    await fc.assert(
      fc.asyncProperty(pages, async (page) => {
        const answer = await program.read(contentTypes[format], page);
        expect(readHere(page, format)).toEqual(byPrometheus(answer));
        counted[answer.error === '' ? 'taken' : 'rejected'] += 1;
      }),
      { seed: Number(process.env.SEED ?? '20261130'), numRuns: runs },
    );
    // Both kinds of pages are compared.
    expect(counted.taken).toBeGreaterThan(runs / 5);
    expect(counted.rejected).toBeGreaterThan(runs / 5);
  },
  600_000,
);

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

function readHere(page: string, format: ExpositionFormat): Result {
  const read = parsed(page, format);
  if (read === undefined) return { isRejected: true };
  const series = [...read.metrics.values()]
    .flatMap((metric) => metric.samples)
    .map(({ name, labels, value, timestamp }) => row({ ...labels, __name__: name }, value, timestamp ?? null))
    .sort();
  return { series, samples: read.samples };
}

function parsed(page: string, format: ExpositionFormat): ParsedExposition | undefined {
  try {
    return parseExposition(page, format);
  } catch (error) {
    if (error instanceof ValidationError) return undefined;
    throw error;
  }
}

function row(labels: Readonly<Record<string, string>>, value: number, timestamp: number | null): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, Object.is(value, -0) ? '0' : String(value), timestamp]);
}
