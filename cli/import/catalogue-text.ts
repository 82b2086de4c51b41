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
  /** Path from which the file imports `catalogue`, `counter` and the other builders. */
  readonly vocabulary: string;
  /** Path from which the file imports the metrics that every process exposes. */
  readonly processMetrics: string;
  /** Names of the histograms that are native. */
  readonly nativeHistograms: ReadonlySet<string>;
}

/** Unformatted source of a catalogue. */
export interface CatalogueText {
  readonly text: string;
  /** Number of metrics that the catalogue declares. */
  readonly metrics: number;
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
  const taken = new Map<string, string>();
  const labels = labelTextsOf(
    [...exposition.values()].filter(({ name }) => libraryFamily(name, exposition) === undefined),
  );
  for (const metric of exposition.values()) {
    if (isProcess && Object.hasOwn(processMetrics, metric.name)) continue;
    const family = libraryFamily(metric.name, exposition);
    if (family !== undefined) libraries.set(family, (libraries.get(family) ?? 0) + metric.samples.length);
    else {
      const imported = importedMetric(metric, labels, {
        isOpenTelemetry,
        isNative: props.nativeHistograms.has(metric.name),
      });
      const series = seriesNames(metric);
      const other = series.find((one) => taken.has(one));
      if (typeof imported === 'string') notes.push(`Omitted: ${metric.name} ${imported}.`);
      else if (other !== undefined)
        notes.push(`Omitted: ${metric.name} has the series ${other}, like ${taken.get(other)}.`);
      else {
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
    sourceOf(metrics, { name: props.name, version: version ?? 'unknown', isProcess, libraries }),
  ].join('\n');
  return { text, metrics: metrics.length + (isProcess ? Object.keys(processMetrics).length : 0), notes };
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
  const words = [...new Set(['catalogue', ...used])].sort();
  return [
    `import { ${words.join(', ')} } from '${props.vocabulary}';`,
    ...(isProcess ? [`import { processMetrics } from '${props.processMetrics}';`] : []),
  ];
}

interface Source {
  readonly name: string;
  readonly version: string;
  readonly isProcess: boolean;
  readonly libraries: ReadonlyMap<string, number>;
}

function sourceOf(metrics: readonly ImportedMetric[], { name, version, isProcess, libraries }: Source): string {
  const constant = camelCase(name);
  const shared = sharedLabels(metrics, constant);
  const otherSeries = [...libraries.values()].reduce((sum, series) => sum + series, 0);
  return [
    ...[...shared].map(([label, text]) => `const ${camelCase(label)} = ${text};`),
    ...(shared.size > 0 ? [''] : []),
    `/** Metrics of ${name}. Units, closed labels and expected numbers are guesses: review them. */`,
    `export const ${constant} = catalogue({`,
    `  name: '${name}',`,
    `  software: '${name}',`,
    `  version: ${JSON.stringify(version)},`,
    ...(otherSeries > 0
      ? [`  // ${[...libraries.keys()].join(', ')}`, `  otherSeries: ${otherSeries},`, '  isComplete: true,']
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
