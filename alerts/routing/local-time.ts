/** A moment as clocks and calendars of a place show it. */
export interface LocalTime {
  readonly year: number;
  /** From 1, which is January. */
  readonly month: number;
  /** The day of the month. */
  readonly day: number;
  /** From 0, which is Sunday. */
  readonly weekday: number;
  /** How many minutes of the day are over. */
  readonly minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const hour = 3_600_000;

/**
 * A moment in a time zone.
 *
 * @param zone its name in the IANA database
 */
export function localTime(moment: Date, zone: string): LocalTime {
  const local = new Date(shown(moment.getTime(), zone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/**
 * How many days a month has, as Alertmanager 0.31 counts them: whole times 24 hours between its beginning and that of the next one. So
 * the month in which clocks are put forward has one day less than the calendar says.
 */
export function monthLength(year: number, month: number, zone: string): number {
  const [begin, end] = [month - 1, month].map((index) => momentOf(Date.UTC(year, index), zone));
  return Math.floor((end! - begin!) / (24 * hour));
}

/** The moment at which clocks show a time; where they show it twice or never, that of Go's `time.Date`. */
function momentOf(local: number, zone: string): number {
  const offset = shown(local, zone) - local;
  if (offset === 0) return local;
  const moment = local - offset;
  return local - (shown(moment, zone) - moment);
}

/** What clocks show at a moment, as the moment at which those of UTC show it. */
function shown(moment: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour: hours = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hours, minute, second) + (((moment % 1000) + 1000) % 1000);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(timeZone, made);
  return made;
}
