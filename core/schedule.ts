import type { Issue } from './errors';

/** Values of a field of a schedule, with the names of some. */
interface Field {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: months },
  // Kubernetes knows Sunday only as 0.
  { from: 0, to: 6, names: weekdays },
];

/** Longest length of each month. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Returns an issue for a schedule that Kubernetes refuses, or that never comes:
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax.
 */
export function scheduleIssues(schedule: string): Issue[] {
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(schedule)) return [];
  const parts = schedule.split(' ');
  const values = parts.map((part, index) => (fields[index] ? valuesOf(part, fields[index]) : undefined));
  if (parts.length !== fields.length || values.some((one) => one === undefined)) {
    return [{ problem: 'this is no schedule', given: schedule, allowed: 'five cron fields, such as 30 2 * * *' }];
  }
  const [, , days, ofMonths] = values as readonly number[][];
  const isOnWeekdays = parts[4] !== '*' && parts[4] !== '?';
  const comes = ofMonths!.some((month) => days!.some((day) => day <= lengths[month - 1]!));
  if (comes || isOnWeekdays) return [];
  return [{ problem: 'this day never comes', given: schedule, remedy: 'name a day that the month has' }];
}

/** Returns the values of a field; `undefined` when it is invalid. */
function valuesOf(text: string, field: Field): number[] | undefined {
  const lists = text.split(',').map((one) => rangeOf(one, field));
  return lists.some((one) => one === undefined) ? undefined : lists.flatMap((one) => one!);
}

function rangeOf(text: string, field: Field): number[] | undefined {
  const [, first = '', last, step] = /^(\*|\?|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d+))?$/i.exec(text) ?? [];
  const isAll = first === '*' || first === '?';
  if (first === '' || (isAll && last !== undefined) || (step !== undefined && Number(step) === 0)) return undefined;
  const from = isAll ? field.from : numberOf(first, field);
  const to = isAll || (last === undefined && step !== undefined) ? field.to : numberOf(last ?? first, field);
  if (!(from >= field.from && from <= to && to <= field.to)) return undefined;
  const every = Number(step ?? 1);
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => from + index * every);
}

function numberOf(text: string, { from, names = [] }: Field): number {
  const position = names.indexOf(text.toLowerCase());
  return position >= 0 ? from + position : /^\d+$/.test(text) ? Number(text) : NaN;
}
