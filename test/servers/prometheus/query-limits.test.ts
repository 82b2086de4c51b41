import { formatIssue } from '../../../core/errors';
import { Size } from '../../../core/size';
import { memoryLimitFor, queryLimitIssues, queryLimits } from '../../../servers/prometheus/query-limits';

const mebibytes = (number: number) => Size.mebibytes(number);

test.each([
  [256, 768],
  [512, 1024],
  [1024, 2048],
])('series that need %d MiB have a memory limit of %d MiB', (series, limit) => {
  expect(memoryLimitFor(mebibytes(series)).toMebibytes()).toBe(limit);
});

test.each([
  // 512 MiB for four queries of 160 bytes a sample.
  [768, 256, {}, 838_000],
  [2048, 1024, {}, 1_677_000],
  [2048, 1024, { maxConcurrency: 8 }, 838_000],
  [2048, 1024, { maxSamples: 5 }, 5],
  // Nothing is left: a graph is still possible.
  [256, 256, {}, 100_000],
])('a limit of %d MiB with series of %d MiB and %j allows %d samples', (limit, series, given, maxSamples) => {
  const limits = queryLimits(given, mebibytes(limit), mebibytes(series));
  expect(limits).toEqual({ maxConcurrency: 4, timeout: '1m', ...given, maxSamples });
  const used = limits.maxSamples * limits.maxConcurrency * 160;
  if (limit > series) expect(used).toBeLessThanOrEqual(mebibytes(limit - series).bytes);
});

test('limits are whole numbers and a duration', () => {
  expect(queryLimitIssues({ maxSamples: 1, maxConcurrency: 1, timeout: '10s' }, mebibytes(768))).toEqual([]);
  expect(
    queryLimitIssues({ maxSamples: 0.5, maxConcurrency: 0, timeout: 'ten' as never }, mebibytes(768)).map(formatIssue),
  ).toEqual([
    'queries: maxSamples: this is no limit; given: 0.5; allowed: a whole number from 1 up',
    'queries: maxConcurrency: this is no limit; given: 0; allowed: a whole number from 1 up',
    expect.stringMatching(/^queries: timeout: .*ten/),
  ]);
});

test('one query fits into the memory limit', () => {
  expect(queryLimitIssues({ maxSamples: 5_033_164 }, mebibytes(768))).toEqual([]);
  expect(queryLimitIssues({ maxSamples: 5_033_165 }, mebibytes(768)).map(formatIssue)).toEqual([
    'queries: maxSamples: one query could need more than the memory limit of 768 MiB; given: 5033165; allowed: at most 5033164, at 160 bytes for each sample; remedy: lower it, or raise resources.memoryLimit',
  ]);
});
