import { namedStack } from '../../cli/named-stack';
import { table } from '../../core/table';
import { config } from '../../infra/stacks';
import type { Mutant } from '../../testing/mutants/mutants';
import { testMutants, type MutationResult } from '../../testing/mutants/mutation-tests';
import { testedStack } from './tested-stack';

/**
 * Mutates every rule of a stack, and reports the mutants that the generated tests and those written by
 * hand do not detect.
 *
 * @param part only rules whose names contain this text
 * @returns whether every survivor is accepted
 */
function mutate(name: string, part: string): boolean {
  say('generating tests\n');
  const { stack, test } = namedStack(
    name,
    config.stacks.map((one) => ({ ...one, name: one.stack.name })),
  );
  const {
    of: { rules },
    generated,
  } = testedStack(stack);
  const result = testMutants(rules, generated, {
    survivors: test?.survivors,
    isMutated: (rule) => rule.includes(part),
    progress: (run, total) => {
      say(`\r${run} of ${total} mutants run `);
    },
  });
  say('\n');
  report(name, result);
  return result.survivors.length === 0;
}

function report(name: string, { mutants, survivors, accepted }: MutationResult): void {
  const operators = [...new Set(mutants.map(({ operator }) => operator))].sort();
  const surviving = [...survivors, ...accepted.map(({ mutant }) => mutant)];
  const count = (of: readonly Mutant[], operator: string) => of.filter((one) => one.operator === operator).length;
  const row = (label: string, all: number, left: number) => [
    label,
    all,
    all - left,
    `${((100 * (all - left)) / all).toFixed(1)} %`,
  ];
  const lines = [
    ...accepted.map(({ mutant, by }) => ({ mutant, why: by.reason })),
    ...survivors.map((mutant) => ({ mutant, why: 'not accepted' })),
  ].map(({ mutant: { rule, operator, change }, why }) => [rule.name, operator, change, why]);
  process.stdout.write(
    table(
      `Mutants of the rules of ${name}`,
      ['changed', 'mutants', 'killed', ''],
      [
        ...operators.map((operator) => row(operator, count(mutants, operator), count(surviving, operator))),
        row('all', mutants.length, surviving.length),
      ],
    ),
  );
  if (lines.length > 0) process.stdout.write(`\n${table('Survivors', ['rule', 'changed', 'what', 'why'], lines)}`);
}

function say(text: string): void {
  process.stderr.write(text);
}

if (require.main === module) {
  try {
    process.exitCode = mutate(process.argv[2] ?? 'gauzian', process.argv[3] ?? '') ? 0 : 1;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
