import type { StackProps } from '../../stack/stack';
import { generate, type Generated } from '../../testing/rule-tests/generate';
import { rulesOf, type StackRules } from '../../testing/rule-tests/rules';
import { withHandWritten } from './hand-written';

/** Rules of a stack and all of their tests. */
export interface TestedStack {
  readonly of: StackRules;
  readonly generated: Generated;
}

/** Generates the tests of the rules of a stack and adds the tests written by hand. */
export function testedStack(stack: StackProps): TestedStack {
  const of = rulesOf(stack);
  return { of, generated: withHandWritten(generate(of.rules)) };
}
