import type { Metric } from '../../../metrics';

/**
 * Declares metrics that the exporter takes over from a kernel module without a help text, such as `hits` of a list of
 * statistics.
 *
 * @param beginning common beginning of the names of the metrics
 * @param end common end of the names of the metrics
 * @param metric declares one from its name in the kernel
 * @param names names in the kernel
 */
export function named<const B extends string, const E extends string, N extends string, M extends Metric>(
  beginning: B,
  end: E,
  metric: (name: string) => M,
  names: readonly N[],
): Readonly<Record<`${B}${N}${E}`, M>> {
  return Object.fromEntries(names.map((name) => [beginning + name + end, metric(name)])) as Readonly<
    Record<`${B}${N}${E}`, M>
  >;
}
