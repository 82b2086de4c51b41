import type { Generated } from '../rule-tests/generate';
import type { TestedRule } from '../rule-tests/rules';
import { Unsupported } from '../rule-tests/unsupported';
import { acceptanceOf, knownSurvivors, type AcceptedSurvivor } from './accepted';
import { Detection } from './detection';
import { mutantsOf, type Mutant } from './mutants';

/** Mutants of rules, and those that the tests of the rules do not detect. */
export interface MutationResult {
  /** All mutants of the rules. */
  readonly mutants: readonly Mutant[];
  /** Mutants that no test detects, without accepted ones. */
  readonly survivors: readonly Mutant[];
  /** Mutants that no test detects, with the entry that accepts each. */
  readonly accepted: readonly { readonly mutant: Mutant; readonly by: AcceptedSurvivor }[];
  /** Share of the mutants without accepted ones that the tests detect, in percent, rounded down. */
  readonly killedPercent: number;
}

/** Options of mutation tests. */
export interface MutationOptions {
  /**
   * Survivors that are accepted, besides those in expressions and alerts of this package.
   *
   * @default - none
   */
  readonly survivors?: readonly AcceptedSurvivor[] | undefined;
  /**
   * Tests whether the rule with a name is mutated.
   *
   * @default - every rule is
   */
  readonly isMutated?: ((rule: string) => boolean) | undefined;
  /**
   * Called after the mutants of a rule with the number of those that have been run.
   *
   * @default - not called
   */
  readonly progress?: ((run: number, total: number) => void) | undefined;
}

/**
 * Changes rules in one place each, such as a threshold, a label or a window, and runs their tests on
 * every such mutant. The tests are run by the evaluator of this package. Rules without tests have no
 * mutants.
 */
export function testMutants(
  rules: readonly TestedRule[],
  generated: Generated,
  { survivors = [], isMutated = () => true, progress = () => undefined }: MutationOptions = {},
): MutationResult {
  const tested = rules
    .filter(({ name }) => isMutated(name))
    .map((rule) => ({
      detection: new Detection(rule, rules, generated),
      mutants: supported(() => mutantsOf(rule), []),
    }))
    .filter(({ detection }) => detection.hasTests);
  const mutants = tested.flatMap((one) => one.mutants);
  const surviving: Mutant[] = [];
  let run = 0;
  progress(run, mutants.length);
  for (const { detection, mutants: ofRule } of tested) {
    surviving.push(...ofRule.filter((mutant) => !supported(() => detection.detects(mutant), true)));
    detection.forget();
    run += ofRule.length;
    progress(run, mutants.length);
  }
  const list = [...survivors, ...knownSurvivors];
  const accepted = surviving.flatMap((mutant) => {
    const by = acceptanceOf(mutant, list);
    return by ? [{ mutant, by }] : [];
  });
  const left = surviving.filter((mutant) => !accepted.some((one) => one.mutant === mutant));
  return {
    mutants,
    survivors: left,
    accepted,
    killedPercent: percentOf(mutants.length - accepted.length, left.length),
  };
}

/** Share that is left of a whole, in percent. Nothing is left of nothing, and then it is 100. */
function percentOf(whole: number, missing: number): number {
  return whole === 0 ? 100 : Math.floor((100 * (whole - missing)) / whole);
}

/** Evaluates what can be evaluated. */
function supported<T>(evaluate: () => T, otherwise: T): T {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof Unsupported) return otherwise;
    throw error;
  }
}
