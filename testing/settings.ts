import { inPath, type Issue } from '../core/errors';
import { amount, choice, either, instance, list, object, optional, text } from '../core/shape';
import { emptyTextIssues } from '../core/text';
import { wholeNumberIssues } from '../core/whole-number';
import type { AcceptedSurvivor } from './mutants/accepted';
import { mutationOperators } from './mutants/operators';

/** Requirements of the tests of a stack, in `vigie.config.ts`. */
export interface TestSettings {
  /**
   * File of expectations of who is notified of an alert, relative to the folder of the project.
   *
   * @default - none: the routes are not tested
   */
  readonly routes?: string;
  /**
   * Least share of mutants that the tests must kill, in percent. Accepted survivors do not count.
   *
   * @default 0
   */
  readonly minKilled?: number;
  /**
   * Largest number of alerts and recording rules without tests.
   *
   * @default - any number
   */
  readonly maxUntested?: number;
  /**
   * Mutants that may survive.
   *
   * @default - those in expressions and alerts of this package
   */
  readonly survivors?: readonly AcceptedSurvivor[];
}

const textOrPattern = either(
  text,
  instance((value) => value instanceof RegExp, 'a text, or a regular expression'),
);

const shape = object<TestSettings>({
  routes: optional(text),
  minKilled: optional(amount),
  maxUntested: optional(amount),
  survivors: optional(
    list(
      object<AcceptedSurvivor>({
        rule: textOrPattern,
        operators: list(choice(...mutationOperators)),
        change: textOrPattern,
        reason: text,
      }),
    ),
  ),
});

/** Returns the issues of settings, which may come from untyped code. */
export function settingsIssues(settings: TestSettings): Issue[] {
  const unreadable = shape.issues(settings, '');
  return unreadable.length > 0 ? unreadable : issuesOf(settings);
}

function issuesOf({ routes, minKilled, maxUntested, survivors = [] }: TestSettings): Issue[] {
  return [
    ...emptyTextIssues({ routes }),
    ...wholeNumberIssues(minKilled, { path: 'minKilled', problem: 'invalid percentage' }, { min: 0, max: 100 }),
    ...wholeNumberIssues(maxUntested, { path: 'maxUntested', problem: 'invalid number of rules' }, { min: 0 }),
    ...survivors.flatMap(({ reason }, index) => inPath(`survivors[${index}]`, emptyTextIssues({ reason }))),
  ];
}
