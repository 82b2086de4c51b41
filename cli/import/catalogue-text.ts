import { scrapeLabels } from '../../metrics/catalogue';
import { isFromOpenTelemetry, libraryFamily } from '../../metrics/client-library';
import type { Exposition, ExpositionMetric } from '../../metrics/exposition';
import { processMetrics } from '../../metrics/process';
import { storedExposition } from '../../metrics/stored-exposition';
import { camelCase, isFreeName } from './identifier';
import { importedMetric, labelTextsOf, type ImportedMetric } from './metric';

/** Properties of the source of a catalogue. */
export interface CatalogueTextProps {
  /** Name of the catalogue. */
  readonly name: string;
  /** Module from which the file imports `catalogue`, `counter` and the other builders. */
  readonly vocabulary: string;
  /** Names of the histograms that are native. */
  readonly nativeHistograms: ReadonlySet<string>;
}

/** Unformatted source of a catalogue. */
export interface CatalogueText {
  readonly text: string;
  /** Number of metrics that the catalogue declares. */
  readonly metrics: number;
  /** Number of series of the metrics that it omits because it cannot declare them. */
  readonly omitted: number;
  /** Remarks for the user of the command. */
  readonly notes: readonly string[];
}

/** Renders the source of a catalogue that describes an exposition. */
export function catalogueText(page: Exposition, props: CatalogueTextProps): CatalogueText {
  const { metrics: exposition } = storedExposition(page, { targetLabels: scrapeLabels });
  const metrics: ImportedMetric[] = [];
  const notes: string[] = [];
  const isProcess = hasProcessMetrics(exposition);
  const isOpenTelemetry = isFromOpenTelemetry(exposition);
  const libraries = new Map<string, number>();
  const omitted = new Map<string, number>();
  const taken = new Map<string, string>();
  const labels = labelTextsOf(
    [...exposition.values()].filter(({ name }) => libraryFamily(name, exposition) === undefined),
  );
  for (const metric of exposition.values()) {
    if (isProcess && Object.hasOwn(processMetrics, metric.name)) continue;
    const family = libraryFamily(metric.name, exposition);
    if (family !== undefined) libraries.set(family, (libraries.get(family) ?? 0) + metric.samples.length);
    else {
      const made = importedMetric(metric, labels, {
        isOpenTelemetry,
        isNative: props.nativeHistograms.has(metric.name),
      });
      const series = seriesNames(metric);
      const other = series.find((one) => taken.has(one));
      const imported =
        typeof made === 'string' || other === undefined ? made : `has the series ${other}, like ${taken.get(other)}`;
      if (typeof imported === 'string') {
        notes.push(`Omitted: ${metric.name} ${imported}.`);
        if (metric.samples.length > 0) omitted.set(metric.name, metric.samples.length);
      } else {
        metrics.push(imported);
        for (const one of series) taken.set(one, metric.name);
      }
    }
  }
  const version = versionOf(exposition);
  if (version === undefined) notes.push('No metric has the version of the application. Add it to the catalogue.');
  if (libraries.size > 0) {
    notes.push(`Omitted, and counted in otherSeries (metrics of client libraries): ${familiesText(libraries)}.`);
  }
  const text = [
    ...importLines(metrics, isProcess, props),
    '',
    sourceOf(metrics, { name: props.name, version: version ?? 'unknown', isProcess, libraries, omitted }),
  ].join('\n');
  return {
    text,
    metrics: metrics.length + (isProcess ? Object.keys(processMetrics).length : 0),
    omitted: sumOf(omitted),
    notes,
  };
}

/** Returns the names of the series of a metric. */
function seriesNames({ name, samples }: ExpositionMetric): string[] {
  return [...new Set([name, ...samples.map((sample) => sample.name)])];
}

/** Reports whether an exposition has all metrics of `processMetrics`, with one series each. */
function hasProcessMetrics(exposition: Exposition): boolean {
  return Object.entries(processMetrics).every(([name, { type }]) => {
    const [sample, ...others] = exposition.get(name)?.samples ?? [];
    return (
      exposition.get(name)?.type === type && others.length === 0 && sample && Object.keys(sample.labels).length === 0
    );
  });
}

