/** What happens, one after the other. */
export type Phase =
  /** Ordinary traffic. */
  | 'day'
  /** Nobody asks for anything. */
  | 'quiet'
  /** Targets are found, and do not answer. */
  | 'outage'
  /** Not even targets are found. */
  | 'gone'
  /** Everything runs again, and badly. */
  | 'incident';

/** Midnight of the day that is played, in seconds since 1970; any will do, as long as it is always the same. */
const midnight = Date.UTC(2026, 0, 5) / 1000;

/** How often targets are read, in seconds. */
export const scrapeInterval = 15;

/** The moment of a time of day, in seconds since 1970. */
export function at(time: `${number}:${number}`): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return midnight + hours * 3600 + minutes * 60;
}

/** When each phase begins; the last one ends with the timeline. */
const phases: readonly (readonly [Phase, number])[] = [
  ['day', at('0:00')],
  ['quiet', at('10:00')],
  ['outage', at('11:00')],
  ['gone', at('11:30')],
  ['incident', at('11:45')],
];

/** When a target that restarts does so: its counters begin at zero again. */
export const restart = at('2:00');

/** When everything is started again after it was gone. */
export const comeback = at('11:45');

/**
 * When each phase is looked at: at its end, so that it has lasted for a while. In the hour before the moment of quiet nothing
 * was counted.
 */
export const looked: Readonly<Record<Phase, number>> = {
  day: at('9:30'),
  quiet: at('10:59') + 50,
  outage: at('11:20'),
  gone: at('11:40'),
  incident: at('12:50'),
};

/** The moments at which targets are read. */
export function moments(): number[] {
  const count = (at('13:00') - at('0:00')) / scrapeInterval;
  return Array.from({ length: count }, (_, index) => at('0:00') + index * scrapeInterval);
}

/** The phase of a moment. */
export function phaseAt(moment: number): Phase {
  return phases.findLast(([, start]) => start <= moment)![0];
}
