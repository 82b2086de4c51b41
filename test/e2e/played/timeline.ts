/** Phases of the day in order. */
export type Phase =
  /** Normal traffic. */
  | 'day'
  /** No traffic. */
  | 'quiet'
  /** Targets are discovered but do not answer. */
  | 'outage'
  /** No targets are discovered. */
  | 'gone'
  /** Everything runs again, with errors. */
  | 'incident';

/** Midnight of the simulated day in seconds since 1970. It is arbitrary but fixed. */
const midnight = Date.UTC(2026, 0, 5) / 1000;

/** Scrape interval in seconds. */
export const scrapeInterval = 15;

/** Returns the time of a time of day in seconds since 1970. */
export function at(time: `${number}:${number}`): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return midnight + hours * 3600 + minutes * 60;
}

/** Start times of the phases. The last phase ends with the timeline. */
const phases: readonly (readonly [Phase, number])[] = [
  ['day', at('0:00')],
  ['quiet', at('10:00')],
  ['outage', at('11:00')],
  ['gone', at('11:30')],
  ['incident', at('11:45')],
];

/** Time of the restart of a target, where its counters reset. */
export const restart = at('2:00');

/** Time when everything starts again after the outage. */
export const comeback = at('11:45');

/**
 * Time of the check in each phase, at its end. There was no traffic in the hour before the check of
 * quiet hours.
 */
export const looked: Readonly<Record<Phase, number>> = {
  day: at('9:30'),
  quiet: at('10:59') + 50,
  outage: at('11:20'),
  gone: at('11:40'),
  incident: at('12:50'),
};

/** Times of scrapes. */
export function moments(): number[] {
  const count = (at('13:00') - at('0:00')) / scrapeInterval;
  return Array.from({ length: count }, (_, index) => at('0:00') + index * scrapeInterval);
}

/** Returns the phase of a time. */
export function phaseAt(moment: number): Phase {
  return phases.findLast(([, start]) => start <= moment)![0];
}