/** Returns the label `version` of an info metric, or `undefined`. */
function versionOf(exposition: Exposition): string | undefined {
  const infos = [...exposition.values()].filter(({ name }) => name === 'target_info' || name.endsWith('build_info'));
  return infos
    .flatMap(({ samples }) => samples.map(({ labels }) => labels.version ?? labels.service_version))
    .find((version) => version?.trim());
}

function familiesText(libraries: ReadonlyMap<string, number>): string {
  return [...libraries].map(([family, series]) => `${series} series ${family}`).join(', ');
}

function importLines(metrics: readonly ImportedMetric[], isProcess: boolean, props: CatalogueTextProps): string[] {
  const labels = metrics.flatMap((metric) => [...metric.labels.values()]);
  const used = [...metrics.map(({ type }) => type), ...labels.map((text) => text.slice(0, text.indexOf('(')))];
  const words = [...new Set(['catalogue', ...used, ...(isProcess ? ['processMetrics'] : [])])].sort();
  return [`import { ${words.join(', ')} } from '${props.vocabulary}';`];
}

interface Source {
  readonly name: string;
  readonly version: string;
  readonly isProcess: boolean;
  /** Numbers of series of client libraries, by family. */
  readonly libraries: ReadonlyMap<string, number>;
  /** Numbers of series that cannot be declared, by metric. */
  readonly omitted: ReadonlyMap<string, number>;
}

function sumOf(series: ReadonlyMap<string, number>): number {
  return [...series.values()].reduce((sum, one) => sum + one, 0);
}

function sourceOf(metrics: readonly ImportedMetric[], source: Source): string {
  const { name, version, isProcess, libraries, omitted } = source;
  const constant = camelCase(name);
  const shared = sharedLabels(metrics, constant);
  const otherSeries = sumOf(libraries) + sumOf(omitted);
  return [
    ...[...shared].map(([label, text]) => `const ${camelCase(label)} = ${text};`),
    ...(shared.size > 0 ? [''] : []),
    `/** Metrics of ${name}. Units, closed labels and expected numbers are guesses: review them. */`,
    `export const ${constant} = catalogue({`,
    `  name: '${name}',`,
    `  software: '${name}',`,
    `  version: ${JSON.stringify(version)},`,
    ...(otherSeries > 0
      ? [
          `  // ${[...libraries.keys(), ...omitted.keys()].map((one) => one.replace(/\s/g, ' ')).join(', ')}`,
          `  otherSeries: ${otherSeries},`,
          ...(omitted.size > 0 ? [] : ['  isComplete: true,']),
        ]
      : []),
    '  metrics: {',
    ...(isProcess ? ['    ...processMetrics,'] : []),
    ...metrics.flatMap((metric) => metricLines(metric, shared)),
    '  },',
    '});',
    '',
  ].join('\n');
}

/** Returns the labels that several metrics declare with the same values, each as one constant. */
function sharedLabels(metrics: readonly ImportedMetric[], constant: string): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [label, text] of metrics.flatMap(({ labels }) => [...labels])) {
    const texts = counts.get(label) ?? new Map<string, number>();
    counts.set(label, texts.set(text, (texts.get(text) ?? 0) + 1));
  }
  const shared = new Map<string, string>();
  const taken = new Set([constant]);
  for (const [label, texts] of counts) {
    const [text, count] = [...texts].reduce((most, one) => (one[1] > most[1] ? one : most));
    if (count < 2 || !isFreeName(camelCase(label)) || taken.has(camelCase(label))) continue;
    taken.add(camelCase(label));
    shared.set(label, text);
  }
  return shared;
}

function metricLines(metric: ImportedMetric, shared: ReadonlyMap<string, string>): string[] {
  const { name, type, labels, before, behind, remarks } = metric;
  const said = [...labels].map(([label, text]) => {
    const value = shared.get(label) === text ? camelCase(label) : text;
    return value === label ? label : `${JSON.stringify(label)}: ${value}`;
  });
  const props = [...before, ...(said.length > 0 ? [`labels: { ${said.join(', ')} }`] : []), ...behind];
  return [
    ...remarks.map((remark) => `    // ${remark}`),
    `    ${JSON.stringify(name)}: ${type}({ ${props.join(', ')} }),`,
  ];
}
