import { testsOfAlert, type AlertTest } from './alert-tests';
import { testsOfRecording, type RecordingTest } from './recording-tests';
import { withNeeded, type TestedRule } from './rules';
import { Unsupported } from './unsupported';

/** Tests of a rule. */
export type RuleTests =
  | { readonly rule: TestedRule; readonly kind: 'alert'; readonly tests: readonly AlertTest[] }
  | { readonly rule: TestedRule; readonly kind: 'record'; readonly tests: readonly RecordingTest[] };

/** Rule without tests, and the reason. */
export interface Untested {
  /** Rule that has no tests. */
  readonly rule: TestedRule;
  /** Reason why none can be generated. */
  readonly reason: string;
}

/** Generated tests, and the rules without tests. */
export interface Generated {
  /** Rules with their tests. */
  readonly tested: readonly RuleTests[];
  /** Rules without tests. */
  readonly untested: readonly Untested[];
}

/** Generates the tests of rules. */
export function generate(rules: readonly TestedRule[]): Generated {
  const tested: RuleTests[] = [];
  const untested: Untested[] = [];
  for (const rule of rules) {
    try {
      tested.push(testsOf(rule, rules));
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      untested.push({ rule, reason: error.message });
    }
  }
  return { tested, untested };
}

/**
 * Tests by meaning of the rule. Equivalent rules, such as those of two environments of an
 * application, share their tests.
 */
const known = new Map<string, AlertTest[] | RecordingTest[]>();

function testsOf(rule: TestedRule, rules: readonly TestedRule[]): RuleTests {
  const { kind } = rule;
  const meaning = JSON.stringify(
    withNeeded(rule, rules).map(({ name, json }) => [name, json.expr, json.for, json.keep_firing_for]),
  );
  const tests = known.get(meaning) ?? (kind === 'alert' ? testsOfAlert(rule, rules) : testsOfRecording(rule, rules));
  known.set(meaning, tests);
  return { rule, kind, tests } as RuleTests;
}
