import type { Played, Target } from '../played/behaviour';
import { exposedBy, type ExposedSeries } from '../played/exposed';
import { scrapeLimits } from '../../../servers/prometheus/jobs/scrape-limits';
import { keptSamples, scrapeCost, type PlayedSeries } from '../played/samples';
import { at } from '../played/timeline';
import { isWithin, lifelong, type Course, type Events, type Life, type World } from './world';

/** Interval of scrapes and of the samples of a test, in seconds. */
export const tick = 15;

/** Start of each world, in seconds since 1970. */
export const start = at('0:00');

/** Job of a stack and how often it is scraped. */
export interface WorldJob {
  readonly played: Played;
  /** Scrape interval in seconds, a multiple of `tick`. */
  readonly interval: number;
}

/** Seconds of traffic that counters contain at the start. */
const counted = 100_000;

/**
 * Series of jobs in a world, one after the other: together they can be too large for the memory.
 *
 * @param length length of the world in seconds
 * @param names names of the wanted series
 * @throws Error when an event has labels that no series of its metric has
 */
export function* seriesOf(
  jobs: readonly WorldJob[],
  world: World,
  length: number,
  names: ReadonlySet<string>,
): Generator<PlayedSeries> {
  for (const job of jobs) {
    for (const one of jobSeries(job, world, length, names)) if (one.samples.length > 0) yield one;
  }
}

function* jobSeries(
  { played: usual, interval }: WorldJob,
  world: World,
  length: number,
  names: ReadonlySet<string>,
): Generator<PlayedSeries> {
  const { job } = usual.targets[0].labels;
  const played = withMore(usual, world.more?.[job] ?? {});
  const events = (world.events ?? []).filter(
    (one) => one.job === job && Object.hasOwn(played.catalogue.metrics, one.metric),
  );
  const exposed = exposedBy(played);
  /** Values of each scrape that a target answers. */
  const scrapes = {
    up: 1,
    scrape_samples_scraped: scrapeCost.samples,
    scrape_samples_post_metric_relabeling: keptSamples(usual.catalogue, 'day'),
    scrape_sample_limit: scrapeLimits(usual.catalogue).sample_limit,
  };
  for (const one of events) checkEvents(one, exposed);
  const traffic = factors(world.traffic?.(job), length);
  for (const target of played.targets) {
    const lives = world.lives?.(target, length) ?? [lifelong(target, length)];
    const states = statesOf(lives, world, interval, length);
    const ofScrapes = Object.entries(scrapes).map(
      ([name, value]) =>
        [
          { name, labels: {} },
          { whenSilent: 0, whenAnswering: () => value },
        ] as const,
    );
    const ofPage = exposed.map((one) => [one, valueOf(one, target, world, traffic, events)] as const);
    for (const [{ name, labels }, values] of [...ofScrapes, ...ofPage]) {
      if (!names.has(name)) continue;
      for (const [instance, state] of states) {
        const all = { ...instancesOf(lives).get(instance)!, ...labels };
        yield { name, labels: all, samples: samplesOf(state, values) };
      }
    }
  }
}

function withMore(played: Played, more: Played['metrics']): Played {
  const metrics = Object.entries(more).map(([name, others]) => [name, [...(played.metrics[name] ?? []), ...others]]);
  return { ...played, metrics: { ...played.metrics, ...(Object.fromEntries(metrics) as Played['metrics']) } };
}

function checkEvents({ job, metric, labels }: Events, exposed: readonly ExposedSeries[]): void {
  const isKnown = exposed.some((one) => isOf(metric, one.name) && isPartOf(labels, one.labels));
  if (!isKnown) throw new Error(`${job} has no series ${metric} ${JSON.stringify(labels)}`);
}

const isOf = (metric: string, name: string) =>
  name === metric || ['_bucket', '_count', '_sum'].some((suffix) => name === metric + suffix);

const isPartOf = (some: ExposedSeries['labels'], all: ExposedSeries['labels']) =>
  Object.entries(some).every(([label, value]) => all[label] === value);

/** Factors of the traffic at each tick. */
function factors(course: Course | undefined, length: number): Float64Array {
  const all = new Float64Array(length / tick).fill(1);
  return course ? all.map((_, index) => course(index * tick)) : all;
}

