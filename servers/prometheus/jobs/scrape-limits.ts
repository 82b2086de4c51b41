import type { Issue } from '../../../core/errors';
import { Size } from '../../../core/size';
import type { Catalogue } from '../../../metrics';
import { prometheusSize } from '../retention';

/** How much more than its catalogue expects a target may expose. */
const factor = 5;

/**
 * Share of its limit that a target exposes when it has twice the samples that its catalogue
 * expects.
 */
export const growingShare = 2 / factor;

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

/**
 * Limits of a job, so that a target with unbounded label values fails by itself instead of filling
 * the memory of Prometheus.
 *
 * @param sampleLimit limit of the job, in place of five times what the catalogue expects
 */
export function scrapeLimits(catalogue: Catalogue, sampleLimit = samplesOf(catalogue)): ScrapeLimits {
  // The name is a label too.
  const labels = [...catalogue.series.values()].map((series) => Object.keys(series.labels).length + 1);
  return {
    sample_limit: sampleLimit,
    label_limit: Math.max(least.labels, factor * Math.max(0, ...labels)),
    label_value_length_limit: valueLength,
    body_size_limit: prometheusSize(Size.mebibytes(Math.ceil((sampleLimit * bytesPerSample) / 2 ** 20))),
  };
}

function samplesOf({ seriesPerTarget }: Pick<Catalogue, 'seriesPerTarget'>): number {
  return Math.max(least.samples, factor * seriesPerTarget);
}

/** Returns the issue of a limit that targets exceed as soon as they expose what is expected. */
export function sampleLimitIssues({ name, seriesPerTarget }: Catalogue, sampleLimit: number | undefined): Issue[] {
  if (sampleLimit === undefined || !(sampleLimit < seriesPerTarget)) return [];
  return [
    {
      path: 'sampleLimit',
      problem: `Prometheus would reject whole scrapes: the catalogue ${name} expects more samples of a target`,
      given: sampleLimit,
      allowed: `${seriesPerTarget} and more`,
      remedy: `raise it, for example to ${2 * seriesPerTarget}, or remove it: the default is ${samplesOf({ seriesPerTarget })}`,
    },
  ];
}
