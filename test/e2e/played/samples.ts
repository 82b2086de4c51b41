import type { Catalogue } from '../../../metrics';
import { floatText } from '../../../metrics/bucket';
import type { Histogram, Metric } from '../../../metrics/metric';
import type { Behaviour, Course, Level, Played, Target } from './behaviour';
import { at, comeback, moments, phaseAt, restart, scrapeInterval, type Phase } from './timeline';

/** A series, and its value at each moment at which it is there. */
export interface PlayedSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [moment: number, value: number])[];
}

/**
 * Everything that Prometheus would have read of an application, and what it writes itself about each scrape.
 *
 * @throws Error when a behaviour speaks of a metric or label that the catalogue does not know
 */
export function samplesOf(played: Played): PlayedSeries[] {
  const { catalogue, targets } = played;
  checkNames(played);
  return targets.flatMap((target) => [
    ...scrapeOf(target),
    ...Object.entries(catalogue.metrics).flatMap(([name, metric]) =>
      (played.metrics[name] ?? [ordinary(metric)]).flatMap((behaviour) => seriesOf(name, metric, behaviour, target)),
    ),
  ]);
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
  const missing = Object.keys(known).filter((label) => !(label in labels));
  if (missing.length > 0) throw new Error(`${name} is played without its labels ${missing.join(', ')}`);
}

/** A metric of which nobody says how it goes on. */
function ordinary({ type, labels, ...metric }: Metric): Behaviour {
  const values = Object.fromEntries(Object.entries(labels).map(([name, { examples }]) => [name, examples[0] ?? 'any']));
  if (type === 'gauge') return { kind: 'level', labels: values, value: { day: 1 }, slope: 0 };
  if (type === 'counter') return { kind: 'flow', labels: values, perSecond: { day: 1 } };
  const size = type === 'histogram' ? (metric as unknown as Histogram).buckets[0]! : 1;
  return { kind: 'observed', labels: values, sizes: [{ size, perSecond: { day: 1 } }] };
}

function seriesOf(name: string, metric: Metric, behaviour: Behaviour, target: Target): PlayedSeries[] {
  const labels = { ...target.labels, ...behaviour.labels };
  switch (behaviour.kind) {
    case 'level':
      return [{ name, labels, samples: levelSamples(behaviour, target) }];
    case 'flow':
      return [{ name, labels, samples: counterSamples(behaviour.perSecond, target) }];
    case 'observed': {
      const of = (counted: readonly { readonly perSecond: Course; readonly each: number }[]) =>
        addedUp(
          counted.map(({ perSecond, each }) => counterSamples(perSecond, { ...target, weight: target.weight * each })),
        );
      const counts = behaviour.sizes.map(({ size, perSecond }) => ({ size, perSecond, each: 1 }));
      const bounds = metric.type === 'histogram' ? [...(metric as Histogram).buckets, Infinity] : [];
      return [
        ...bounds.map((bound) => ({
          name: `${name}_bucket`,
          labels: { ...labels, le: floatText(bound) },
          samples: of([nothing, ...counts.filter(({ size }) => size <= bound)]),
        })),
        { name: `${name}_count`, labels, samples: of([nothing, ...counts]) },
        { name: `${name}_sum`, labels, samples: of([nothing, ...counts.map((one) => ({ ...one, each: one.size }))]) },
      ];
    }
  }
}

/** A bucket in which nothing is counted has its series all the same. */
const nothing = { perSecond: { day: 0 }, each: 1 };

function addedUp(all: readonly PlayedSeries['samples'][]): PlayedSeries['samples'] {
  return all[0]!.map(([moment], index) => [moment, all.reduce((sum, one) => sum + one[index]![1], 0)]);
}

/** The rate or value of a phase. */
function during({ day, quiet, incident }: Course, phase: Phase, inQuiet: number): number {
  if (phase === 'quiet') return quiet ?? inQuiet;
  return phase === 'incident' ? (incident ?? day) : day;
}

const isThere = (phase: Phase): boolean => phase !== 'outage' && phase !== 'gone';

function levelSamples({ value, slope }: Level, { weight }: Target): PlayedSeries['samples'] {
  return moments().flatMap((moment) => {
    const phase = phaseAt(moment);
    if (!isThere(phase)) return [];
    return [[moment, (during(value, phase, value.day) + slope * (moment - at('0:00'))) * weight] as const];
  });
}

/** A counter that has counted for a while when the timeline begins. */
function counterSamples(perSecond: Course, { weight, restarts = false }: Target): PlayedSeries['samples'] {
  let count = during(perSecond, 'day', 0) * weight * 100_000;
  return moments().flatMap((moment) => {
    const phase = phaseAt(moment);
    if (moment === comeback || (restarts && moment === restart)) count = 0;
    else count += during(perSecond, phase, 0) * weight * scrapeInterval;
    return isThere(phase) ? [[moment, count] as const] : [];
  });
}

/** How long Prometheus takes to read a target, in seconds, and how many samples it finds there: the weight of the target tells. */
export const scrapeCost = { duration: 0.02, samples: 400 } as const;

function scrapeOf({ labels, weight }: Target): PlayedSeries[] {
  const found = moments().filter((moment) => phaseAt(moment) !== 'gone');
  const { job, instance, ...others } = labels;
  const of = (name: string, value: (moment: number) => number): PlayedSeries => ({
    name,
    labels: { job, instance, ...others },
    samples: found.map((moment) => [moment, value(moment)]),
  });
  const answers = (moment: number) => (isThere(phaseAt(moment)) ? 1 : 0);
  return [
    of('up', answers),
    of('scrape_duration_seconds', () => scrapeCost.duration * weight),
    of('scrape_samples_scraped', (moment) => answers(moment) * scrapeCost.samples * weight),
  ];
}

/** The catalogue's metrics whose series are counters under a name that Prometheus does not take for one. */
export function foreignCounters({ metrics }: Catalogue): string[] {
  return Object.entries(metrics).flatMap(([name, { type, foreignName }]) =>
    type === 'counter' && foreignName ? [name] : [],
  );
}
