import type { AlertTest } from '../rule-tests/alert-tests';
import { EvaluationError } from '../rule-tests/evaluation-error';
import type { Generated, RuleTests } from '../rule-tests/generate';
import { keyOf } from '../rule-tests/labels';
import { recordedAt, type RecordingTest } from '../rule-tests/recording-tests';
import { withNeeded, type TestedRule } from '../rule-tests/rules';
import { SharedPast, simulate, type Moment } from '../rule-tests/simulate';
import { expanded } from '../rule-tests/template';
import type { Sample } from '../rule-tests/value';
import type { Mutant } from './mutants';

/** Test of a rule. */
type RuleTest = AlertTest | RecordingTest;

/** Test with the rules that it evaluates. */
interface Run {
  readonly test: RuleTest;
  /** Rule that the test is about. */
  readonly tested: TestedRule;
  /** That rule and those that it needs. */
  readonly rules: readonly TestedRule[];
  /** Recorded samples that no mutant of the rule changes. */
  readonly past: SharedPast;
}

/** Runs generated tests on mutants of one rule. */
export class Detection {
  private runs: readonly Run[];

  /**
   * @param rule rule of the mutants
   * @param all rules of its stack
   */
  constructor(
    private readonly rule: TestedRule,
    all: readonly TestedRule[],
    { tested }: Generated,
  ) {
    const own = tested.find((tests) => tests.rule.name === rule.name);
    const needing = tested.filter(
      (tests) =>
        tests.kind === 'alert' &&
        tests !== own &&
        withNeeded(tests.rule, all).some((needed) => needed.name === rule.name),
    );
    this.runs = [
      // What the rule needs does not depend on the rule, so that all mutants share it.
      ...(own ? runsOf(own, all, Infinity) : []),
      ...needing.flatMap((tests) => runsOf(tests, all, 0)),
    ];
  }

  /** Whether the rule, or an alert that needs it, has tests. */
  get hasTests(): boolean {
    return this.runs.length > 0;
  }

  /** Frees the memory of what the tests have in common. */
  forget(): void {
    this.runs = [];
  }

  /**
   * Tests whether a test detects a mutant.
   *
   * @throws Unsupported when the mutant cannot be evaluated
   */
  detects(mutant: Mutant): boolean {
    return this.runs.some((run) => this.fails(run, mutant.rule));
  }

  private fails({ test, tested, rules, past }: Run, mutated: TestedRule): boolean {
    const changed = rules.map((rule) => (rule.name === this.rule.name ? mutated : rule));
    const end = test.checks.at(-1)?.time ?? 0;
    try {
      let next = 0;
      for (const moment of simulate(changed, test.input, { ...test.pace, end }, { past })) {
        if (moment.time !== test.checks[next]?.time) continue;
        if (isOther(test, next, moment, tested)) return true;
        next += 1;
      }
      return false;
    } catch (error) {
      if (error instanceof EvaluationError) return true;
      throw error;
    }
  }
}

/**
 * Returns the tests of a rule: first those that detect many mutants, then the faster ones.
 *
 * @param until time in milliseconds until which mutants do not change what the rule needs
 */
function runsOf({ rule, tests }: RuleTests, all: readonly TestedRule[], until: number): Run[] {
  const rules = withNeeded(rule, all);
  const ordered = [...tests].sort((one, other) => rankOf(one) - rankOf(other));
  return ordered.map((test) => ({ test, tested: rule, rules, past: new SharedPast(until) }));
}

/** Rank of a test: about its number of samples, or 0 when it detects many mutants. */
function rankOf(test: RuleTest): number {
  const isStrong = 'record' in test || test.isCrowded;
  return isStrong ? 0 : test.input.length * (test.checks.at(-1)!.time / test.pace.step);
}

/** Tests whether a moment differs from the check of a test at that time, as promtool compares them. */
function isOther(test: RuleTest, index: number, { time, firing, storage }: Moment, { json }: TestedRule): boolean {
  if ('record' in test) return !areEqual(test.checks[index]!.samples, recordedAt(storage, test.record, time), isNear);
  const { annotations = {}, labels } = json;
  const shown = ({ value, labels: own }: Sample) =>
    JSON.stringify(Object.values(annotations).map((text) => expanded(text, { value, labels: { ...own, ...labels } })));
  return !areEqual(test.checks[index]!.firing, firing, (one, other) => shown(one) === shown(other));
}

/** Tests whether two lists have the same labels, and equal samples for each of them. */
function areEqual(
  expected: readonly Sample[],
  given: readonly Sample[],
  isEqual: (one: Sample, other: Sample) => boolean,
): boolean {
  if (expected.length !== given.length) return false;
  const byKey = new Map(given.map((sample) => [keyOf(sample.labels), sample]));
  return expected.every((one) => {
    const other = byKey.get(keyOf(one.labels));
    return other !== undefined && (Object.is(one.value, other.value) || isEqual(one, other));
  });
}

/** Relative difference below which promtool takes two values for equal. */
const tolerance = 1e-6;

function isNear({ value: one }: Sample, { value: other }: Sample): boolean {
  return one === other || Math.abs(one - other) < tolerance * (Math.abs(one) + Math.abs(other));
}
