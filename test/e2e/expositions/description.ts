import type { ExpositionFormat, ExpositionMetricType, ParsedExposition } from '../../../metrics/exposition';
import type { StoredByPrometheus } from './series-program';

type Format = ExpositionFormat | 'protobuf';

/** Type and suffixes of the metrics that are read of a family, by its type and the format. */
const stored: Readonly<Record<string, (format: Format) => readonly [ExpositionMetricType, ...string[]]>> = {
  counter: (format) => (format === 'openMetrics' ? ['counter', '', '_total'] : ['counter', '']),
  gauge: () => ['gauge', ''],
  histogram: () => ['histogram', ''],
  // In protocol buffers it has the series of a histogram.
  gaugehistogram: (format) =>
    format === 'openMetrics' ? ['gauge', '', '_bucket', '_gsum', '_gcount'] : ['histogram', ''],
  summary: () => ['summary', ''],
  info: () => ['gauge', '', '_info'],
  stateset: () => ['gauge', ''],
  unknown: () => ['untyped', ''],
  '': () => ['untyped', ''],
};

/** Suffixes of the series of all types. */
const suffixes = ['_total', '_created', '_bucket', '_sum', '_count', '_info', '_gsum', '_gcount'];

/**
 * Returns the families that Prometheus describes, but no two of which one has the name of a series of the other: their
 * series can be of both.
 */
export function describedFamilies({ metadata }: StoredByPrometheus): readonly string[] {
  const families = Object.keys(metadata);
  const series = new Map(families.flatMap((family) => suffixes.map((suffix) => [family + suffix, family] as const)));
  const ambiguous = new Set(families.flatMap((family) => (series.has(family) ? [family, series.get(family)!] : [])));
  return families.filter((family) => !ambiguous.has(family));
}

/** Compares TYPE, HELP and UNIT that Prometheus reads of each family with what is read here of its metrics. */
export function descriptionDifferences(
  { metrics }: ParsedExposition,
  there: StoredByPrometheus,
  format: Format,
): string[] {
  return describedFamilies(there).flatMap((family) => {
    const { type = '', help = '', unit = '' } = there.metadata[family]!;
    const [storedType, ...parts] = stored[type]!(format);
    const read = parts.flatMap((suffix) => metrics.get(family + suffix) ?? []);
    const expected = JSON.stringify([storedType, help, unit]);
    const found = new Set(
      read.map((one) => JSON.stringify([one.type.replace(/^nativeH/, 'h'), one.help ?? '', one.unit ?? ''])),
    );
    return found.size === 1 && found.has(expected)
      ? []
      : [`${family}: ${[...found].join(', ')} in place of ${expected}`];
  });
}