/** State of a target at a scrape: its process, `silent` when it does not answer, and `unread` between scrapes. */
type State = number | 'silent' | 'unread' | 'lost';

/** States at each tick by the labels of the target. */
function statesOf(lives: readonly Life[], world: World, interval: number, length: number): Map<string, State[]> {
  const found = new Map<string, State[]>();
  for (const instance of instancesOf(lives).keys()) {
    const own = lives.flatMap((life, index) => (keyOf(life) === instance ? [[life, index] as const] : []));
    let next = 0;
    found.set(
      instance,
      Array.from({ length: length / tick }, (_, index): State => {
        const time = index * tick;
        if (time % interval !== 0 || world.unread?.some((span) => isWithin(time, span))) return 'unread';
        while (next < own.length - 1 && own[next + 1]![0].found <= time) next += 1;
        const [life, place] = own[next]!;
        if (time < life.found || time >= life.lost) return 'lost';
        return time >= life.answers && time < life.stops ? place : 'silent';
      }),
    );
  }
  return found;
}

const keyOf = ({ labels }: Life) => JSON.stringify(labels);

function instancesOf(lives: readonly Life[]): Map<string, Life['labels']> {
  return new Map(lives.map((life) => [keyOf(life), life.labels]));
}

/** Values of a series. */
interface ValueOf {
  /** @default - no sample */
  readonly whenSilent?: number;
  /** Value of a process at a tick, or what it counted since the tick before. */
  readonly whenAnswering: (index: number) => number;
  /**
   * Value of the counter of a process that ran before; of the others it is 0.
   *
   * @default - a gauge
   */
  readonly counted?: number;
}

function valueOf(
  one: ExposedSeries,
  { labels, weight }: Target,
  world: World,
  traffic: Float64Array,
  events: readonly Events[],
): ValueOf {
  const { value } = one;
  if (value.kind === 'level') {
    const course = world.level?.(labels.job, one.name, { ...labels, ...one.labels });
    const usual: Course = (time) => (value.value.day + value.slope.day * time) * weight;
    return { whenAnswering: (index) => (course ?? usual)(index * tick) };
  }
  const perTick = value.flows.reduce((sum, { perSecond, each }) => sum + perSecond.day * each, 0) * weight * tick;
  const added = addedAt(one, events);
  return {
    whenAnswering: (index) => perTick * traffic[index]! + (added.get(index) ?? 0),
    counted: (perTick / tick) * counted,
  };
}

/** Increases of a series by single events, by tick. */
function addedAt({ name, labels }: ExposedSeries, events: readonly Events[]): Map<number, number> {
  const added = new Map<number, number>();
  for (const event of events) {
    if (!isOf(event.metric, name) || !isPartOf(event.labels, labels)) continue;
    const each = eachOf(event, name, labels);
    for (const [time, count] of event.at) {
      const index = Math.floor(time / tick);
      added.set(index, (added.get(index) ?? 0) + count * each);
    }
  }
  return added;
}

function eachOf({ metric, size = 0 }: Events, name: string, labels: ExposedSeries['labels']): number {
  if (name === `${metric}_sum`) return size;
  return name === `${metric}_bucket` && size > Number(labels.le!.replace('+', '')) ? 0 : 1;
}

/** Samples of a series. */
function samplesOf(states: readonly State[], { whenSilent, whenAnswering, counted }: ValueOf): PlayedSeries['samples'] {
  const samples: [number, number][] = [];
  let [process, count]: [State | undefined, number] = [undefined, 0];
  for (const [index, state] of states.entries()) {
    const moment = start + index * tick;
    if (typeof state === 'number') {
      const isNew = state !== process;
      if (counted !== undefined) count = isNew ? (state === 0 ? counted : 0) : count + whenAnswering(index);
      samples.push([moment, counted === undefined ? whenAnswering(index) : count]);
      process = state;
    } else if (state === 'silent') {
      if (whenSilent !== undefined) samples.push([moment, whenSilent]);
    } else if (state === 'unread' && counted !== undefined && typeof process === 'number') {
      count += whenAnswering(index);
    }
  }
  return samples;
}
