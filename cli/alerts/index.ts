import type { Command } from 'commander';
import { exitStatus, type Run } from '../surroundings';

interface Options {
  readonly at?: string;
  readonly json?: boolean;
}

/** Declares `vigie alerts`. */
export function alerts(command: Command, run: Run): Command {
  return command
    .summary('lists the alerts of a stack, or explains who receives one')
    .description(
      'Lists every alert with its receivers, grouping and inhibiting alerts. With labels, shows the receivers of an ' +
        'alert with these labels, and why. With the label alertname, the labels that its rule sets are added.',
    )
    .argument('<stack>', 'name of the stack')
    .argument('[label=value...]', 'labels of an alert, such as alertname=MinioDown severity=critical')
    .option('--at <time>', 'which time intervals apply: 2026-03-04T09:00, in UTC unless it ends in an offset (+01:00)')
    .option('--json', 'prints the result as JSON')
    .action((name: string, pairs: readonly string[], { at, json: isJson = false }: Options) =>
      run(async ({ loadStacks, print }) => {
        const [stacks, { alertsCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
        const known = stacks.map(({ stack }) => stack);
        print(alertsCommand({ name, pairs, at, isJson }, known));
        return exitStatus.done;
      }),
    );
}
