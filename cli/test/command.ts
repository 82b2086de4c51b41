import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ValidationError } from '../../core/errors';
import type { StackProps } from '../../stack/stack';
import { coverageOf, generate, rulesOf, runFiles, writeTestsOf, type Failures, type Generated } from '../../testing';
import { namedStack } from '../named-stack';
import { exitStatus, type ExitStatus, type Surroundings } from '../surroundings';
import { junitReport } from './junit';
import { testReport, type TestedStack } from './report';

/** Options of `vigie test`. */
export interface TestOptions {
  /** Program that runs the tests; by default `promtool`, if it is found. */
  readonly promtool?: string;
  /** File for a report in the format of JUnit. */
  readonly junit?: string;
}

/**
 * Tests the rules of stacks.
 *
 * @param names names of the stacks; none: all
 * @returns whether every alert fires, stays silent and resolves, and every recording rule has its values
 * @throws ValidationError when a stack or the given program does not exist
 */
export async function testCommand(
  names: readonly string[],
  { promtool, junit }: TestOptions,
  { loadStacks, note, print, folder }: Surroundings,
): Promise<ExitStatus> {
  const all = (await loadStacks()).map(({ stack }) => stack);
  const stacks = names.length > 0 ? names.map((name) => namedStack(name, all)) : all;
  const runner = runnerOf(promtool);
  if (runner) note(`the tests are run by ${runner.version}`);
  else note('promtool was not found: the tests are evaluated by Vigie alone');
  const tested: TestedStack[] = [];
  for (const stack of stacks) {
    note(`testing ${stack.name} …`);
    tested.push(await testedStack(stack, runner?.program));
  }
  print(tested.map(testReport).join('\n'));
  if (junit !== undefined) writeFileSync(resolve(folder, junit), junitReport(tested));
  return tested.every(({ coverage, failures }) => coverage.gaps.length === 0 && failures.size === 0)
    ? exitStatus.done
    : exitStatus.doesNotHold;
}

/** Returns the program that runs the tests, with its version. */
function runnerOf(given: string | undefined): { readonly program: string; readonly version: string } | undefined {
  const program = given ?? 'promtool';
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const [version = program] = stdout ? stdout.split(' (') : [];
  if (status === 0) return { program, version: version.replace(', version', '') };
  if (given === undefined) return undefined;
  throw new ValidationError({
    path: '--promtool',
    problem: 'this program cannot be run',
    given,
    remedy: 'give the path of promtool, which is in the archives of Prometheus',
  });
}

async function testedStack(stack: StackProps, promtool: string | undefined): Promise<TestedStack> {
  const rules = rulesOf(stack);
  const generated = generate(rules.rules);
  const failures = promtool === undefined ? new Map<string, Failures>() : await run(generated, rules.rules, promtool);
  return { coverage: coverageOf(rules, generated), generated, failures };
}

/** Runs generated tests, and returns the failures of each rule that has any. */
async function run(
  { tested }: Generated,
  rules: ReturnType<typeof rulesOf>['rules'],
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

/** Failure of a file that promtool did not report. */
const notRun: Failures = new Map([['all tests', 'promtool did not run them']]);
