import type { Command } from 'commander';
import type { Run } from '../surroundings';
import type { TestOptions } from './command';

/** Declares `vigie test`. */
export function test(command: Command, run: Run): Command {
  return command
    .summary('tests every alert and recording rule of the stacks')
    .description(
      'Generates tests of every rule: each alert must fire for the smallest input that must fire it, stay silent for the ' +
        'largest that must not, and resolve. promtool runs them where it is found; otherwise the evaluator of Vigie. ' +
        'Rules that it cannot evaluate are listed and count as untested.',
    )
    .argument('[stacks...]', 'names of the stacks; by default all')
    .option('--promtool <program>', 'program that runs the tests; by default promtool, if it is found')
    .option('--junit <file>', 'report for CI in the format of JUnit')
    .action((names: readonly string[], options: TestOptions) =>
      run(async (surroundings) => (await import('./command.js')).testCommand(names, options, surroundings)),
    );
}
