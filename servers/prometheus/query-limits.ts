import { inPath, type Issue } from '../../core/errors';
import { durationIssues, type Duration } from '../../core/duration';
import { Size } from '../../core/size';
import { isWholeNumber, wholeNumberIssues } from '../../core/whole-number';

/** Limits of the queries of Prometheus: https://prometheus.io/docs/prometheus/latest/command-line/prometheus/. */
export interface QueryLimits {
  /**
   * Number of samples that one query may hold in memory. Prometheus refuses a query that needs more.
   *
   * @default - from the memory that the series leave free
   */
  readonly maxSamples?: number;
  /**
   * Number of queries that run at the same time. Others wait.
   *
   * @default 4
   */
  readonly maxConcurrency?: number;
  /**
   * Time after which a query is stopped.
   *
   * @default '1m'
   */
  readonly timeout?: Duration;
}

/** Queries at the same time: the panels of one dashboard, while rules are evaluated. */
const defaultConcurrency = 4;

/**
 * Memory for one sample of a result, in bytes, with the garbage and the text of the response. With
 * Prometheus 3.16, 1.1 and 4.3 million samples took 108 to 176.
 */
const bytesPerSample = 160;

/** Number of samples of a graph with 100 series and 1,000 points. */
const least = 100_000;

/**
 * Memory for queries in MiB: four graphs of 580 series over 30 days, with 1,441 points each. The
 * largest shipped panel needs 520 series.
 */
const queryMemory = 512;

/** Returns the memory limit of a Prometheus whose series need an amount of memory. */
export function memoryLimitFor(series: Size): Size {
  const mebibytes = series.toMebibytes();
  return Size.mebibytes(mebibytes + Math.max(mebibytes, queryMemory));
}

/**
 * Returns the limits of queries, so that as many queries at their limit as may run at the same time
 * fit into the memory that the series leave free.
 *
 * @param limit memory limit
 * @param series memory that the series need
 */
export function queryLimits(
  { maxConcurrency = defaultConcurrency, timeout = '1m', maxSamples }: QueryLimits,
  limit: Size,
  series: Size,
): Required<QueryLimits> {
  const free = (limit.bytes - series.bytes) / bytesPerSample / Math.max(maxConcurrency, 1);
  return { maxConcurrency, timeout, maxSamples: maxSamples ?? Math.max(least, Math.floor(free / 1000) * 1000) };
}

/**
 * Returns the issues of limits of queries, of which one alone could need all memory.
 *
 * @param limit memory limit
 */
export function queryLimitIssues({ maxSamples, maxConcurrency, timeout }: QueryLimits, limit: Size): Issue[] {
  const most = Math.floor(limit.bytes / bytesPerSample);
  return inPath('queries', [
    ...Object.entries({ maxSamples, maxConcurrency }).flatMap(([path, limit]) =>
      wholeNumberIssues(limit, { path, problem: 'this is no limit' }),
    ),
    ...(maxSamples !== undefined && isWholeNumber(maxSamples) && maxSamples > most
      ? [
          {
            path: 'maxSamples',
            problem: `one query could need more than the memory limit of ${limit.toMebibytes()} MiB`,
            given: maxSamples,
            allowed: `at most ${most}, at ${bytesPerSample} bytes for each sample`,
            remedy: 'lower it, or raise resources.memoryLimit',
          },
        ]
      : []),
    ...durationIssues(timeout, { path: 'timeout' }),
  ]);
}
