import { join } from 'node:path';
import type { Generated, RuleTests } from '../../testing/rule-tests/generate';
import type { Failures } from '../../testing/rule-tests/report';
import { fileWith, withNeeded, type TestedRule } from '../../testing/rule-tests/rules';
import type { Mutant } from './mutants';
import { programFile } from '../build';
import { processes, runTests, testsText, writeTests, type PromtoolTest } from '../../testing/rule-tests/promtool';
import { groupsOf, promtoolTests } from '../../testing/rule-tests/suite';

/** Tests that a mutant is given at once. */
interface Round {
  /** The rules that the tests evaluate, the mutant's own among them. */
  readonly rules: readonly TestedRule[];
  /** What promtool reads. */
  readonly text: string;
}

/** Files that one process reads: few enough to see how far it is, enough not to wait for its start. */
const batch = 12;

/** Gives mutants the tests of the rules that were meant, and says which survive them. */
export class MutationRunner {
  private readonly rounds = new Map<string, Round[]>();
  private files = 0;

  constructor(
    private readonly folder: string,
    private readonly rules: readonly TestedRule[],
    private readonly generated: Generated,
  ) {}

  /**
   * The mutants that no test notices. Those that tests of a round notice are not given the next one.
   *
   * @param progress is told how many are decided, after each batch
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

  /** First the tests that show most, then the others; of what is recorded, then those of the alerts that need it. */
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

/** The first of those that show most, the others of them, and the rest, the quicker half first. */
function partsOf(tests: RuleTests): PromtoolTest[][] {
  const all = promtoolTests(tests);
  const strong = all.filter((_, index) => tests.kind === 'record' || tests.tests[index]!.isCrowded);
  const others = all.filter((one) => !strong.includes(one)).sort((one, other) => one.weight - other.weight);
  const half = Math.ceil(others.length / 2);
  return [strong.slice(0, 1), strong.slice(1), others.slice(0, half), others.slice(half)];
}

/**
 * Whether a test failed.
 *
 * @throws Error when promtool did not even read the rule: no mutant is that wrong
 */
function isNoticed({ rule, what }: Mutant, failures: Failures | undefined): boolean {
  if (!failures) throw new Error(`promtool said nothing of ${rule.name} with ${what}`);
  const unread = [...failures.values()].find((reason) => /could not parse expression|error loading|yaml:/.test(reason));
  if (unread !== undefined) throw new Error(`${rule.name} with ${what} is no rule:\n${unread}`);
  return failures.size > 0;
}
