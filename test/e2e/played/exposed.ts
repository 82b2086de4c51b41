import type { Catalogue } from '../../../metrics';
import { floatText } from '../../../metrics/bucket';
import type { Histogram, Metric } from '../../../metrics/metric';
import type { Behaviour, Level, PhaseValues, Played } from './behaviour';

/** Exposed series. */
export interface ExposedSeries {
  readonly name: string;
  /** Labels of the application, without target labels. */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: Counted | Level;
}

/** Sum of flows, each with a value per event. */
export interface Counted {
  readonly kind: 'counted';
  readonly flows: readonly { readonly perSecond: PhaseValues; readonly each: number }[];
}

/**
 * Returns all series of an application. Metrics without a behaviour get an ordinary one.
 *
 * @throws Error when a behaviour has a metric or label that the catalogue lacks
 */
export function exposedBy(played: Played): ExposedSeries[] {
  checkNames(played);
  return Object.entries(played.catalogue.metrics).flatMap(([name, metric]) =>
    (played.metrics[name] ?? [ordinary(metric)]).flatMap((behaviour) => seriesOf(name, metric, behaviour)),
  );
}

function checkNames({ catalogue, metrics }: Played): void {
  for (const [name, behaviours] of Object.entries(metrics)) {
    const known = catalogue.metrics[name]?.labels;
    if (!known) throw new Error(`${catalogue.name} has no metric ${name}`);
    for (const { labels } of behaviours) checkLabels(name, known, labels);
  }
}

function checkLabels(name: string, known: Metric['labels'], labels: Readonly<Record<string, string>>): void {
  for (const [label, value] of Object.entries(labels)) {
    const isQuantile = label === 'quantile';
    if (!isQuantile && !known[label]) throw new Error(`${name} has no label ${label}`);
    const values = known[label]?.values;
    if (values && !values.includes(value)) throw new Error(`${name} has no ${label} "${value}"`);
  }
  const missing = Object.keys(known).filter((label) => !Object.hasOwn(labels, label));
  if (missing.length > 0) throw new Error(`${name} is played without its labels ${missing.join(', ')}`);
}

/** Default behaviour of a metric. */
function ordinary({ type, labels, ...metric }: Metric): Behaviour {
  const values = Object.fromEntries(Object.entries(labels).map(([name, { examples }]) => [name, examples[0] ?? 'any']));
  if (type === 'gauge') return { kind: 'level', labels: values, value: { day: 1 }, slope: { day: 0 } };
  if (type === 'counter') return { kind: 'flow', labels: values, perSecond: { day: 1 } };
  // A histogram that declares no buckets can have any.
  const [size = 1] = type === 'histogram' ? (metric as unknown as Histogram).buckets : [];
  return { kind: 'observed', labels: values, sizes: [{ size, perSecond: { day: 1 } }] };
}

function seriesOf(name: string, metric: Metric, behaviour: Behaviour): ExposedSeries[] {
  const { labels } = behaviour;
  if (behaviour.kind === 'level') return [{ name, labels, value: behaviour }];
  if (behaviour.kind === 'flow') {
    return [{ name, labels, value: { kind: 'counted', flows: [{ perSecond: behaviour.perSecond, each: 1 }] } }];
  }
  const { sizes } = behaviour;
  const bounds = metric.type === 'histogram' ? [...(metric as Histogram).buckets, Infinity] : [];
  const counted = (of: typeof sizes, each: (size: number) => number): Counted => ({
    kind: 'counted',
    flows: of.map(({ size, perSecond }) => ({ perSecond, each: each(size) })),
  });
  return [
    ...bounds.map((bound) => ({
      name: `${name}_bucket`,
      labels: { ...labels, le: floatText(bound) },
      value: counted(
        sizes.filter(({ size }) => size <= bound),
        () => 1,
      ),
    })),
    { name: `${name}_count`, labels, value: counted(sizes, () => 1) },
    { name: `${name}_sum`, labels, value: counted(sizes, (size) => size) },
  ];
}

/** The catalogue's metrics whose series are counters under a name that Prometheus does not take for one. */
export function unconventionalCounters({ metrics }: Catalogue): string[] {
  return Object.entries(metrics).flatMap(([name, { type, hasUnconventionalName }]) =>
    type === 'counter' && hasUnconventionalName ? [name] : [],
  );
}
