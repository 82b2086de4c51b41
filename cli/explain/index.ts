import type { Command } from 'commander';
import { exitStatus, type Run } from '../surroundings';

interface Options {
  readonly json?: boolean;
}

/** Declares `vigie explain`. */
export function explain(command: Command, run: Run): Command {
  return command
    .summary('explains why a metric, a label, an alert or an object exists')
    .description(
      'Explains what has a name in the stacks: a metric or series (its catalogue, job, labels, and what queries it), a ' +
        'label (its origin, values and routes), an alert (its condition, receivers, inhibitions and tests), a ' +
        'NetworkPolicy (the connections that it allows, and why), a server, or a Secret.',
    )
    .usage('[options] [stack] <name>')
    .argument('<stack-or-name>', 'name of the stack, by default all; without a second argument, the name to explain')
    .argument('[name]', 'name to explain, such as up, severity, ShopErrorsHigh or prometheus')
    .option('--json', 'prints the explanations as JSON')
    .action((first: string, second: string | undefined, { json = false }: Options) =>
      run(async ({ loadStacks, print }) => {
        const [stacks, { explainCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
        const [stack, name] = second === undefined ? [undefined, first] : [first, second];
        print(explainCommand({ stack, name, isJson: json }, stacks));
        return exitStatus.done;
      }),
    );
}
