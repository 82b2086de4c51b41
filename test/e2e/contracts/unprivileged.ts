import { chownSync } from 'node:fs';

/** Debian's user `nobody`. */
const nobody = 65_534;

/** A program and its arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** The command for a program that refuses to run as root: as `nobody`, if the test is root. */
export function unprivileged(command: Command): Command {
  if (!isRoot()) return command;
  const user = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
  return { program: 'setpriv', args: [...user, command.program, ...command.args] };
}

/** Gives a folder to the user as which such a program runs. */
export function handOver(folder: string): void {
  if (isRoot()) chownSync(folder, nobody, nobody);
}

function isRoot(): boolean {
  return process.getuid!() === 0;
}
