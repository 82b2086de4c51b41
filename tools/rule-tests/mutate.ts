import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedStack } from '../../cli/named-stack';
import { table } from '../../core/table';
import { config } from '../../infra/stacks';
import type { TestedRule } from '../../testing/rule-tests/rules';
import { buildPrograms } from '../go';
import { mutantsOf, type Mutant } from './mutants';
import { MutationRunner } from './mutation-runner';
import { reasonOf } from './survivors';
import { testedStack } from './tested-stack';

/** Minimum share of mutants that tests must detect. */
const goal = 0.9;

/**
 * Mutates every rule of a stack and reports the mutants that the tests of the rules do not detect.
 *
 * @param part only rules whose names contain this text
 * @returns whether enough mutants are detected and every survivor has a reason
 */
async function mutate(name: string, part: string): Promise<boolean> {
  buildPrograms(['promtool']);
  say('generating tests\n');
  const {
    of: { rules },
    generated,
  } = testedStack(
    namedStack(
      name,
      config.stacks.map(({ stack }) => stack),
    ),
  );
  const changed = rules.filter((rule) => rule.name.includes(part));
  const mutants = changed.flatMap(mutantsOf);
  const folder = mkdtempSync(join(tmpdir(), 'vigie-mutants-'));
  try {
    const runner = new MutationRunner(folder, rules, generated);
    await checkMeant(runner, changed);
    const survivors = await runner.survivorsOf(mutants, (noticed, round) => {
      say(`\rround ${round + 1}: ${noticed} of ${mutants.length} mutants noticed `);
    });
    say('\n');
    return reportSurvivors(name, mutants, survivors);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Checks that the unchanged rules pass their tests. Otherwise the tests would detect every mutant.
 *
 * @throws Error when a rule fails its own tests
 */
async function checkMeant(runner: MutationRunner, rules: readonly TestedRule[]): Promise<void> {
  const meant = rules.map((rule) => ({ operator: 'none', what: 'nothing', rule }));
  const passed = await runner.survivorsOf(meant, () => {
    say('\rrunning the tests on the unchanged rules ');
  });
  const failed = rules.filter(({ name }) => !passed.some(({ rule }) => rule.name === name));
  if (failed.length > 0)
    throw new Error(`rules that fail their own tests: ${failed.map(({ name }) => name).join(', ')}`);
}

function reportSurvivors(name: string, mutants: readonly Mutant[], survivors: readonly Mutant[]): boolean {
  const operators = [...new Set(mutants.map(({ operator }) => operator))].sort();
  const count = (of: readonly Mutant[], operator: string) => of.filter((one) => one.operator === operator).length;
  const row = (label: string, all: number, left: number) => [
    label,
    all,
    all - left,
    `${percentage(all - left, all)} %`,
  ];
  process.stdout.write(
    table(
      `Mutants of the rules of ${name}`,
      ['changed', 'mutants', 'killed', ''],
      [
        ...operators.map((operator) => row(operator, count(mutants, operator), count(survivors, operator))),
        row('all', mutants.length, survivors.length),
      ],
    ),
  );
  const lines = survivors.map((one) => [one.rule.name, one.operator, one.what, reasonOf(one) ?? 'no reason given']);
  if (lines.length > 0) process.stdout.write(`\n${table('Survivors', ['rule', 'changed', 'what', 'why'], lines)}`);
  return survivors.length <= (1 - goal) * mutants.length && survivors.every((one) => reasonOf(one) !== undefined);
}

function percentage(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}

function say(text: string): void {
  process.stderr.write(text);
}

if (require.main === module) {
  mutate(process.argv[2] ?? 'gauzian', process.argv[3] ?? '').then(
    (isEnough) => {
      process.exitCode = isEnough ? 0 : 1;
    },
    (error: unknown) => {
      say(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
