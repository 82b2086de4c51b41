import { Option, type Command } from 'commander';
import { languages } from '../../alerts/locales/language';
import { exitStatus, type Run } from '../surroundings';
import type { InitOptions } from './command';
import { presetNames } from './project';

/** Declares `vigie init`. */
export function init(command: Command, run: Run): Command {
  return command
    .summary('writes a project with one stack to this folder')
    .description(
      'Writes a project to the working directory: a catalogue of the metrics of your application, a stack that watches ' +
        'it, a test, and workflows of CI. No file is overwritten.',
    )
    .option('--page <page>', 'URL or file of the metrics of your application; by default an example')
    .option('--name <name>', 'name of your application: lowercase letters, digits and -; by default that of the folder')
    .addOption(
      new Option('--preset <preset>', 'k3s: all servers in the cluster; agent: an agent that sends to Grafana Cloud')
        .choices(presetNames)
        .default('k3s'),
    )
    .addOption(
      new Option('--language <language>', 'language of dashboards, alerts and runbooks')
        .choices(languages)
        .default('en'),
    )
    .action((options: InitOptions) =>
      run(async ({ folder, note }) => {
        const { initCommand } = await import('./command.js');
        for (const line of await initCommand(folder, options)) note(line);
        return exitStatus.done;
      }),
    );
}
