import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Generated } from './generate';
import type { Failures } from './report';
import type { TestedRule } from './rules';
import { runFiles, writeTestsOf } from './suite';

/** Failure of a file that promtool did not report. */
const notRun: Failures = new Map([['all tests', 'promtool did not run them']]);

/**
 * Runs generated tests with promtool.
 *
 * @param promtool path of the program
 * @returns the failed tests of each rule that has any, by the name of the rule
 */
export async function failuresIn(
  { tested }: Generated,
  rules: readonly TestedRule[],
  promtool: string,
): Promise<ReadonlyMap<string, Failures>> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-test-'));
  try {
    const files = tested.map((tests, index) => writeTestsOf(folder, String(index), tests, rules));
    const failed = await runFiles({ promtool, folder }, files);
    return new Map(
      tested.flatMap(({ rule }, index) => {
        const failures = failed.get(files[index]!.file) ?? notRun;
        return failures.size > 0 ? [[rule.name, failures]] : [];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
