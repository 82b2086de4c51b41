import type { Finding } from '../../metrics/contract';
import type { ReadExposition } from '../exposition';
import type { ScrapeSettings } from '../../servers/prometheus/jobs/scrape-settings';
import { storedExposition } from '../../metrics/stored-exposition';

/** Returns the limits of a scrape for which Prometheus rejects an exposition as a whole. */
export function limitFindings({ metrics, samples }: ReadExposition, settings: ScrapeSettings): Finding[] {
  const { limits } = settings;
  const stored = storedExposition(metrics, settings).metrics;
  const series = [...stored].flatMap(([metric, found]) => found.samples.map((sample) => ({ metric, ...sample })));
  // The name is a label too, and the scrape adds its own.
  const labelsOf = (labels: Readonly<Record<string, string>>) =>
    new Set(['__name__', ...settings.targetLabels, ...Object.keys(labels)]).size;
  const most = series.find(({ labels }) => labelsOf(labels) > limits.label_limit);
  const valueLimit = limits.label_value_length_limit;
  const longest = series.find(({ name, labels }) =>
    [name, ...Object.values(labels)].some((one) => Buffer.byteLength(one) > valueLimit),
  );
  const rejects = 'Prometheus rejects the whole scrape';
  return [
    ...(samples > limits.sample_limit
      ? [
          {
            metric: '(all)',
            says: `has ${samples} samples, above the sampleLimit of ${limits.sample_limit}: ${rejects}`,
          },
        ]
      : []),
    ...(most
      ? [
          {
            metric: most.metric,
            says: `has ${labelsOf(most.labels)} labels, above the labelLimit of ${limits.label_limit}: ${rejects}`,
          },
        ]
      : []),
    ...(longest
      ? [
          {
            metric: longest.metric,
            says: `has a label value of more than ${valueLimit} bytes (labelValueLengthLimit): ${rejects}`,
          },
        ]
      : []),
  ];
}
