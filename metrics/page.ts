import { Mistake } from './mistake';

/** The types that a page of metrics names; `untyped` where it names none. */
export type PageType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

/** One line of a page: a series and its value. */
export interface PageSample {
  /** With the suffix of its series: `http_request_duration_seconds_bucket`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** In milliseconds since 1970-01-01 UTC; most pages give none. */
  readonly timestamp: number | undefined;
}

/** A metric of a page with all of its series. */
export interface PageMetric {
  readonly name: string;
  readonly type: PageType;
  readonly help: string | undefined;
  readonly samples: readonly PageSample[];
}

/** A metric that is still being read. */
interface Draft {
  readonly name: string;
  type: PageType | undefined;
  help: string | undefined;
  readonly samples: PageSample[];
  readonly series: Set<string>;
}

/**
 * Reads a page of metrics in the text format, version 0.0.4, and takes nothing that the format does not allow:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format.
 *
 * @returns the metrics by name, in the order of the page
 * @throws Mistake with the number of the first line that breaks the format
 */
export function parsePage(text: string): ReadonlyMap<string, PageMetric> {
  const drafts = new Map<string, Draft>();
  let current: Draft | undefined;
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    try {
      if (index === lines.length - 1 && line !== '') refuse('the last line does not end with a line feed');
      current = readLine(line, drafts, current);
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      throw new Mistake({ fault: `line ${index + 1}: ${error.message}`, given: line });
    }
  });
  return new Map([...drafts].map(([name, draft]) => [name, finished(draft)]));
}

function readLine(line: string, drafts: Map<string, Draft>, current: Draft | undefined): Draft | undefined {
  if (/^[ \t]*$/.test(line)) return current;
  if (!/^[ \t]*#/.test(line)) return readSample(line, drafts, current);
  const comment = /^[ \t]*#[ \t]+(HELP|TYPE)(?:[ \t]+([^ \t]+)(?:[ \t](.*))?)?$/.exec(line);
  // Any other comment says nothing.
  if (!comment) return current;
  const [, keyword, name = '', rest = ''] = comment;
  if (!wholeName.test(name)) refuse(`${keyword!} names no metric`);
  const draft = enter(name, drafts, current);
  if (keyword === 'HELP') readHelp(draft, rest);
  else readType(draft, rest.trim());
  return draft;
}

function readHelp(draft: Draft, text: string): void {
  if (draft.help !== undefined) refuse(`${draft.name} has a second HELP`);
  draft.help = unescape(text, { '\\': '\\', n: '\n' });
}

const types: readonly string[] = ['counter', 'gauge', 'histogram', 'summary', 'untyped'] satisfies PageType[];

function readType(draft: Draft, type: string): void {
  if (draft.type !== undefined) refuse(`${draft.name} has a second TYPE`);
  if (draft.samples.length > 0) refuse(`the TYPE of ${draft.name} stands behind its samples`);
  if (!types.includes(type)) throw new Mistake({ fault: 'this is no type', given: type, allowed: types });
  draft.type = type as PageType;
}

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const wholeName = new RegExp(`^${name}$`);
const samplePattern = new RegExp(
  `^[ \\t]*(?<name>${name})[ \\t]*(?:\\{(?<labels>(?:[^"}]|"(?:[^"\\\\]|\\\\.)*")*)\\})?[ \\t]*(?<rest>.*)$`,
);

function readSample(line: string, drafts: Map<string, Draft>, current: Draft | undefined): Draft {
  const groups = samplePattern.exec(line)?.groups;
  if (!groups) return refuse('this is no sample');
  const { name: series = '', labels: labelText = '', rest = '' } = groups;
  const [valueText = '', timestampText, ...more] = rest.trimEnd().split(/[ \t]+/);
  if (more.length > 0) refuse('behind value and time stands something else');
  if (timestampText !== undefined && !/^-?\d+$/.test(timestampText)) refuse('the time is no whole number');
  const labels = readLabels(labelText);
  const draft = enter(metricOf(series, drafts), drafts, current);
  const identity = JSON.stringify([series, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
  if (draft.series.has(identity)) refuse('this series stands there twice');
  draft.series.add(identity);
  const timestamp = timestampText === undefined ? undefined : Number(timestampText);
  draft.samples.push({ name: series, labels, value: readValue(valueText), timestamp });
  checkShape(draft, draft.samples.at(-1)!);
  return draft;
}

const suffixes: Readonly<Partial<Record<PageType, readonly string[]>>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['_sum', '_count'],
};

/** The metric that a series belongs to: its name without the suffix of a histogram or summary that was announced. */
function metricOf(series: string, drafts: ReadonlyMap<string, Draft>): string {
  const match = /^(.+)(_bucket|_sum|_count)$/.exec(series);
  if (!match) return series;
  const [, metric = '', suffix = ''] = match;
  const type = drafts.get(metric)?.type;
  return type && suffixes[type]?.includes(suffix) ? metric : series;
}

/** What only one kind of series has: a bucket its bound, a quantile of a summary its quantile. */
function checkShape({ name, type }: Draft, sample: PageSample): void {
  const { labels } = sample;
  if (type === 'histogram') {
    if (sample.name === name) refuse(`the histogram ${name} has a sample that is no bucket, sum or count`);
    if (sample.name === `${name}_bucket` && Number.isNaN(readValue(labels.le ?? 'NaN'))) {
      refuse(`a bucket of ${name} has no bound`);
    }
  }
  if (type === 'summary' && sample.name === name && Number.isNaN(readValue(labels.quantile ?? 'NaN'))) {
    refuse(`a sample of the summary ${name} has no quantile`);
  }
}

/** All lines of a metric stand together. */
function enter(name: string, drafts: Map<string, Draft>, current: Draft | undefined): Draft {
  const known = drafts.get(name);
  if (known && known !== current) refuse(`the lines of ${name} do not stand together`);
  if (known) return known;
  const draft: Draft = { name, type: undefined, help: undefined, samples: [], series: new Set() };
  drafts.set(name, draft);
  return draft;
}

const labelPattern =
  /[ \t]*(?<label>[a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"(?<value>(?:[^"\\]|\\.)*)"[ \t]*(?<comma>,|$)/y;

function readLabels(text: string): PageSample['labels'] {
  const labels = new Map<string, string>();
  labelPattern.lastIndex = 0;
  while (text.slice(labelPattern.lastIndex).trim() !== '') {
    const groups = labelPattern.exec(text)?.groups;
    if (!groups) return refuse('the labels are not name="value", parted by commas');
    const { label = '', value = '' } = groups;
    if (labels.has(label)) refuse(`the label ${label} stands there twice`);
    labels.set(label, unescape(value, { '\\': '\\', n: '\n', '"': '"' }));
  }
  return Object.fromEntries(labels);
}

/** Numbers as Go reads them: https://pkg.go.dev/strconv#ParseFloat; the hexadecimal ones, which no page has, left out. */
function readValue(text: string): number {
  const special = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (special) return special[1] === '-' ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) refuse(`"${text}" is no number`);
  return Number(text);
}

function unescape(text: string, escapes: Readonly<Record<string, string>>): string {
  return text.replace(
    /\\(.?)/g,
    (_, character: string) => escapes[character] ?? refuse(`\\${character} is no escape sequence`),
  );
}

function finished({ name, type, help, samples }: Draft): PageMetric {
  return { name, type: type ?? 'untyped', help, samples };
}

function refuse(fault: string): never {
  throw new Mistake({ fault });
}
