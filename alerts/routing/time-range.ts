import { ValidationError } from '../../core/errors';
import type { TimePeriod } from './time-interval';

/** Range of whole numbers, including both ends. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Days of the week, starting with Sunday. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Months, starting with January. */
export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * Converts times of day to minutes since midnight. The range excludes the end time.
 *
 * @throws ValidationError when a time is invalid, or the end is not after the beginning
 */
export function timeRange({ from, to }: NonNullable<TimePeriod['times']>[number]): Range {
  const [first, end] = [minutesOf(from), minutesOf(to)];
  if (first >= end) throw backwards(`${from} to ${to}`);
  return { from: first, to: end - 1 };
}

/**
 * Converts days of the week to numbers. Sunday is 0.
 *
 * @throws ValidationError when a day is invalid, or the last one comes before the first one
 */
export function weekdayRange(text: string): Range {
  return inOrder(text, (name) => positionOf(name, weekdays));
}

/**
 * Converts months to numbers. January is 1.
 *
 * @throws ValidationError when a month is invalid, or the last one comes before the first one
 */
export function monthRange(text: string): Range {
  return inOrder(text, (name) => positionOf(name, months) + 1);
}

/**
 * Converts years to numbers.
 *
 * @throws ValidationError when a year is invalid, or the last one comes before the first one
 */
export function yearRange(text: string | number): Range {
  return inOrder(String(text), year);
}

/**
 * Converts days of the month to numbers. Negative numbers count from the end of the month; -1 is
 * the last day.
 *
 * @throws ValidationError when a day is invalid, or the last one can come before the first one
 */
export function dayOfMonthRange(text: string | number): Range {
  const range = rangeOf(String(text), dayOfMonth);
  const { from, to } = range;
  // Days are compared in a month of 28 days. A range from the end of a month to its beginning is
  // never valid.
  const inShortest = (day: number) => (day < 0 ? 28 + day : day);
  if (inShortest(from) > inShortest(to) || (from < 0 && to > 0)) throw backwards(String(text));
  return range;
}

/**
 * Converts days of the month, which can count from the end, to days of a month of this length.
 * Returns an empty list when the first day is after the end of the month.
 */
export function daysOf({ from, to }: Range, length: number): Range[] {
  const counted = (day: number) => (day < 0 ? length + day + 1 : day);
  return counted(from) > length ? [] : [{ from: counted(from), to: Math.min(counted(to), length) }];
}

function inOrder(text: string, numberOf: (name: string) => number): Range {
  const range = rangeOf(text, numberOf);
  if (range.from > range.to) throw backwards(text);
  return range;
}

function rangeOf(text: string, numberOf: (name: string) => number): Range {
  const [first = '', last = first, ...others] = text.split(':');
  if (others.length > 0) throw new ValidationError({ problem: 'this is no range', given: text, allowed: 'first:last' });
  return { from: numberOf(first), to: numberOf(last) };
}

function positionOf(name: string, names: readonly string[]): number {
  const position = names.indexOf(name);
  if (position < 0)
    throw new ValidationError({ problem: 'there is no such day or month', given: name, allowed: names });
  return position;
}

function wholeNumber(text: string): number {
  if (!/^-?\d+$/.test(text)) {
    throw new ValidationError({ problem: 'this is no whole number', given: text, allowed: '2026, or 2026:2028' });
  }
  return Number(text);
}

function year(text: string): number {
  const number = wholeNumber(text);
  if (number >= 1 && number <= 9999) return number;
  throw new ValidationError({ problem: 'there is no such year', given: text, allowed: '1 to 9999' });
}

function dayOfMonth(text: string): number {
  const day = wholeNumber(text);
  if (day !== 0 && Math.abs(day) <= 31) return day;
  throw new ValidationError({
    problem: 'there is no such day of a month',
    given: text,
    allowed: '1 to 31, and -31 to -1',
  });
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours !== undefined && minutes !== undefined) return Number(hours) * 60 + Number(minutes);
  if (time === '24:00') return 24 * 60;
  throw new ValidationError({
    problem: 'this is no time of day',
    given: time,
    allowed: '00:00 to 23:59, and 24:00 as an end',
  });
}

function backwards(text: string): ValidationError {
  return new ValidationError({
    problem: 'the end comes before the beginning',
    given: text,
    remedy: 'give the earlier one first; write two entries for a range over the end of a day, week, month or year',
  });
}
