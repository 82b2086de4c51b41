import { localTime } from '../../alerts/routing/local-time';
import { weekdays } from '../../alerts/routing/time-range';
import { inPath, throwIssues, type Issue } from '../../core/errors';
import type { StackProps } from '../../stack/stack';
import { readExpectations, type RouteExpectation } from './expectation';
import { momentClasses, type MomentClass } from './moments';
import { notifiedBy, routingOf, type Routing } from './notified';

/** Expectation that does not hold. */
export interface RouteFailure {
  /** Number of the line of the expectation, from 1. */
  readonly line: number;
  /** Text of the line. */
  readonly expectation: string;
  /** Names of the receivers that are notified. */
  readonly notified: readonly string[];
  /** First such moment of a year, in local time; `undefined` when the receivers do not depend on the time. */
  readonly at: string | undefined;
  /** All of this in a line. */
  readonly text: string;
}

/** Expectations of the routes of a stack, and those that do not hold. */
export interface RouteResult {
  /** Expectations of the file. */
  readonly expectations: readonly RouteExpectation[];
  /** Expectations that do not hold, in the order of the file. */
  readonly failures: readonly RouteFailure[];
}

/**
 * Compares the routes, time intervals and inhibitions of a stack with expectations, one in each line:
 * `at night, critical, team=web -> pager`. An expectation must hold at every moment that meets its
 * conditions.
 *
 * @param text content of the file
 * @param file name of the file, for messages
 * @throws ValidationError for every line that cannot be read, that names what the stack does not have, or whose
 * conditions no moment meets
 */
export function testRoutes(stack: StackProps, text: string, file: string): RouteResult {
  const routing = routingOf(stack);
  const expectations = readExpectations(text, file, routing);
  const edges = expectations.flatMap(({ times }) => times.flatMap((one) => one.edges));
  const classes = momentClasses(routing.policy, edges);
  const issues: Issue[] = [];
  const failures = expectations.flatMap((expectation): RouteFailure[] => {
    const outcomes = outcomesOf(expectation, classes, routing);
    if (outcomes.length === 0) {
      const problem = 'no moment of a year meets all these conditions on the time';
      issues.push(...inPath(`${file}:${expectation.line}`, [{ problem, given: expectation.text }]));
      return [];
    }
    return failureOf(expectation, outcomes, file, routing.zone);
  });
  throwIssues(issues);
  return { expectations, failures };
}

/** Receivers at the first of several moments in which the same time intervals apply. */
interface Outcome {
  readonly moment: Date;
  readonly notified: readonly string[];
}

function outcomesOf(
  { times, intervals, labels, firing }: RouteExpectation,
  classes: readonly MomentClass[],
  routing: Routing,
): Outcome[] {
  return classes
    .filter((one) => intervals.every(({ name, isInside }) => one.intervals.has(name) === isInside))
    .flatMap(({ moments }) => {
      const moment = moments.find((one) => times.every(({ isMet }) => isMet(one)));
      return moment ? [{ moment, notified: notifiedBy(routing, { labels, at: moment, firing }) }] : [];
    });
}

function failureOf(
  { line, text, receivers }: RouteExpectation,
  outcomes: readonly Outcome[],
  file: string,
  zone: string,
): RouteFailure[] {
  const wrong = outcomes.filter(({ notified }) => notified.join() !== receivers.join());
  const [first] = wrong.sort((one, other) => one.moment.getTime() - other.moment.getTime());
  if (!first) return [];
  const { moment, notified } = first;
  const at = outcomes.every((one) => one.notified.join() === notified.join()) ? undefined : momentText(moment, zone);
  const place = at === undefined ? '' : ` on ${at}`;
  return [
    {
      line,
      expectation: text,
      notified,
      at,
      text: `${file}:${line}: ${text}; notified${place}: ${notified.join(', ') || 'nobody'}`,
    },
  ];
}

/** Renders a moment in a time zone: `saturday 2024-01-06 00:00 Europe/Paris`. */
function momentText(moment: Date, zone: string): string {
  const { year, month, day, weekday, minutes } = localTime(moment, zone);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${weekdays[weekday]!} ${year}-${two(month)}-${two(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)} ${zone}`;
}
