import type { Behaviour, Target } from '../played/behaviour';

export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Value by time, in seconds since the start of the world. */
export type Course = (time: number) => number;

/** Part of time from its first to before its last second, in seconds since the start of the world. */
export type Span = readonly [from: number, to: number];

type Labels = Readonly<Record<string, string>>;

/** Process of a target: discovered, then answering, then no longer, then removed from discovery. */
export interface Life {
  readonly labels: Target['labels'];
  readonly found: number;
  readonly answers: number;
  readonly stops: number;
  readonly lost: number;
}

/** Single events of a counter or a histogram, in addition to the usual traffic. */
export interface Events {
  readonly job: string;
  readonly metric: string;
  readonly labels: Labels;
  /**
   * Observed value of each event.
   *
   * @default - a counter
   */
  readonly size?: number;
  /** Times of the events, and how many occur at each. */
  readonly at: readonly (readonly [time: number, count: number])[];
}

/**
 * Things that happen to a stack over some time. Where a property is absent, the usual day goes on: every
 * target answers, traffic is constant and gauges keep their value.
 */
export interface World {
  readonly name: string;
  /** Times without a running Prometheus. */
  readonly unread?: readonly Span[];
  /** Processes of a target in order; undefined where the world does not change it. */
  readonly lives?: (target: Target, end: number) => readonly Life[] | undefined;
  /** Factor of the traffic of a job. */
  readonly traffic?: (job: string) => Course | undefined;
  /**
   * Value of a gauge; undefined where the world does not change it.
   *
   * @param labels those of the series and of its target
   */
  readonly level?: (job: string, metric: string, labels: Labels) => Course | undefined;
  /** Single events. Those of jobs and metrics that a stack lacks do not happen. */
  readonly events?: readonly Events[];
  /** Further series by job and metric. */
  readonly more?: Readonly<Record<string, Readonly<Record<string, readonly Behaviour[]>>>>;
}

/** World in which everything of several worlds happens. The first that changes something wins. */
export function together(name: string, worlds: readonly World[]): World {
  return {
    name,
    unread: worlds.flatMap(({ unread = [] }) => unread),
    lives: (target, end) => firstOf(worlds, ({ lives }) => lives?.(target, end)),
    traffic: (job) => {
      const courses = worlds.flatMap(({ traffic }) => traffic?.(job) ?? []);
      return (time) => courses.reduce((factor, course) => factor * course(time), 1);
    },
    level: (job, metric, labels) => firstOf(worlds, ({ level }) => level?.(job, metric, labels)),
    events: worlds.flatMap(({ events = [] }) => events),
    more: Object.assign({}, ...worlds.map(({ more = {} }) => more)) as NonNullable<World['more']>,
  };
}

function firstOf<T>(worlds: readonly World[], of: (world: World) => T | undefined): T | undefined {
  for (const world of worlds) {
    const found = of(world);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const isWithin = (time: number, [from, to]: Span): boolean => time >= from && time < to;

/** Times of a daily event, in seconds since the start of the world. */
export function daily(from: number, days: number, length: number): Span[] {
  return Array.from({ length: days }, (_, index) => [index * day + from, index * day + from + length]);
}

/** Process that runs for the whole time. */
export function lifelong({ labels }: Target, end: number): Life {
  return { labels, found: -1, answers: -1, stops: end, lost: end };
}

/**
 * Processes of a target that is replaced.
 *
 * @param stops each ends at such a time, and the next one answers some seconds later
 * @param away seconds without an answer
 */
export function replaced(target: Target, end: number, stops: readonly number[], away: number): Life[] {
  const starts = [-1, ...stops.map((stop) => stop + away)];
  return starts.map((answers, index) => {
    const stop = stops[index] ?? end;
    const found = index === 0 ? -1 : stops[index - 1]!;
    return { labels: target.labels, found, answers, stops: stop, lost: stop };
  });
}
