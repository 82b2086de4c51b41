import { join } from 'node:path';
import type { Generated, RuleTests } from '../../testing/rule-tests/generate';
import type { Failures } from '../../testing/rule-tests/report';
import { fileWith, withNeeded, type TestedRule } from '../../testing/rule-tests/rules';
import type { Mutant } from './mutants';
import { programFile } from '../build';
import { processes, runTests, testsText, writeTests, type PromtoolTest } from '../../testing/rule-tests/promtool';
import { groupsOf, promtoolTests } from '../../testing/rule-tests/suite';

/** Tests that run together on a mutant. */
interface Round {
  /** Rules that the tests evaluate, including the mutated rule. */
  readonly rules: readonly TestedRule[];
  /** Test file for promtool. */
  readonly text: string;
}

/**
 * Number of files per promtool process: small enough for progress, large enough to amortize its
 * start.
 */
const batch = 12;

/** Runs the tests of rules on mutants and returns the survivors. */
export class MutationRunner {
  private readonly rounds = new Map<string, Round[]>();
  private files = 0;

  constructor(
    private readonly folder: string,
    private readonly rules: readonly TestedRule[],
    private readonly generated: Generated,
  ) {}

  /**
   * Returns the mutants that no test detects. Each round runs only on the survivors of the previous
   * one.
   *
   * @param progress called after each batch with the number of detected mutants
   */
  async survivorsOf(mutants: readonly Mutant[], progress: (noticed: number, round: number) => void): Promise<Mutant[]> {
    let left = mutants;
    for (let round = 0; left.some((mutant) => this.roundsOf(mutant).length > round); round++) {
      const asked = left.filter((mutant) => this.roundsOf(mutant).length > round);
      const noticed = await this.noticed(asked, round, progress);
      left = left.filter((mutant) => !noticed.has(mutant));
    }
    return [...left];
  }

  private async noticed(
    mutants: readonly Mutant[],
    round: number,
    progress: (noticed: number, round: number) => void,
  ): Promise<Set<Mutant>> {
    const noticed = new Set<Mutant>();
    const batches = Array.from({ length: Math.ceil(mutants.length / batch) }, (_, index) =>
      mutants.slice(index * batch, (index + 1) * batch),
    );
    const work = async () => {
      for (let next = batches.shift(); next; next = batches.shift()) {
        for (const mutant of await this.noticedIn(next, round)) noticed.add(mutant);
        progress(noticed.size, round);
      }
    };
    await Promise.all(Array.from({ length: processes }, work));
    return noticed;
  }

  private async noticedIn(mutants: readonly Mutant[], round: number): Promise<Mutant[]> {
    const files = mutants.map((mutant) => {
      const { rules, text } = this.roundsOf(mutant)[round]!;
      const file = join(this.folder, `mutant-${(this.files += 1)}.json`);
      writeTests(file, fileWith(rules.map((rule) => (rule.name === mutant.rule.name ? mutant.rule : rule))), text);
      return file;
    });
    const reports = await runTests({ promtool: programFile('promtool'), folder: this.folder }, files);
    return mutants.filter((mutant, index) => isNoticed(mutant, reports.get(files[index]!)));
  }

  /**
   * Returns the test rounds of a mutant: strong tests first, then the others. For a recording rule,
   * the tests of the alerts that depend on it follow.
   */
  private roundsOf({ rule }: Mutant): readonly Round[] {
    const known = this.rounds.get(rule.name);
    if (known) return known;
    const own = this.generated.tested.find((tests) => tests.rule.name === rule.name);
    const needing = this.generated.tested.filter(
      (tests) =>
        tests.kind === 'alert' &&
        tests !== own &&
        withNeeded(tests.rule, this.rules).some(({ name }) => name === rule.name),
    );
    const rounds = [
      ...(own ? this.roundsWith(own) : []),
      ...needing.flatMap((tests) => this.roundsWith(tests).slice(0, 1)),
    ];
    this.rounds.set(rule.name, rounds);
    return rounds;
  }

  private roundsWith(tests: RuleTests): Round[] {
    const rules = withNeeded(tests.rule, this.rules);
    return partsOf(tests)
      .filter((part) => part.length > 0)
      .map((part) => ({ rules, text: testsText(groupsOf(rules), part) }));
  }
}

/**
 * Splits tests into the first strong test, the other strong tests, and the rest, with the faster
 * half first.
 */
function partsOf(tests: RuleTests): PromtoolTest[][] {
  const all = promtoolTests(tests);
  const strong = all.filter((_, index) => tests.kind === 'record' || tests.tests[index]!.isCrowded);
  const others = all.filter((one) => !strong.includes(one)).sort((one, other) => one.weight - other.weight);
  const half = Math.ceil(others.length / 2);
  return [strong.slice(0, 1), strong.slice(1), others.slice(0, half), others.slice(half)];
}

/**
 * Reports whether a test failed.
 *
 * @throws Error when promtool could not parse the rule, because mutants are always valid
 */
function isNoticed({ rule, what }: Mutant, failures: Failures | undefined): boolean {
  if (!failures) throw new Error(`promtool reported no result for ${rule.name} with ${what}`);
  const unread = [...failures.values()].find((reason) => /could not parse expression|error loading|yaml:/.test(reason));
  if (unread !== undefined) throw new Error(`promtool cannot parse ${rule.name} with ${what}:\n${unread}`);
  return failures.size > 0;
}
