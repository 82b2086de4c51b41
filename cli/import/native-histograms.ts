import { boundsOf } from '../../metrics/contract-series';
import type { Exposition, ExpositionMetric } from '../../metrics/exposition';
import { acceptHeader, defaultEscaping, protobufFirst } from '../../servers/prometheus/jobs/scrape-protocols';
import { isUrl, readExposition, type ReadOptions } from '../exposition';

/**
 * Returns the names of the native histograms of an exposition. Text formats show them as histograms
 * whose only bucket is `+Inf`, as a classic one can be too: a target is then asked for protocol
 * buffers, as by Prometheus for native histograms. Those of a file are taken for native ones.
 */
export async function nativeHistograms(
  source: string,
  exposition: Exposition,
  request: ReadOptions,
): Promise<ReadonlySet<string>> {
  const names = [...exposition.values()].filter(hasNoBounds).map(({ name }) => name);
  if (names.length === 0 || !isUrl(source)) return new Set(names);
  const { metrics } = await readExposition(source, {
    ...request,
    accept: acceptHeader(protobufFirst, defaultEscaping),
    histograms: { storesNative: true, keepsClassic: false },
  });
  return new Set(names.filter((name) => metrics.get(name)?.type === 'nativeHistogram'));
}

function hasNoBounds({ type, samples }: ExpositionMetric): boolean {
  return type === 'histogram' && boundsOf(samples, 'le').every((bound) => bound === Infinity);
}
