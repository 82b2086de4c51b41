import type { Issue } from '../../../core/errors';
import { Size } from '../../../core/size';
import type { Catalogue } from '../../../metrics';
import { prometheusSize } from '../retention';
import { wholeNumberIssues } from '../../../core/whole-number';

/** Factor between the number that a catalogue expects and the limit of a target. */
const factor = 5;

/** Room for small catalogues, whose targets grow by more than five times with one new library. */
const least = { samples: 1000, labels: 50 } as const;

/** Length in bytes of a label value that is no mistake, such as a URL with its parameters. */
const valueLength = 2048;

/** Size in bytes of a sample in the text format, with its share of the help texts. */
const bytesPerSample = 1024;

/** Limits of a scrape. One that is exceeded makes Prometheus reject the whole scrape. */
export interface ScrapeLimits {
  readonly sample_limit: number;
  readonly label_limit: number;
  readonly label_value_length_limit: number;
  readonly body_size_limit: string;
}

/** Limits of the scrapes of a job. */
export interface ScrapeLimitProps {
  /**
   * Maximum number of samples of a target. Prometheus rejects a whole scrape with more samples.
   *
   * @default - five times what the catalogue expects, at least 1000
   */
  readonly sampleLimit?: number;
  /**
   * Maximum number of labels of a series, with its name and the labels of the job. Prometheus rejects
   * a whole scrape with more labels.
   *
   * @default - five times those of the catalogue, at least 50
   */
  readonly labelLimit?: number;
  /**
   * Maximum length of a label value in bytes. Prometheus rejects a whole scrape with a longer one.
   *
   * @default 2048
   */
  readonly labelValueLengthLimit?: number;
  /**
   * Size of a response, after decompression, from which on Prometheus rejects it. Rounded up to
   * mebibytes.
   *
   * @default - 1 KiB for each sample of `sampleLimit`
   */
  readonly bodySizeLimit?: Size;
}

/**
 * Limits of a job, so that a target with unbounded label values fails by itself instead of filling
 * the memory of Prometheus.
 *
 * @param props limits in place of those that follow from the catalogue
 */
export function scrapeLimits(catalogue: Catalogue, props: ScrapeLimitProps = {}): ScrapeLimits {
  const { sampleLimit = samplesOf(catalogue), labelLimit = factor * labelsOf(catalogue), bodySizeLimit } = props;
  const body = bodySizeLimit ?? Size.mebibytes((sampleLimit * bytesPerSample) / 2 ** 20);
  return {
    sample_limit: sampleLimit,
    label_limit: props.labelLimit ?? Math.max(least.labels, labelLimit),
    label_value_length_limit: props.labelValueLengthLimit ?? valueLength,
    body_size_limit: prometheusSize(Size.mebibytes(Math.ceil(body.toMebibytes()))),
  };
}

/**
 * Share of its limit above which a target exposes too many samples: at twice what its catalogue
 * expects, or at four fifths of a lower limit. It is a multiple of 5 %, as long as that is above what
 * the catalogue expects, so that one condition serves many jobs.
 */
export function growingShare(catalogue: Catalogue, props: ScrapeLimitProps): number {
  const { sample_limit: limit } = scrapeLimits(catalogue, props);
  const expected = catalogue.samplesPerTarget / limit;
  return Math.max(expected, Math.round(20 * Math.min(2 * expected, 0.8)) / 20, 0.05);
}

/** Limit of the size of a response in bytes. */
export function bodySizeOf({ body_size_limit: limit }: ScrapeLimits): number {
  const [, amount, unit] = /^(\d+)(MB|GB)$/.exec(limit)!;
  return Number(amount) * (unit === 'GB' ? 2 ** 30 : 2 ** 20);
}

function samplesOf({ samplesPerTarget }: Pick<Catalogue, 'samplesPerTarget'>): number {
  return Math.max(least.samples, factor * samplesPerTarget);
}

/** Most labels of a series of a catalogue. The name is a label too. */
function labelsOf({ series }: Catalogue): number {
  return Math.max(0, ...[...series.values()].map(({ labels }) => Object.keys(labels).length + 1));
}

/** Largest limit, so that sizes that follow from it stay numbers that Prometheus reads. */
const most = 1_000_000_000;

/** Returns the issues of limits that targets exceed as soon as they expose what is expected. */
export function scrapeLimitIssues(
  catalogue: Catalogue,
  props: ScrapeLimitProps,
  targetLabels: readonly string[],
): Issue[] {
  const { name, samplesPerTarget, targetLabels: declared } = catalogue;
  const { sampleLimit, labelLimit, labelValueLengthLimit, bodySizeLimit } = props;
  const labels = labelsOf(catalogue) + targetLabels.filter((label) => !declared.includes(label)).length;
  const values = [...catalogue.series.values()].flatMap((series) => Object.values(series.labels).flat());
  const longest = Math.max(1, ...values.map((value) => Buffer.byteLength(value ?? '')));
  return [
    ...Object.entries({ sampleLimit, labelLimit, labelValueLengthLimit }).flatMap(([path, limit]) =>
      wholeNumberIssues(limit, { path, problem: 'this is no limit' }, { max: most }),
    ),
    ...(bodySizeLimit?.bytes === 0 ? [{ problem: 'bodySizeLimit is 0', allowed: 'more than 0' }] : []),
    ...below('sampleLimit', sampleLimit, samplesPerTarget, {
      problem: `Prometheus would reject whole scrapes: the catalogue ${name} expects more samples of a target`,
      remedy: `raise it, for example to ${2 * samplesPerTarget}, or remove it: the default is ${samplesOf(catalogue)}`,
    }),
    ...below('labelLimit', labelLimit, labels, {
      problem: `Prometheus would reject whole scrapes: a series of the catalogue ${name} has more labels, with its name and those of the job`,
      remedy: 'raise it, or remove it',
    }),
    ...below('labelValueLengthLimit', labelValueLengthLimit, longest, {
      problem: `Prometheus would reject whole scrapes: the catalogue ${name} declares a longer label value`,
      remedy: 'raise it, or remove it',
    }),
  ];
}

function below(
  path: string,
  limit: number | undefined,
  expected: number,
  issue: Pick<Issue, 'problem' | 'remedy'>,
): Issue[] {
  if (limit === undefined || !(limit < expected)) return [];
  return [{ path, given: limit, allowed: `${expected} and more`, ...issue }];
}
