import { Option, type Command } from 'commander';
import type { Run } from '../surroundings';
import type { SecretsOptions } from './command';
import { secretTools } from './tools';

/** Declares `vigie secrets`. */
export function secrets(command: Command, run: Run): Command {
  return command
    .summary('lists, creates and sets the Secrets of a stack in the cluster')
    .description(
      'Lists the Secrets that the stack requires and whether they exist, in the cluster of the current context of ' +
        'kubectl. Generated passwords are printed once, and only to a terminal. PATH is namespace/secret/key.',
    )
    .argument('<stack>', 'name of the stack')
    .option('--create', 'creates the missing Secrets that can have random values')
    .option('--rotate <path>', 'replaces a value by a new random one')
    .option('--give <path>', 'reads a value from standard input')
    .addOption(
      new Option('--manifests <tool>', 'prints what a tool needs: names and keys, never values').choices(secretTools),
    )
    .addOption(
      new Option('--json', 'prints the states as JSON, without values').conflicts([
        'create',
        'rotate',
        'give',
        'manifests',
      ]),
    )
    .option('--show', 'prints generated passwords also to what is no terminal')
    .action((name: string, options: SecretsOptions) =>
      run(async ({ loadStacks, print, kubectl, readInput, isTerminal }) => {
        const [stacks, { secretsCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
        const printLine = (text: string) => {
          print(`${text}\n`);
        };
        return secretsCommand(name, options, { stacks, kubectl, readInput, isTerminal, print: printLine });
      }),
    );
}
