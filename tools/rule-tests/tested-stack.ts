import type { StackProps } from '../../stack/stack';
import { generate, type Generated } from '../../testing/rule-tests/generate';
import { rulesOf, type StackRules } from '../../testing/rule-tests/rules';
import { withHandWritten } from './hand-written';

/** The rules of a stack and all tests of them. */
export interface TestedStack {
  readonly of: StackRules;
  readonly generated: Generated;
}

/** Generates the tests of a stack's rules and adds those by hand. */
export function testedStack(stack: StackProps): TestedStack {
  const of = rulesOf(stack);
  return { of, generated: withHandWritten(generate(of.rules)) };
}
