import { Command, CommanderError } from 'commander';
import { alerts } from './alerts';
import { check } from './check';
import { explain } from './explain';
import { errorText } from './failure';
import { importCatalogue } from './import';
import { init } from './init';
import { errorJson } from './json';
import { ownPackage } from './package';
import { announced } from './progress';
import { secrets } from './secrets';
import { exitStatus, type ExitStatus, type Run, type Surroundings } from './surroundings';
import { synth } from './synth';
import { test } from './test';

/** Subcommands by their names, in the order of the help. */
const commands: Readonly<Record<string, (command: Command, run: Run) => Command>> = {
  init,
  synth,
  check,
  import: importCatalogue,
  alerts,
  explain,
  secrets,
  test,
};

/**
 * Returns the program with its subcommands. An invalid argument throws a `CommanderError`.
 *
 * @param run runs the work of a subcommand
 */
export function programOf(run: Run, { print, note }: Pick<Surroundings, 'print' | 'note'>): Command {
  const program = new Command('vigie')
    .description('Monitoring as code. Every command reads the stacks in vigie.config.ts of the working directory.')
    .version(ownPackage().version)
    .exitOverride()
    .showHelpAfterError('vigie COMMAND --help describes the arguments')
    .configureOutput({
      writeOut: print,
      writeErr: (text) => {
        note(text.trimEnd());
      },
    })
    .addHelpText(
      'after',
      '\nExit status: 0 it is done and holds, 1 what the command checks does not hold, 2 the command could not run',
    );
  // Subcommands inherit these settings when they are created.
  for (const [name, declare] of Object.entries(commands)) declare(program.command(name), run);
  return program;
}

/**
 * Runs `vigie`. Errors are printed to standard error, and with `--json` also to standard output.
 *
 * @param args arguments without the program
 */
export async function vigie(args: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const { print, note, folder } = surroundings;
  let status: ExitStatus = exitStatus.done;
  let isJson = false as boolean;
  const run: Run = async (work) => {
    const loadStacks = () => announced(note, 'loading the stacks …', surroundings.loadStacks);
    status = await work({ ...surroundings, loadStacks });
  };
  const program = programOf(run, surroundings).hook('preAction', (_, action) => {
    isJson = action.opts<{ readonly json?: boolean }>().json === true;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.notRun;
    if (isJson) print(errorJson(error, folder));
    note(errorText(error, folder));
    return exitStatus.notRun;
  }
}
