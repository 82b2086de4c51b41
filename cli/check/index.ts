import type { Command } from 'commander';
import { withoutPasswords } from '../../core/errors';
import { announced } from '../progress';
import { exitStatus, type Run } from '../surroundings';
import type { CheckOptions } from './command';

/** Declares `vigie check`. */
export function check(command: Command, run: Run): Command {
  return command
    .summary('compares a page of metrics with the catalogue of its scrape job')
    .description(
      'Compares an exposition with the catalogue of a scrape job of the stack. The request is that of the job: format, ' +
        'timeout, limits, TLS. Exits with 1 when they differ.',
    )
    .argument('<stack>', 'name of the stack')
    .argument('<page>', 'URL (http:// or https://) or file of an exposition; a URL without a path gets that of the job')
    .option('--job <job>', 'scrape job; by default the one whose metrics the exposition has')
    .option('--fresh', 'accepts that metrics with labels are missing, as just after a start of the application')
    .option('--strict', 'refuses what breaks the format, although Prometheus takes it')
    .option('--format <format>', 'format of a file: text or openmetrics; by default the one that its content shows')
    .option('--bearer-token-file <file>', 'bearer token of the request')
    .option('--password-file <file>', 'password of the request, with the user of the job')
    .option('--json', 'prints the result as JSON')
    .action((name: string, source: string, options: CheckOptions) =>
      run(async ({ loadStacks, print, note }) => {
        const [stacks, { checkCommand }] = await Promise.all([loadStacks(), import('./command.js')]);
        const known = stacks.map(({ stack }) => stack);
        const { text, holds } = await announced(note, `reading ${withoutPasswords(source)} …`, () =>
          checkCommand({ name, source, options }, known),
        );
        print(text);
        return holds ? exitStatus.done : exitStatus.doesNotHold;
      }),
    );
}
