import type { Catalogue } from './catalogue';
import { libraryFamily } from './client-library';
import { boundDifferences, combinationsOf, labelDifferences } from './contract-series';
import type { Exposition, ExpositionMetric } from './exposition-metric';
import type { Metric } from './metric';

/** Something about a metric; the sentence goes on where its name ends. */
export interface Finding {
  readonly metric: string;
  readonly says: string;
}

/** A page beside the catalogue that describes it. */
export interface Comparison {
  /** Where the page is not as the catalogue says. */
  readonly issues: readonly Finding[];
  /**
   * Metrics with labels of which the page has nothing at all. Most client libraries show one only once something was counted, so
   * that a page alone cannot tell whether it is gone.
   */
  readonly unseen: readonly Finding[];
  /** What the page leaves open: a metric that it announces and has no series of, or gives no type. */
  readonly notes: readonly Finding[];
  /** Declared metrics whose help is another one on the page; a catalogue may say it in its own words. */
  readonly otherHelp: readonly string[];
  /** How many series of client libraries the page has that the catalogue does not name, by what they are called: `go_*`. */
  readonly ofLibraries: ReadonlyMap<string, number>;
  /** How many other series it has that the catalogue does not name and, where it is not complete, need not name. */
  readonly others: number;
}

/** What a page is held against. */
export interface Contract {
  readonly catalogue: Catalogue;
  /**
   * Labels that the scrape adds. Prometheus puts `exported_` before a label of the page that is called like one of them.
   *
   * @default - those of the catalogue
   */
  readonly targetLabels?: readonly string[];
}

/** Holds the page of an application or exporter against its catalogue. */
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
      (Object.keys(metric.labels).length > 0 ? unseen : issues).push(finding('is not on the page'));
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
      ? [`has ${combinations} combinations of label values, and ${metric.combinations} are expected`]
      : []),
  ];
}

function typeDifferences({ type }: Metric, { type: found }: ExpositionMetric): string[] {
  // In the text format one histogram looks like the other.
  const expected = type === 'nativeHistogram' ? 'histogram' : type;
  const isOpen = found === 'untyped' && (expected === 'counter' || expected === 'gauge');
  return found === expected || isOpen ? [] : [`is declared as ${type}, and the page says ${found}`];
}

function metricNotes({ type }: Metric, { type: found, samples }: ExpositionMetric): string[] {
  return [
    ...(samples.length === 0 ? ['is on the page, without a series yet: its labels were not looked at'] : []),
    ...(found === 'untyped' ? [`has no type on the page; it is declared as ${type}`] : []),
  ];
}

/** Of what a client library says in its own words, nobody asks. */
function hasOtherHelp({ help }: Metric, found: ExpositionMetric, exposition: Exposition): boolean {
  return found.help !== undefined && found.help !== help && libraryFamily(found.name, exposition) === undefined;
}

/** What the page has and the catalogue does not name. */
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
  const what = samples.length === 0 ? 'is announced by the page' : `is on the page with ${samples.length} series`;
  return { metric: name, says: `${what}, and not declared` };
}
