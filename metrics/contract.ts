import type { Catalogue } from './catalogue';
import { libraryFamily } from './client-library';
import { boundDifferences, combinationsOf, exposedMetric, labelDifferences } from './contract-series';
import type { Exposition, ExpositionMetric } from './exposition-metric';
import type { Metric } from './metric';
import { storedExposition, type StoredRules } from './stored-exposition';

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
   * Metrics with labels that are absent from the exposition, and metrics without series. Most client
   * libraries expose series only after the first event, so that an exposition cannot show whether
   * they were removed.
   */
  readonly unseen: readonly Finding[];
  /** Open points: metrics without a type, and undeclared metrics without series. */
  readonly notes: readonly Finding[];
  /** Declared metrics with another help text. A catalogue can have its own help texts. */
  readonly otherHelp: readonly string[];
  /** Number of undeclared series of client libraries, by family: `go_*`. */
  readonly ofLibraries: ReadonlyMap<string, number>;
  /** Number of other undeclared series, for a catalogue that is not complete. */
  readonly others: number;
}

/** Contract of an exposition. */
export interface Contract extends Partial<StoredRules> {
  readonly catalogue: Catalogue;
  /**
   * Labels that the scrape adds.
   *
   * @default - those of the catalogue
   */
  readonly targetLabels?: readonly string[];
  /**
   * Whether native histograms may appear as classic ones, as in a file in a text format.
   *
   * @default false
   */
  readonly mayHideNative?: boolean;
}

/** Compares what Prometheus stores of an exposition with its catalogue. */
export function compareExposition(contract: Contract, exposition: Exposition): Comparison {
  const { catalogue, targetLabels = catalogue.targetLabels, mayHideNative = false } = contract;
  const { metrics: stored, outOfTime } = storedExposition(exposition, { ...contract, targetLabels });
  const issues: Finding[] = [];
  const unseen: Finding[] = [];
  const notes: Finding[] = [];
  const otherHelp: string[] = [];
  for (const [name, count] of outOfTime) {
    issues.push({ metric: name, says: `has ${count} samples with a time of their own that no query finds now` });
  }
  for (const [name, metric] of Object.entries(catalogue.metrics)) {
    const exposed = exposedMetric(name, metric, stored);
    const isHidden = mayHideNative && metric.type === 'nativeHistogram' && exposed?.type === 'histogram';
    const found = exposed && isHidden ? { ...exposed, type: metric.type } : exposed;
    const finding = (says: string): Finding => ({ metric: name, says });
    if (!found) {
      if (metric.exposedWhen !== undefined) continue;
      (Object.keys(metric.labels).length > 0 ? unseen : issues).push(finding('is missing'));
      continue;
    }
    issues.push(...metricDifferences(name, metric, found, targetLabels).map(finding));
    if (found.samples.length === 0) unseen.push(finding('has no series yet, so its labels were not checked'));
    if (found.type === 'untyped') {
      notes.push(finding(`is exposed without a type; it is declared as ${metric.type}`));
    }
    if (isHidden) notes.push(finding('is classic here, as a native histogram is in each text format'));
    if (hasOtherHelp(metric, found, stored)) otherHelp.push(name);
  }
  const { unknown, ofLibraries } = undeclared(catalogue, stored);
  if (catalogue.isComplete) {
    issues.push(...unknown.filter(({ samples }) => samples.length > 0).map(notDeclared));
    notes.push(...unknown.filter(({ samples }) => samples.length === 0).map(notDeclared));
  }
  const others = catalogue.isComplete ? 0 : unknown.reduce((sum, { samples }) => sum + samples.length, 0);
  return { issues, unseen, notes, otherHelp, ofLibraries, others };
}

function metricDifferences(
  name: string,
  metric: Metric,
  found: ExpositionMetric,
  targetLabels: readonly string[],
): string[] {
  const type = typeDifferences(metric, found);
  if (found.samples.length === 0) return type;
  const combinations = combinationsOf({ samples: found.samples, type: metric.type }).size;
  return [
    ...type,
    ...labelDifferences(metric, found, targetLabels),
    ...(type.length === 0 ? boundDifferences(metric, name, found) : []),
    ...(combinations > metric.combinations
      ? [`has ${combinations} combinations of label values, but ${metric.combinations} are expected`]
      : []),
  ];
}

function typeDifferences({ type }: Metric, { type: found, samples, name }: ExpositionMetric): string[] {
  const hasParts = samples.some((sample) => sample.name !== name || sample.labels.quantile !== undefined);
  // Prometheus stores the series of all types alike; without a type they only need the right names.
  const isOpen = found === 'untyped' && (type === 'counter' || type === 'gauge' || hasParts);
  const isBoth = type === 'histogram' && found === 'nativeHistogram' && hasParts;
  return found === type || isOpen || isBoth ? [] : [`is declared as ${type}, but exposed as ${found}`];
}

/** Reports whether the help text differs. Help texts of client libraries are ignored. */
function hasOtherHelp({ help }: Metric, found: ExpositionMetric, exposition: Exposition): boolean {
  return found.help !== undefined && found.help !== help && libraryFamily(found.name, exposition) === undefined;
}

/** Returns the exposed metrics that the catalogue does not declare. */
function undeclared(
  { metrics, series }: Catalogue,
  exposition: Exposition,
): { readonly unknown: readonly ExpositionMetric[]; readonly ofLibraries: ReadonlyMap<string, number> } {
  const unknown: ExpositionMetric[] = [];
  const ofLibraries = new Map<string, number>();
  for (const metric of exposition.values()) {
    if (Object.hasOwn(metrics, metric.name) || series.has(metric.name)) continue;
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
