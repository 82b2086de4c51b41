import type { Command } from 'commander';
import type { Run } from '../surroundings';
import type { SynthOptions } from './command';

/** Declares `vigie synth`. */
export function synth(command: Command, run: Run): Command {
  return command
    .summary('writes the manifests of all stacks to dist/')
    .description(
      'Checks the types of the stacks, validates them, and writes their manifests, configuration files, ' +
        'dashboards and runbooks. If anything is wrong, all issues are printed and the folder stays as it was.',
    )
    .option('--output <folder>', 'folder that is replaced by the files', 'dist')
    .option('--no-check', 'does not check the types')
    .option('--json', 'also prints the result as JSON to standard output')
    .action((options: SynthOptions) =>
      run(async (surroundings) => (await import('./command.js')).synthCommand(options, surroundings)),
    );
}
