import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inPath, ValidationError } from '../../core/errors';
import type { TargetedStack } from '../../targets';
import { problemsOf, testStack, type StackTestOptions, type StackTestResult } from '../../testing';
import { isValidationError } from '../failure';
import { json } from '../json';
import { namedStack } from '../named-stack';
import { exitStatus, type ExitStatus, type Surroundings } from '../surroundings';
import { junitReport } from './junit';
import { summary, testReport } from './report';

/** Options of `vigie test`. */
export interface TestOptions {
  /** Program that runs the tests; by default `promtool`, if it is found. */
  readonly promtool?: string;
  /** Whether mutants are tested. */
  readonly mutants: boolean;
  /** File for a report in the format of JUnit. */
  readonly junit?: string;
  readonly json?: boolean;
}

/**
 * Tests the rules and routes of stacks.
 *
 * @param names names of the stacks; none: all
 * @returns whether every tested alert fires, stays silent and resolves, every recording rule has its
 * values, and the requirements in the configuration are met
 * @throws ValidationError when a stack or the given program does not exist, or a requirement is invalid
 */
export async function testCommand(
  names: readonly string[],
  { promtool, mutants, junit, json: isJson = false }: TestOptions,
  { loadStacks, note, print, folder }: Surroundings,
): Promise<ExitStatus> {
  const all = distinct(await loadStacks());
  const stacks = names.length > 0 ? names.map((name) => namedStack(name, all)) : all;
  const runner = runnerOf(promtool);
  if (runner) note(`the tests are run by ${runner.version}`);
  else note('promtool was not found: the tests are evaluated by Vigie alone');
  const results: StackTestResult[] = [];
  for (const one of stacks) {
    results.push(await tested(one, { promtool: runner?.program, mutants, folder, note }));
  }
  (isJson ? note : print)(results.map(testReport).join('\n'));
  if (isJson) print(json({ stacks: results.map(summary) }));
  if (junit !== undefined) writeFileSync(resolve(folder, junit), junitReport(results));
  return results.every((one) => problemsOf(one).length === 0) ? exitStatus.done : exitStatus.doesNotHold;
}

/** Stack with its requirements and its name. */
type NamedStack = Pick<TargetedStack, 'stack' | 'test'> & { readonly name: string };

/** Returns each stack once, also when it has several targets. */
function distinct(targeted: readonly TargetedStack[]): NamedStack[] {
  const tests = new Map(targeted.map(({ stack, test }) => [stack, test]));
  return [...tests].map(([stack, test]) => ({ stack, test, name: stack.name }));
}

/** Tests a stack. Issues of its requirements show its name. */
async function tested({ stack, test, name }: NamedStack, options: StackTestOptions): Promise<StackTestResult> {
  try {
    return await testStack(stack, { ...test, ...options });
  } catch (error) {
    if (isValidationError(error)) throw new ValidationError(inPath(name, error.issues));
    throw error;
  }
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
