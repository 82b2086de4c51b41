import { Drafts, type Draft } from './exposition-draft';
import type { Exposition, ExpositionMetric, ExpositionSample } from './exposition-metric';
import {
  boundOf,
  metricNamePattern,
  readLabels,
  readLines,
  readValue,
  refuse,
  refuseQuotedName,
} from './exposition-sample';

/** The types of OpenMetrics with the suffixes of their series. */
const suffixes = {
  counter: ['_total', '_created'],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  gaugehistogram: ['_bucket', '_gsum', '_gcount'],
  summary: ['', '_sum', '_count', '_created'],
  info: ['_info'],
  stateset: [''],
  unknown: [''],
} as const;

type OpenMetricsType = keyof typeof suffixes;
const types = Object.keys(suffixes) as OpenMetricsType[];

/** The suffixes, where their literal types are in the way. */
const suffixesOf: Readonly<Record<OpenMetricsType, readonly string[]>> = suffixes;

/**
 * Reads a page of OpenMetrics 1.0: https://prometheus.io/docs/specs/om/open_metrics_spec/. One thing more is taken, which client
 * libraries write and Prometheus reads: a quotation mark in a HELP that is not escaped.
 */
export function parseOpenMetrics(text: string): Exposition {
  const drafts = new Drafts<OpenMetricsType>();
  let hasEnded = false;
  readLines(text, (line, isLast) => {
    if (hasEnded) {
      if (!isLast || line !== '') refuse('behind # EOF stands something else');
    } else if (line === '# EOF') hasEnded = true;
    else if (isLast) refuse('the page does not end with # EOF');
    else readLine(line, drafts);
  });
  const metrics = new Map<string, ExpositionMetric>();
  for (const metric of drafts.all().flatMap(stored)) {
    if (metrics.has(metric.name)) refuse(`two metrics have series that are called ${metric.name}`);
    metrics.set(metric.name, metric);
  }
  return metrics;
}

const comment = new RegExp(`^# (HELP|TYPE|UNIT) (${metricNamePattern})(?: (.*))?$`);

function readLine(line: string, drafts: Drafts<OpenMetricsType>): void {
  if (line === '') refuse('a line is empty');
  refuseQuotedName(line);
  if (!line.startsWith('#')) {
    readSample(line, drafts);
    return;
  }
  const [, keyword, name = '', rest = ''] =
    comment.exec(line) ?? refuse('this is no comment of OpenMetrics, which has # HELP, # TYPE, # UNIT and # EOF');
  const draft = drafts.enter(name);
  if (keyword === 'HELP') draft.setHelp(unescape(rest));
  else if (keyword === 'TYPE') draft.setType(rest, types);
  else setUnit(draft, rest);
}

function setUnit(draft: Draft<OpenMetricsType>, unit: string): void {
  if (draft.unit !== undefined) refuse(`${draft.name} has a second UNIT`);
  if (draft.samples.length > 0) refuse(`the UNIT of ${draft.name} stands behind its samples`);
  if (unit !== '' && !draft.name.endsWith(`_${unit}`))
    refuse(`the name ${draft.name} does not end in its unit ${unit}`);
  draft.unit = unit;
}

const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\]|\\\\.)*"';
const labels = `\\{(?:${label}(?:,${label})*)?\\}`;
const samplePattern = new RegExp(
  `^(?<name>${metricNamePattern})(?<labels>${labels})? (?<value>\\S+)(?: (?<time>[^\\s#]\\S*))?` +
    `(?: # (?<exemplar>${labels}) (?<exemplarValue>\\S+)(?: (?<exemplarTime>\\S+))?)?$`,
);

