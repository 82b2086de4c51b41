import type { Metric } from '../../../metrics';

/**
 * Declares metrics that differ only in their names and help texts.
 *
 * @param beginning common beginning of the names
 * @param metric declares one with its help text
 * @param helps help texts by the ends of the names
 */
export function family<B extends string, N extends string, M extends Metric>(
  beginning: B,
  metric: (help: string) => M,
  helps: Readonly<Record<N, string>>,
): Readonly<Record<`${B}${N}`, M>> {
  return Object.fromEntries(
    Object.entries<string>(helps).map(([name, help]) => [beginning + name, metric(help)]),
  ) as Readonly<Record<`${B}${N}`, M>>;
}

/** Metrics of hardware or software that few machines have. */
export const rare = <const W extends string>(exposedWhen: W) => ({ exposedWhen, isRare: true }) as const;
