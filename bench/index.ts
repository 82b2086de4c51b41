import { errorText } from '../cli/failure';
import { ValidationError } from '../core/errors';
import { benchApplications } from './applications';
import { benchCommands } from './commands';
import { benchEdits } from './edits';
import { benchPasswords } from './passwords';
import { benchProgram } from './program';

const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  applications: benchApplications,
  commands: benchCommands,
  edits: benchEdits,
  program: benchProgram,
  passwords: benchPasswords,
};

/** Runs the named benches, or all of them. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    throw new ValidationError({ problem: 'unknown bench', given: unknown, allowed: Object.keys(benches) });
  }
  for (const name of names.length > 0 ? names : Object.keys(benches)) await benches[name]!();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(errorText(error, process.cwd()));
  process.exitCode = 1;
});
