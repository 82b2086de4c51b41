import { durationToMilliseconds, type Duration } from '../../core/duration';
import { collectIssues } from '../../core/errors';
import { Size } from '../../core/size';
import type { ScrapeJob } from './jobs/scrape-job';

/** What the series of a stack ask of Prometheus. */
export interface ResourceEstimate {
  /** How many series there are at a time. */
  readonly series: number;
  /** The same for each job. */
  readonly seriesByJob: Readonly<Record<string, number>>;
  /** How many samples are read in a second. */
  readonly samplesPerSecond: number;
  /** Memory that it is expected to need, with room for queries. */
  readonly memory: Size;
  /** Disk that the samples of the whole retention take. */
  readonly disk: Size;
}

/**
 * Memory without any series, in MiB: 70 in Prometheus 3.15 with an empty head, the rest for queries, compaction and reading the
 * write-ahead log after a crash.
 */
const baseMemory = 192;

/**
 * Memory for one series, in KiB. In Prometheus 3.15 with 5 000, 20 000 and 60 000 series, the process held 90, 158 and 355 MB
 * after 360 samples of each: 4.8 KiB for one. The rest is for series that have ended and stay for three hours.
 */
const memoryPerSeries = 8;

/** Disk for one sample, in bytes; on average it is 1 to 2: https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects. */
const diskPerSample = 2;

/** Disk for the write-ahead log and the chunks of the last hours, in MiB: three segments of 128 at least. */
const baseDisk = 512;

/**
 * What the series of some jobs ask of Prometheus, by the catalogues of what the targets expose.
 *
 * @param bytesPerSample what one sample takes on disk
 */
export function resourceEstimate(
  jobs: readonly ScrapeJob[],
  scrapeInterval: Duration,
  retention: Duration,
  bytesPerSample = diskPerSample,
): ResourceEstimate {
  const perJob = jobs.map(({ job, catalogue, expectedTargets, interval }) => {
    const series = catalogue.seriesPerTarget * expectedTargets;
    return { job, series, samplesPerSecond: series / (milliseconds(interval ?? scrapeInterval) / 1000) };
  });
  const series = sum(perJob.map((one) => one.series));
  const samplesPerSecond = sum(perJob.map((one) => one.samplesPerSecond));
  const samples = samplesPerSecond * (milliseconds(retention) / 1000);
  return {
    series,
    seriesByJob: Object.fromEntries(perJob.map((one) => [one.job, one.series])),
    samplesPerSecond,
    memory: Size.mebibytes(roundedUp(baseMemory + (series * memoryPerSeries) / 1024, 64)),
    disk: Size.mebibytes(roundedUp(baseDisk + (samples * bytesPerSample) / 2 ** 20, 1024)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function roundedUp(number: number, step: number): number {
  return Math.ceil(number / step) * step;
}

/** An invalid duration is an issue in its place; the estimate goes on with an hour. */
function milliseconds(duration: Duration): number {
  const length = collectIssues([], () => durationToMilliseconds(duration), 3_600_000);
  return Math.max(length, 1000);
}
