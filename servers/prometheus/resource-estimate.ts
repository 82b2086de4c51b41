import { durationToMilliseconds, type Duration } from '../../core/duration';
import { collectIssues } from '../../core/errors';
import { Size } from '../../core/size';
import { isWholeNumber } from '../../core/whole-number';
import type { ScrapeJob } from './jobs/scrape-job';

/** Resource estimate: the resources that the series of a stack need. */
export interface ResourceEstimate {
  /** Number of active series. */
  readonly series: number;
  /** Number of active series by job. */
  readonly seriesByJob: Readonly<Record<string, number>>;
  /** Number of samples that are scraped per second. */
  readonly samplesPerSecond: number;
  /** Expected memory, with room for queries. */
  readonly memory: Size;
  /** Disk space for the samples of the whole retention. */
  readonly disk: Size;
}

/**
 * Memory without any series, in MiB. Prometheus 3.15 uses 70 with an empty head. The rest is for
 * queries, compaction, and replay of the write-ahead log after a crash.
 */
const baseMemory = 192;

/**
 * Memory for one series, in KiB. Prometheus 3.15 with 5 000, 20 000 and 60 000 series used 90, 158
 * and 355 MB after 360 samples of each, which is 4.8 KiB for each series. The rest is for series
 * that have ended but stay in memory for three hours.
 */
const memoryPerSeries = 8;

/**
 * Disk for one sample, in bytes. The average is 1 to 2:
 * https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects.
 */
const diskPerSample = 2;

/**
 * Disk for the write-ahead log and recent chunks, in MiB. The log keeps at least three segments of
 * 128 MiB.
 */
const baseDisk = 512;

/** Options of a resource estimate. */
interface EstimateOptions {
  /** Disk space of one sample, in bytes. */
  readonly bytesPerSample?: number;
  /** Number of active series that clients push. An invalid one counts as none. */
  readonly pushedSeries?: number;
}

/**
 * Estimates the resources that the series of jobs need, from the catalogues of their targets, and
 * those of pushed series, with a sample of each at every scrape interval.
 */
export function resourceEstimate(
  jobs: readonly ScrapeJob[],
  scrapeInterval: Duration,
  retention: Duration,
  { bytesPerSample = diskPerSample, pushedSeries = 0 }: EstimateOptions = {},
): ResourceEstimate {
  const perJob = jobs.map(({ job, catalogue, expectedTargets, interval }) => {
    const series = catalogue.seriesPerTarget * expectedTargets;
    return { job, series, samplesPerSecond: series / (milliseconds(interval ?? scrapeInterval) / 1000) };
  });
  const pushed = isWholeNumber(pushedSeries) ? pushedSeries : 0;
  const series = sum(perJob.map((one) => one.series)) + pushed;
  const pushedPerSecond = pushed / (milliseconds(scrapeInterval) / 1000);
  const samplesPerSecond = sum(perJob.map((one) => one.samplesPerSecond)) + pushedPerSecond;
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

/**
 * Converts a duration to milliseconds. An invalid duration counts as one hour, because its own
 * validation reports it.
 */
function milliseconds(duration: Duration): number {
  const length = collectIssues([], () => durationToMilliseconds(duration), 3_600_000);
  return Math.max(length, 1000);
}
