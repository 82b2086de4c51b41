import type { Command } from 'commander';
import type { Run } from '../surroundings';
import type { TestOptions } from './command';

/** Declares `vigie test`. */
export function test(command: Command, run: Run): Command {
  return command
    .summary('tests every alert, recording rule and route of the stacks')
    .description(
      'Generates tests of every rule: each alert must fire for the smallest input that must fire it, stay silent for the ' +
        'largest that must not, and resolve. promtool runs them where it is found; otherwise the evaluator of Vigie. ' +
        'Rules that it cannot evaluate are listed and count as untested. Then each rule is changed in one place, and its ' +
        'tests must detect it: these mutants take about as long as the rest again, about a second for each alert. The ' +
        'property `test` of a stack in vigie.config.ts names a file of expectations of who is notified (`routes`), the ' +
        'least share of killed mutants in percent (`minKilled`), the largest number of untested rules (`maxUntested`), ' +
        'and accepted `survivors`.',
    )
    .argument('[stacks...]', 'names of the stacks; by default all')
    .option('--promtool <program>', 'program that runs the tests; by default promtool, if it is found')
    .option('--no-mutants', 'does not test mutants')
    .option('--junit <file>', 'report for CI in the format of JUnit')
    .option('--json', 'prints the result as JSON to standard output, and the report to standard error')
    .action((names: readonly string[], options: TestOptions) =>
      run(async (surroundings) => (await import('./command.js')).testCommand(names, options, surroundings)),
    );
}
