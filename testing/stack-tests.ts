import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { throwIssues, ValidationError, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';
import type { StackProps } from '../stack/stack';
import { testMutants, type MutationResult } from './mutants/mutation-tests';
import { coverageOf, type Coverage } from './rule-tests/coverage';
import { generate, type Generated } from './rule-tests/generate';
import type { Failures } from './rule-tests/report';
import { rulesOf } from './rule-tests/rules';
import { failuresIn } from './rule-tests/run';
import { testRoutes, type RouteResult } from './routes/route-tests';
import { settingsIssues, type TestSettings } from './settings';

/** Options of the tests of a stack. */
export interface StackTestOptions extends TestSettings {
  /**
   * Program that runs the generated tests: `promtool`, or its path.
   *
   * @default - none: the evaluator of this package, which generates them, has evaluated them
   */
  readonly promtool?: string | undefined;
  /**
   * Folder that the path in `routes` starts from.
   *
   * @default - the working directory
   */
  readonly folder?: string | undefined;
  /**
   * Whether mutants of the rules are tested. They take about as long as the rest.
   *
   * @default true
   */
  readonly mutants?: boolean | undefined;
  /**
   * Called with each step that takes long.
   *
   * @default - not called
   */
  readonly note?: (line: string) => void;
}

/** Results of the tests of a stack. */
export interface StackTestResult {
  /** Name of the stack. */
  readonly stack: string;
  /** Coverage of its rules by generated tests. */
  readonly coverage: Coverage;
  /** Generated tests, and the rules without tests. */
  readonly generated: Generated;
  /** Failed tests with their reasons, by the name of the rule. */
  readonly failures: ReadonlyMap<string, Failures>;
  /** Mutants of its rules; `undefined` when they are not tested. */
  readonly mutation: MutationResult | undefined;
  /** Expectations of its routes; `undefined` without a file of them. */
  readonly routes: RouteResult | undefined;
  /** Requirements that the results do not meet. */
  readonly unmet: readonly string[];
}

/**
 * Tests a stack: generated tests of its rules, mutants of them, and expectations of its routes.
 *
 * @throws ValidationError when an option or an expectation is invalid
 */
export async function testStack(stack: StackProps, options: StackTestOptions = {}): Promise<StackTestResult> {
  throwIssues(optionIssues(options));
  const {
    promtool,
    mutants = true,
    minKilled = 0,
    maxUntested = Infinity,
    survivors,
    note = () => undefined,
  } = options;
  const routes = options.routes === undefined ? undefined : routesIn(options.routes, options.folder ?? '', stack);
  const of = rulesOf(stack);
  note(`${stack.name}: generating tests of ${of.rules.length} rules …`);
  const generated = generate(of.rules);
  const coverage = coverageOf(of, generated);
  if (promtool !== undefined) note(`${stack.name}: running ${coverage.tests} tests …`);
  const failures =
    promtool === undefined ? new Map<string, Failures>() : await failuresIn(generated, of.rules, promtool);
  const mutation = mutants
    ? testMutants(of.rules, generated, { survivors, progress: everyFewSeconds(stack.name, note) })
    : undefined;
  const { untested } = coverage;
  const unmet = [
    ...(mutation && mutation.killedPercent < minKilled
      ? [`killed mutants: ${mutation.killedPercent} %; required: at least ${minKilled} %`]
      : []),
    ...(untested.length > maxUntested ? [`untested rules: ${untested.length}; allowed: at most ${maxUntested}`] : []),
  ];
  return { stack: stack.name, coverage, generated, failures, mutation, routes, unmet };
}

/** Returns the issues of options, which may come from untyped code. */
export function optionIssues(options: StackTestOptions): Issue[] {
  const { promtool, folder } = options;
  return [...settingsIssues(options), ...emptyTextIssues({ promtool, folder })];
}

/**
 * Describes in one line each what does not hold: rules that do not fire, stay silent or resolve in a
 * test, failed tests, and unmet requirements.
 */
export function problemsOf({ coverage, failures, routes, unmet }: StackTestResult): string[] {
  const failed = [...failures].flatMap(([rule, reasons]) =>
    [...reasons].map(([test, reason]) => `${rule}: ${test}: ${reason}`),
  );
  return [...coverage.gaps, ...failed, ...(routes?.failures ?? []).map(({ text }) => text), ...unmet];
}

function routesIn(file: string, folder: string, stack: StackProps): RouteResult {
  const path = resolve(folder, file);
  if (existsSync(path)) return testRoutes(stack, readFileSync(path, 'utf8'), file);
  throw new ValidationError({
    path: 'test.routes',
    problem: 'there is no such file',
    given: path,
    remedy: 'write expectations into it, such as: critical -> phone',
  });
}

/** Milliseconds between two lines about the same work. */
const pause = 5000;

function everyFewSeconds(stack: string, note: (line: string) => void): (run: number, total: number) => void {
  let last = 0;
  return (run, total) => {
    if (last === 0) note(`${stack}: running ${total} mutants …`);
    else if (Date.now() - last < pause) return;
    else note(`${stack}: ${run} of ${total} mutants run`);
    last = Date.now();
  };
}