function readSample(line: string, drafts: Drafts<OpenMetricsType>): void {
  const groups = samplePattern.exec(line)?.groups;
  if (!groups)
    return refuse('this is no sample: name{label="value"} value, a time and an exemplar, parted by one space');
  const { name = '', labels: labelText, value = '', time, exemplar, exemplarValue = '', exemplarTime } = groups;
  const draft = drafts.enter(drafts.metricOf(name, suffixesOf));
  const sample: ExpositionSample = {
    name,
    labels: labelsOf(labelText),
    value: readValue(value),
    timestamp: time === undefined ? undefined : readTime(time),
  };
  draft.add(sample);
  checkShape(draft, sample);
  if (exemplar === undefined) return;
  if (!/_(total|bucket)$/.test(name)) refuse(`${name} has an exemplar, and only a counter or a bucket has one`);
  readValue(exemplarValue);
  if (exemplarTime !== undefined) readTime(exemplarTime);
  const characters = Object.entries(labelsOf(exemplar)).flat().join('');
  if (Array.from(characters).length > 128) refuse('the labels of the exemplar are longer than 128 characters');
}

function labelsOf(text = '{}'): ExpositionSample['labels'] {
  return readLabels(text.slice(1, -1), unescape);
}

/** OpenMetrics gives seconds, with fractions. */
function readTime(text: string): number {
  const seconds = readValue(text);
  return Number.isFinite(seconds) ? seconds * 1000 : refuse(`the time ${text} is none`);
}

/** A backslash before anything else is just one: https://prometheus.io/docs/specs/om/open_metrics_spec/#abnf. */
function unescape(text: string): string {
  return text.replace(/\\([\\n"])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function checkShape(draft: Draft<OpenMetricsType>, sample: ExpositionSample): void {
  const { name, type = 'unknown', unit } = draft;
  const suffix = sample.name.slice(name.length);
  if (!suffixesOf[type].includes(suffix)) {
    refuse(`the ${type} ${name} has the series ${suffixesOf[type].map((one) => name + one).join(', ')}, and no other`);
  }
  if ((type === 'info' || type === 'stateset') && unit !== undefined && unit !== '')
    refuse(`the ${type} ${name} has a unit`);
  if (suffix === '_bucket' && Number.isNaN(boundOf(sample.labels.le))) refuse(`a bucket of ${name} has no bound`);
  if (type === 'summary' && suffix === '' && !isShare(boundOf(sample.labels.quantile))) {
    refuse(`a sample of the summary ${name} has no quantile from 0 to 1`);
  }
  if (type === 'stateset' && sample.labels[name] === undefined) refuse(`the stateset ${name} has no label ${name}`);
  if (!allowsValue(type, suffix, sample.value)) refuse(`${sample.value} is no value of the ${type} ${name}`);
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function allowsValue(type: OpenMetricsType, suffix: string, value: number): boolean {
  if (type === 'info') return value === 1;
  if (type === 'stateset') return value === 0 || value === 1;
  const counts = type === 'counter' || suffix === '_bucket' || suffix === '_count' || suffix === '_gcount';
  return !counts || value >= 0;
}

/** What Prometheus makes of a metric; it stores when something was created as a series of its own. */
function stored({ name, type = 'unknown', help, unit = '', samples }: Draft<OpenMetricsType>): ExpositionMetric[] {
  const metric = (series: string, as: ExpositionMetric['type'], own = samples): ExpositionMetric => {
    return { name: series, type: as, help, unit: unit === '' ? undefined : unit, samples: own };
  };
  const ending = (suffix: string) => samples.filter((sample) => sample.name === name + suffix);
  const others = samples.filter((sample) => sample.name !== `${name}_created`);
  const created = ending('_created').length > 0 ? [metric(`${name}_created`, 'gauge', ending('_created'))] : [];
  switch (type) {
    case 'counter':
      return [metric(`${name}_total`, 'counter', others), ...created];
    case 'histogram':
    case 'summary':
      return [metric(name, type, others), ...created];
    case 'gaugehistogram':
      return suffixes.gaugehistogram.map((suffix) => metric(name + suffix, 'gauge', ending(suffix)));
    case 'info':
      return [metric(`${name}_info`, 'gauge')];
    case 'gauge':
    case 'stateset':
      return [metric(name, 'gauge')];
    case 'unknown':
      return [metric(name, 'untyped')];
  }
}
