import { durationIssues, type Duration } from '../../core/duration';
import type { Issue } from '../../core/errors';
import { describeSize, Size, sizeText } from '../../core/size';

/** A size as Prometheus writes it: powers of 1024 with the letters of powers of 1000. */
export function prometheusSize(size: Size): string {
  return sizeText(size, { gibibytes: 'GB', mebibytes: 'MB' });
}

/**
 * The share of a volume that retention by size may claim: compaction needs room for new blocks beside the old ones
 * (https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size).
 */
const usableShare = 0.8;

/** How long samples are kept: until they are too old, or take too much space, whichever comes first. */
export interface Retention {
  readonly time: Duration;
  /** The space that blocks, write-ahead log and the chunks of the last hours may take together. */
  readonly size: Size;
}

/** Issues of a retention on its volume. */
export function retentionIssues({ time, size }: Retention, volume: Size): Issue[] {
  const fits = Size.mebibytes(Math.floor((volume.bytes * usableShare) / 2 ** 20));
  const room = {
    problem: 'the retention size does not leave room for compaction on its volume',
    given: `${describeSize(size)} on a volume of ${describeSize(volume)}`,
    allowed: `at most 80 % of the volume, ${describeSize(fits)}`,
    remedy: 'lower the retention size or enlarge the volume',
  };
  return [...durationIssues(time, { path: 'retention.time' }), ...(size.bytes <= fits.bytes ? [] : [room])];
}
