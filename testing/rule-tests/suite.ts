import { join } from 'node:path';
import type { RuleTests } from './generate';
import type { Failures } from './report';
import { fileWith, withNeeded, type TestedRule } from './rules';
import {
  processes,
  promtoolAlertTest,
  promtoolRecordingTest,
  runTests,
  testsText,
  writeTests,
  type PromtoolProps,
  type PromtoolTest,
} from './promtool';

/** A file of tests and what is known of it beforehand. */
export interface TestFile {
  /** Path of the file. */
  readonly file: string;
  /** About how long it takes, compared with others. */
  readonly weight: number;
}

/** Returns the tests of a rule in the format of promtool. */
export function promtoolTests(tests: RuleTests): PromtoolTest[] {
  return tests.kind === 'alert'
    ? tests.tests.map((test) => promtoolAlertTest(test, tests.rule))
    : tests.tests.map((test) => promtoolRecordingTest(test, tests.rule));
}

/**
 * Writes tests, and the rule that they are about with those that it needs: others would only take their time.
 *
 * @param name of the files, without an ending
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

/** The groups of rules, in the order in which one may need the other. */
export function groupsOf(rules: readonly TestedRule[]): string[] {
  return [...new Set(rules.map(({ group }) => group))];
}

/** Writes the tests of a rule. */
export function writeTestsOf(folder: string, name: string, tests: RuleTests, all: readonly TestedRule[]): TestFile {
  return writeSuite(folder, name, withNeeded(tests.rule, all), promtoolTests(tests));
}

/** Runs files of tests on all processors and says by file which tests failed. */
export async function runFiles(
  props: PromtoolProps,
  files: readonly TestFile[],
): Promise<ReadonlyMap<string, Failures>> {
  const shares = divided(files, processes).filter((share) => share.length > 0);
  const reports = await Promise.all(shares.map((share) => runTests(props, share)));
  return new Map(reports.flatMap((report) => [...report]));
}

/** Shares that take about as long as each other. */
function divided(files: readonly TestFile[], count: number): string[][] {
  const shares = Array.from({ length: count }, () => ({ files: [] as string[], weight: 0 }));
  for (const { file, weight } of [...files].sort((one, other) => other.weight - one.weight)) {
    const lightest = shares.reduce((least, share) => (share.weight < least.weight ? share : least));
    lightest.files.push(file);
    lightest.weight += weight;
  }
  return shares.map((share) => share.files);
}
