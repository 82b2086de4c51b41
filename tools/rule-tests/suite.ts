import { join } from 'node:path';
import type { RuleTests } from '../../testing/rule-tests/generate';
import type { Failures } from '../../testing/rule-tests/report';
import { fileWith, withNeeded, type TestedRule } from '../../testing/rule-tests/rules';
import {
  processes,
  promtoolAlertTest,
  promtoolRecordingTest,
  runTests,
  testsText,
  writeTests,
  type PromtoolTest,
} from './promtool';

/** Test file with its relative duration. */
export interface TestFile {
  readonly file: string;
  /** Relative duration of the tests. */
  readonly weight: number;
}

/** Converts the tests of a rule to promtool's format. */
export function promtoolTests(tests: RuleTests): PromtoolTest[] {
  return tests.kind === 'alert'
    ? tests.tests.map((test) => promtoolAlertTest(test, tests.rule))
    : tests.tests.map(promtoolRecordingTest);
}

/**
 * Writes tests with the rules that they need. Other rules would only make the tests slower.
 *
 * @param name name of the files without extension
 */
export function writeSuite(
  folder: string,
  name: string,
  rules: readonly TestedRule[],
  tests: readonly PromtoolTest[],
): TestFile {
  const file = join(folder, `${name}.json`);
  writeTests(file, fileWith(rules), testsText(groupsOf(rules), tests));
  return { file, weight: tests.reduce((sum, { weight }) => sum + weight, 0) };
}

/** Returns the groups of rules in dependency order. */
export function groupsOf(rules: readonly TestedRule[]): string[] {
  return [...new Set(rules.map(({ group }) => group))];
}

/** Writes the tests of a rule. */
export function writeTestsOf(folder: string, name: string, tests: RuleTests, all: readonly TestedRule[]): TestFile {
  return writeSuite(folder, name, withNeeded(tests.rule, all), promtoolTests(tests));
}

/** Runs test files on all processors. Returns the failed tests by file. */
export async function runFiles(folder: string, files: readonly TestFile[]): Promise<ReadonlyMap<string, Failures>> {
  const shares = divided(files, processes).filter((share) => share.length > 0);
  const reports = await Promise.all(shares.map((share) => runTests(folder, share)));
  return new Map(reports.flatMap((report) => [...report]));
}

/** Divides files into shares of about the same duration. */
function divided(files: readonly TestFile[], count: number): string[][] {
  const shares = Array.from({ length: count }, () => ({ files: [] as string[], weight: 0 }));
  for (const { file, weight } of [...files].sort((one, other) => other.weight - one.weight)) {
    const lightest = shares.reduce((least, share) => (share.weight < least.weight ? share : least));
    lightest.files.push(file);
    lightest.weight += weight;
  }
  return shares.map((share) => share.files);
}
