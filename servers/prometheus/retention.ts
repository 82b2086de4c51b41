import { durationIssues, type Duration } from '../../core/duration';
import { inPath, type Issue } from '../../core/errors';
import { amountIssues, describeSize, Size, sizeText } from '../../core/size';

/** Renders a size in the syntax of Prometheus, which calls a gibibyte `GB`. */
export function prometheusSize(size: Size): string {
  return sizeText(size, { gibibytes: 'GB', mebibytes: 'MB' });
}

/**
 * Maximum share of a volume for samples. Compaction needs the rest, because it writes new blocks
 * before it deletes old ones:
 * https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size.
 */
const usableShare = 0.8;

/**
 * Retention of samples. Prometheus deletes samples that are too old or exceed the size, whichever
 * comes first.
 */
export interface Retention {
  /** Maximum age of samples. */
  readonly time: Duration;
  /** Maximum size of blocks, write-ahead log and recent chunks together. */
  readonly size: Size;
}

/** Returns the issues of a retention on its volume. */
export function retentionIssues({ time, size }: Retention, volume: Size): Issue[] {
  const fits = Size.mebibytes(Math.floor((volume.bytes * usableShare) / 2 ** 20));
  const room = {
    problem: 'the retention size leaves too little room for compaction on the volume',
    given: `${describeSize(size)} on a volume of ${describeSize(volume)}`,
    allowed: `at most 80 % of the volume, ${describeSize(fits)}`,
    remedy: 'lower the retention size or enlarge the volume',
  };
  return [
    ...durationIssues(time, { path: 'retention.time' }),
    ...inPath('retention.size', amountIssues(size)),
    ...(size.bytes <= fits.bytes ? [] : [room]),
  ];
}
