import type { Command } from 'commander';
import { withoutPasswords } from '../../core/errors';
import { announced } from '../progress';
import { exitStatus, type Run } from '../surroundings';
import type { ImportOptions } from './command';

/** Declares `vigie import`. */
export function importCatalogue(command: Command, run: Run): Command {
  return command
    .summary('writes a first version of a catalogue from a page of metrics')
    .description(
      'Writes a typed catalogue from an exposition. Units, closed labels and expected numbers are guesses: review them. ' +
        'What is omitted is reported. An existing file is not overwritten.',
    )
    .argument('<page>', 'URL (http:// or https://) or file of an exposition')
    .option('--name <name>', 'name of the application; by default that of the file, otherwise app')
    .option('--output <file>', 'file to write; by default standard output')
    .option('--strict', 'refuses what breaks the format, although Prometheus takes it')
    .option('--format <format>', 'format of a file: text or openmetrics; by default the one that its content shows')
    .option('--bearer-token-file <file>', 'bearer token of the request')
    .option('--authority-file <file>', 'certificates (PEM) of the authorities of the server: tls.authority of a job')
    .option('--server-name <name>', 'name in the certificate of the server: tls.serverName of a job')
    .action((source: string, options: ImportOptions) =>
      run(async ({ print, note }) => {
        const { importCommand } = await import('./command.js');
        const { text, notes } = await announced(note, `reading ${withoutPasswords(source)} …`, () =>
          importCommand({ source, options }),
        );
        print(text);
        for (const line of notes) note(line);
        return exitStatus.done;
      }),
    );
}
