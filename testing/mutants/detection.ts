import { walk } from '../../promql/node';
import type { AlertTest } from '../rule-tests/alert-tests';
import { vector } from '../rule-tests/evaluate';
import { EvaluationError } from '../rule-tests/evaluation-error';
import type { Generated, RuleTests } from '../rule-tests/generate';
import { keyOf } from '../rule-tests/labels';
import { recordedAt, type RecordingTest } from '../rule-tests/recording-tests';
import { withNeeded, type TestedRule } from '../rule-tests/rules';
import { AlertState, recordedLabels, simulate } from '../rule-tests/simulate';
import { CompleteStorage } from '../rule-tests/storage';
import { expanded } from '../rule-tests/template';
import type { Sample } from '../rule-tests/value';
import type { Mutant } from './mutants';

/** Test of a rule. */
type RuleTest = AlertTest | RecordingTest;

/** Tests whether a test fails with a mutant in the place of its rule. */
type Run = (mutated: TestedRule) => boolean;

/** Runs generated tests on mutants of one rule. */
export class Detection {
  private runs: readonly Run[];

  /**
   * @param rule rule of the mutants
   * @param all rules of its stack
   */
  constructor(rule: TestedRule, all: readonly TestedRule[], { tested }: Generated) {
    const own = tested.filter((tests) => tests.rule.name === rule.name);
    const needing = tested.filter(
      (tests) =>
        tests.kind === 'alert' &&
        !own.includes(tests) &&
        withNeeded(tests.rule, all).some((needed) => needed.name === rule.name),
    );
    this.runs = [
      ...own.flatMap((tests) => ordered(tests).map((test) => ownRun(test, tests.rule, all))),
      ...needing.flatMap((tests) => ordered(tests).map((test) => needingRun(test, tests.rule, rule, all))),
    ];
  }

  /** Whether the rule, or an alert that needs it, has tests. */
  get hasTests(): boolean {
    return this.runs.length > 0;
  }

  /** Frees the memory of the samples. */
  forget(): void {
    this.runs = [];
  }

  /**
   * Tests whether a test detects a mutant. A mutant that Prometheus cannot evaluate is detected.
   *
   * @throws Unsupported when the evaluator of this package cannot evaluate the mutant
   */
  detects({ rule }: Mutant): boolean {
    return this.runs.some((run) => {
      try {
        return run(rule);
      } catch (error) {
        if (error instanceof EvaluationError) return true;
        throw error;
      }
    });
  }
}

/** Returns the tests of a rule: first those that detect many mutants, then the faster ones. */
function ordered({ tests }: RuleTests): RuleTest[] {
  return [...tests].sort((one, other) => rankOf(one) - rankOf(other));
}

/** Rank of a test: about its number of samples, or 0 when it detects many mutants. */
function rankOf(test: RuleTest): number {
  const isStrong = 'record' in test || test.isCrowded;
  return isStrong ? 0 : test.input.length * endOf(test);
}

/** Time of the last check in milliseconds. */
function endOf({ checks }: RuleTest): number {
  return checks.at(-1)?.time ?? 0;
}

/**
 * Run of a test of the mutated rule itself. What the rule needs does not depend on it, so that all
 * mutants have the same storage.
 */
function ownRun(test: RuleTest, rule: TestedRule, all: readonly TestedRule[]): Run {
  let storage: CompleteStorage | undefined;
  return (mutated) => {
    storage ??= storageOf(test, rule, all);
    if ('record' in test) {
      return test.checks.some(({ time, samples }) => {
        const recorded = vector(mutated.node, time, storage!);
        const given = recorded.map(({ labels, value }) => ({ labels: recordedLabels(rule, labels), value }));
        return !areEqual(samples, given, isNear);
      });
    }
    const state = new AlertState(mutated);
    let next = 0;
    for (let time = 0; time <= endOf(test); time += test.pace.step) {
      const firing = state.evaluate(vector(mutated.node, time, storage), time);
      if (time !== test.checks[next]?.time) continue;
      if (!areShownEqually(test.checks[next]!.firing, firing, rule)) return true;
      next += 1;
    }
    return false;
  };
}

/** Storage with the input of a test, and the samples of all recording rules that a rule needs. */
function storageOf(test: RuleTest, rule: TestedRule, all: readonly TestedRule[]): CompleteStorage {
  const storage = new CompleteStorage(walk(rule.node));
  const needed = withNeeded(rule, all).filter((one) => one !== rule);
  for (const _ of simulate(needed, test.input, { ...test.pace, end: endOf(test) }, { storage }));
  return storage;
}

/** Run of a test of an alert that needs the mutated rule. */
function needingRun(test: RuleTest, alert: TestedRule, rule: TestedRule, all: readonly TestedRule[]): Run {
  const rules = withNeeded(alert, all);
  return (mutated) => {
    const changed = rules.map((one) => (one.name === rule.name ? mutated : one));
    let next = 0;
    for (const { time, firing, storage } of simulate(changed, test.input, { ...test.pace, end: endOf(test) })) {
      if (time !== test.checks[next]?.time) continue;
      const isSame =
        'record' in test
          ? areEqual(test.checks[next]!.samples, recordedAt(storage, test.record, time), isNear)
          : areShownEqually(test.checks[next]!.firing, firing, alert);
      if (!isSame) return true;
      next += 1;
    }
    return false;
  };
}

/** Tests whether two lists of firing samples are equal in notifications, which promtool compares. */
function areShownEqually(expected: readonly Sample[], given: readonly Sample[], { json }: TestedRule): boolean {
  const { annotations = {}, labels } = json;
  const shown = ({ value, labels: own }: Sample) =>
    JSON.stringify(Object.values(annotations).map((text) => expanded(text, { value, labels: { ...own, ...labels } })));
  return areEqual(expected, given, (one, other) => shown(one) === shown(other));
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
