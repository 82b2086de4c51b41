import { scrapeLabels } from '../../metrics/catalogue';
import { libraryFamily } from '../../metrics/client-library';
import type { Exposition } from '../../metrics/exposition';
import { processMetrics } from '../../metrics/process';
import { camelCase, isFreeName } from './identifier';
import { importedMetric, type ImportedMetric } from './metric';

/** How the file of a catalogue is written. */
export interface CatalogueTextProps {
  /** What the catalogue is called. */
  readonly name: string;
  /** The path from which the file imports the vocabulary. */
  readonly vocabulary: string;
  /** The path from which it imports what every process exposes. */
  readonly processMetrics: string;
}

/** A catalogue as source, before it is formatted. */
export interface CatalogueText {
  readonly text: string;
  /** How many metrics it declares. */
  readonly metrics: number;
  /** What whoever imports is to know. */
  readonly notes: readonly string[];
}

/** The source of a catalogue that describes a page. */
export function catalogueText(exposition: Exposition, props: CatalogueTextProps): CatalogueText {
  const metrics: ImportedMetric[] = [];
  const notes: string[] = [];
  const isProcess = hasProcessMetrics(exposition);
  const libraries = new Map<string, number>();
  for (const metric of exposition.values()) {
    if (isProcess && Object.hasOwn(processMetrics, metric.name)) continue;
    const family = libraryFamily(metric.name, exposition);
    if (family !== undefined) libraries.set(family, (libraries.get(family) ?? 0) + metric.samples.length);
    else {
      const imported = importedMetric(metric, scrapeLabels);
      if (typeof imported === 'string') notes.push(`Left out: ${metric.name} ${imported}.`);
      else metrics.push(imported);
    }
  }
  const version = versionOf(exposition);
  if (version === undefined) notes.push('No metric says the version of the application: write it into the catalogue.');
  if (libraries.size > 0) {
    notes.push(`Left out, and counted as otherSeries, as the client library's own: ${familiesText(libraries)}.`);
  }
  const text = [
    ...importLines(metrics, isProcess, props),
    '',
    sourceOf(metrics, { name: props.name, version: version ?? 'unknown', isProcess, libraries }),
  ].join('\n');
  return { text, metrics: metrics.length + (isProcess ? Object.keys(processMetrics).length : 0), notes };
}

/** Whether a page has what every process exposes, as the catalogues of this project share it. */
function hasProcessMetrics(exposition: Exposition): boolean {
  return Object.entries(processMetrics).every(([name, { type }]) => {
    const [sample, ...others] = exposition.get(name)?.samples ?? [];
    return (
      exposition.get(name)?.type === type && others.length === 0 && sample && Object.keys(sample.labels).length === 0
    );
  });
}

/** Software often says its version in a metric that is always 1. */
function versionOf(exposition: Exposition): string | undefined {
  const infos = [...exposition.values()].filter(({ name }) => name === 'target_info' || name.endsWith('build_info'));
  return infos
    .flatMap(({ samples }) => samples.map(({ labels }) => labels.version ?? labels.service_version))
    .find(Boolean);
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
    `/** What ${name} exposes, as its page showed it. Units, closed labels and expected numbers are guesses: read them through. */`,
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

/** The labels that several metrics declare alike, each said once. */
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
