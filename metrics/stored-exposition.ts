import type { Exposition, ExpositionSample } from './exposition-metric';

/** Options of Prometheus for the exposition of a target. */
export interface StoredRules {
  /** Labels that the scrape adds. */
  readonly targetLabels: readonly string[];
  /**
   * Whether labels of the target with the name of a target label are kept. Otherwise Prometheus
   * renames them: `exported_job`.
   *
   * @default false
   */
  readonly honorLabels?: boolean;
  /**
   * Whether Prometheus stores samples at their own times.
   *
   * @default true
   */
  readonly honorTimestamps?: boolean;
  /**
   * Time of the scrape in milliseconds since 1970. Samples whose own times no query at this time
   * finds are then left out.
   *
   * @default - samples of all times are kept
   */
  readonly now?: number;
}

/** Stored metrics, and how many samples queries do not find, by the metric. */
export interface StoredExposition {
  readonly metrics: Exposition;
  readonly outOfTime: ReadonlyMap<string, number>;
}

/** Returns an exposition with the labels that Prometheus stores. */
export function storedExposition(exposition: Exposition, rules: StoredRules): StoredExposition {
  const outOfTime = new Map<string, number>();
  const metrics = [...exposition].map(([name, metric]) => {
    const found = metric.samples.filter((sample) => isFound(sample, rules));
    if (found.length < metric.samples.length) outOfTime.set(name, metric.samples.length - found.length);
    const samples = found.map((sample) => ({ ...sample, labels: renamed(sample.labels, rules) }));
    return [name, { ...metric, samples }] as const;
  });
  return { metrics: new Map(metrics), outOfTime };
}

/** Time after which a query no longer finds a sample: the default of `--query.lookback-delta`. */
const lookback = 300_000;

/** Prometheus drops samples that are further in the future. */
const farthestAhead = 600_000;

function isFound({ timestamp }: ExpositionSample, { honorTimestamps = true, now }: StoredRules): boolean {
  if (timestamp === undefined || now === undefined || !honorTimestamps) return true;
  return timestamp > now - lookback && timestamp < now + farthestAhead;
}

/** Renames the labels with the names of target labels, the shortest first, to names that are free. */
function renamed(
  labels: ExpositionSample['labels'],
  { targetLabels, honorLabels = false }: StoredRules,
): ExpositionSample['labels'] {
  const conflicts = honorLabels ? [] : targetLabels.filter((label) => Object.hasOwn(labels, label));
  if (conflicts.length === 0) return labels;
  const stored = new Map(Object.entries(labels));
  for (const label of conflicts.sort().sort((a, b) => a.length - b.length)) {
    let name = `exported_${label}`;
    while (stored.has(name)) name = `exported_${name}`;
    stored.set(name, labels[label]!);
  }
  for (const label of conflicts) stored.delete(label);
  return Object.fromEntries(stored);
}
