import { Drafts, type Draft } from './exposition-draft';
import type { Exposition, ExpositionMetricType, ExpositionSample } from './exposition-metric';
import {
  boundOf,
  metricNamePattern,
  readLabels,
  readLines,
  readValue,
  refuse,
  refuseQuotedName,
} from './exposition-sample';

/**
 * Reads a page in Prometheus' text format, version 0.0.4:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format.
 */
export function parseText(text: string): Exposition {
  const drafts = new Drafts<ExpositionMetricType>();
  readLines(text, (line, isLast) => {
    if (isLast && line !== '') refuse('the last line does not end with a line feed');
    readLine(line, drafts);
  });
  return new Map(
    drafts.all().map(({ name, type, help, samples }) => {
      return [name, { name, type: type ?? 'untyped', help, unit: undefined, samples }];
    }),
  );
}

const types: readonly ExpositionMetricType[] = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];
const suffixes = { histogram: ['_bucket', '_sum', '_count'], summary: ['_sum', '_count'] } as const;
const wholeName = new RegExp(`^${metricNamePattern}$`);

function readLine(line: string, drafts: Drafts<ExpositionMetricType>): void {
  if (/^[ \t]*$/.test(line)) return;
  if (!/^[ \t]*#/.test(line)) {
    readSample(line, drafts);
    return;
  }
  const comment = /^[ \t]*#[ \t]+(HELP|TYPE)(?:[ \t]+([^ \t]+)(?:[ \t](.*))?)?$/.exec(line);
  // Any other comment says nothing.
  if (!comment) return;
  refuseQuotedName(line);
  const [, keyword, name = '', rest = ''] = comment;
  if (!wholeName.test(name)) refuse(`${keyword!} names no metric`);
  const draft = drafts.enter(name);
  if (keyword === 'HELP') draft.setHelp(unescape(rest, { '\\': '\\', n: '\n' }));
  else draft.setType(rest.trim(), types);
}

const samplePattern = new RegExp(
  `^[ \\t]*(?<name>${metricNamePattern})[ \\t]*(?:\\{(?<labels>(?:[^"}]|"(?:[^"\\\\]|\\\\.)*")*)\\})?[ \\t]*(?<rest>.*)$`,
);

function readSample(line: string, drafts: Drafts<ExpositionMetricType>): void {
  refuseQuotedName(line);
  const groups = samplePattern.exec(line)?.groups;
  if (!groups) return refuse('this is no sample');
  const { name = '', labels: labelText = '', rest = '' } = groups;
  const [valueText = '', timestampText, ...more] = rest.trimEnd().split(/[ \t]+/);
  if (more.length > 0) refuse('behind value and time stands something else');
  if (timestampText !== undefined && !/^-?\d+$/.test(timestampText)) refuse('the time is no whole number');
  const labels = readLabels(labelText, (value) => unescape(value, { '\\': '\\', n: '\n', '"': '"' }));
  const timestamp = timestampText === undefined ? undefined : Number(timestampText);
  const draft = drafts.enter(drafts.metricOf(name, suffixes));
  const sample = { name, labels, value: readValue(valueText), timestamp };
  draft.add(sample);
  checkShape(draft, sample);
}

/** What only one kind of series has: a bucket its bound, a quantile of a summary its quantile. */
function checkShape({ name, type }: Draft<ExpositionMetricType>, { name: series, labels }: ExpositionSample): void {
  if (type === 'histogram') {
    if (series === name) refuse(`the histogram ${name} has a sample that is no bucket, sum or count`);
    if (series === `${name}_bucket` && Number.isNaN(boundOf(labels.le))) refuse(`a bucket of ${name} has no bound`);
  }
  if (type === 'summary' && series === name && Number.isNaN(boundOf(labels.quantile))) {
    refuse(`a sample of the summary ${name} has no quantile`);
  }
}

function unescape(text: string, escapes: Readonly<Record<string, string>>): string {
  return text.replace(
    /\\(.?)/g,
    (_, character: string) => escapes[character] ?? refuse(`\\${character} is no escape sequence`),
  );
}
