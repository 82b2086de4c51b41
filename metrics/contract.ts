import type { Catalogue } from './catalogue';
import { libraryFamily } from './client-library';
import { boundDifferences, combinationsOf, labelDifferences } from './contract-series';
import type { Exposition, ExpositionMetric } from './exposition-metric';
import type { Metric } from './metric';

/** Finding about a metric. The text continues after the name of the metric. */
export interface Finding {
  readonly metric: string;
  readonly says: string;
}

/** Comparison of an exposition with its catalogue. */
export interface Comparison {
  /** Differences that break the contract. */
  readonly issues: readonly Finding[];
  /**
   * Metrics with labels that are absent from the exposition. Most client libraries expose them only
   * after the first event, so that an exposition cannot show whether they were removed.
   */
  readonly unseen: readonly Finding[];
  /** Open points: metrics without series or without a type. */
  readonly notes: readonly Finding[];
  /** Declared metrics with another help text. A catalogue can have its own help texts. */
  readonly otherHelp: readonly string[];
  /** Number of undeclared series of client libraries, by family: `go_*`. */
  readonly ofLibraries: ReadonlyMap<string, number>;
  /** Number of other undeclared series, for a catalogue that is not complete. */
  readonly others: number;
}

/** Contract of an exposition. */
export interface Contract {
  readonly catalogue: Catalogue;
  /**
   * Labels that the scrape adds. Prometheus adds the prefix `exported_` to a label of the
   * exposition with the same name.
   *
   * @default - those of the catalogue
   */
  readonly targetLabels?: readonly string[];
}

/** Compares an exposition with its catalogue. */
export function compareExposition(
  { catalogue, targetLabels = catalogue.targetLabels }: Contract,
  exposition: Exposition,
): Comparison {
  const issues: Finding[] = [];
  const unseen: Finding[] = [];
  const notes: Finding[] = [];
  const otherHelp: string[] = [];
  for (const [name, metric] of Object.entries(catalogue.metrics)) {
    const found = exposition.get(name);
    const finding = (says: string): Finding => ({ metric: name, says });
    if (!found) {
      (Object.keys(metric.labels).length > 0 ? unseen : issues).push(finding('is missing'));
      continue;
    }
    issues.push(...metricDifferences(metric, found, targetLabels).map(finding));
    notes.push(...metricNotes(metric, found).map(finding));
    if (hasOtherHelp(metric, found, exposition)) otherHelp.push(name);
  }
  const { unknown, ofLibraries } = undeclared(catalogue, exposition);
  if (catalogue.isComplete) {
    issues.push(...unknown.filter(({ samples }) => samples.length > 0).map(notDeclared));
    notes.push(...unknown.filter(({ samples }) => samples.length === 0).map(notDeclared));
  }
  const others = catalogue.isComplete ? 0 : unknown.reduce((sum, { samples }) => sum + samples.length, 0);
  return { issues, unseen, notes, otherHelp, ofLibraries, others };
}

function metricDifferences(metric: Metric, found: ExpositionMetric, targetLabels: readonly string[]): string[] {
  const type = typeDifferences(metric, found);
  if (found.samples.length === 0) return type;
  const combinations = combinationsOf(found, targetLabels).size;
  return [
    ...type,
    ...labelDifferences(metric, found, targetLabels),
    ...boundDifferences(metric, found, targetLabels),
    ...(combinations > metric.combinations
      ? [`has ${combinations} combinations of label values, but ${metric.combinations} are expected`]
      : []),
  ];
}

function typeDifferences({ type }: Metric, { type: found }: ExpositionMetric): string[] {
  // The text format has one type for both kinds of histograms.
  const expected = type === 'nativeHistogram' ? 'histogram' : type;
  const isOpen = found === 'untyped' && (expected === 'counter' || expected === 'gauge');
  return found === expected || isOpen ? [] : [`is declared as ${type}, but exposed as ${found}`];
}

function metricNotes({ type }: Metric, { type: found, samples }: ExpositionMetric): string[] {
  return [
    ...(samples.length === 0 ? ['has no series yet, so its labels were not checked'] : []),
    ...(found === 'untyped' ? [`is exposed without a type; it is declared as ${type}`] : []),
  ];
}

/** Reports whether the help text differs. Help texts of client libraries are ignored. */
function hasOtherHelp({ help }: Metric, found: ExpositionMetric, exposition: Exposition): boolean {
  return found.help !== undefined && found.help !== help && libraryFamily(found.name, exposition) === undefined;
}

/** Returns the exposed metrics that the catalogue does not declare. */
function undeclared(
  { metrics }: Catalogue,
  exposition: Exposition,
): { readonly unknown: readonly ExpositionMetric[]; readonly ofLibraries: ReadonlyMap<string, number> } {
  const unknown: ExpositionMetric[] = [];
  const ofLibraries = new Map<string, number>();
  for (const metric of exposition.values()) {
    if (Object.hasOwn(metrics, metric.name)) continue;
    const family = libraryFamily(metric.name, exposition);
    if (family === undefined) unknown.push(metric);
    else ofLibraries.set(family, (ofLibraries.get(family) ?? 0) + metric.samples.length);
  }
  return { unknown, ofLibraries };
}

function notDeclared({ name, samples }: ExpositionMetric): Finding {
  const what = samples.length === 0 ? 'has no series' : `has ${samples.length} series`;
  return { metric: name, says: `${what} and is not declared` };
}
