import { throwIssues } from '../../core/errors';
import { locationIssues } from '../../core/time-zone';
import { localTime } from '../../alerts/routing/local-time';
import { weekdays } from '../../alerts/routing/time-range';
import type { ZonedMinute } from './moments';

/** Condition on the moment of a notification. */
export interface TimeCondition {
  /** Tests whether a moment meets it. */
  readonly isMet: (moment: Date) => boolean;
  /** Minutes of the day at which it can begin or cease to be met. */
  readonly edges: readonly ZonedMinute[];
}

const night = { from: 22 * 60, to: 6 * 60 };

/**
 * Reads a condition on the time of day or the day of the week: `at night`, `by day`, `on weekdays`,
 * `at weekends`, `monday`, `09:00`, `monday 09:00`, with an optional time zone: `09:00 Europe/Paris`.
 *
 * @param zone time zone of conditions that name none
 * @returns `undefined` for another text
 * @throws ValidationError when the time zone does not exist
 */
export function timeOfWeek(text: string, zone: string): TimeCondition | undefined {
  const [, words = '', given] = /^(.*?)(?: ([A-Z]\w*(?:\/[\w+-]+)*))?$/.exec(text) ?? [];
  const condition = named[words] ?? dayAndTime(words);
  if (!condition) return undefined;
  throwIssues(given === undefined ? [] : locationIssues(given));
  const own = given ?? zone;
  return {
    isMet: (moment) => condition.isMet(localTime(moment, own)),
    edges: [0, night.from, night.to, condition.minute ?? 0].map((minute) => ({ zone: own, minute })),
  };
}

type Local = Pick<ReturnType<typeof localTime>, 'weekday' | 'minutes'>;

interface LocalCondition {
  readonly isMet: (local: Local) => boolean;
  readonly minute?: number;
}

const isNight = ({ minutes }: Local) => minutes >= night.from || minutes < night.to;
const isWeekend = ({ weekday }: Local) => weekday === 0 || weekday === 6;

const named: Readonly<Partial<Record<string, LocalCondition>>> = {
  'at night': { isMet: isNight },
  'by day': { isMet: (local) => !isNight(local) },
  'on weekdays': { isMet: (local) => !isWeekend(local) },
  'at weekends': { isMet: isWeekend },
};

/** Forms of conditions on the time, for messages. */
export const timeForms = [...Object.keys(named), 'monday', '09:00', 'monday 09:00 Europe/Paris'];

function dayAndTime(words: string): LocalCondition | undefined {
  const [, day, hours, minutes] =
    new RegExp(`^(${weekdays.join('|')})?(?:(?:^| )([01]\\d|2[0-3]):([0-5]\\d))?$`).exec(words) ?? [];
  const minute = hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
  if (day === undefined && minute === undefined) return undefined;
  const weekday = day === undefined ? undefined : weekdays.indexOf(day);
  return {
    isMet: (local) =>
      (weekday === undefined || local.weekday === weekday) && (minute === undefined || local.minutes === minute),
    ...(minute === undefined ? {} : { minute }),
  };
}
