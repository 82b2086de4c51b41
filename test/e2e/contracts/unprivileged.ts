import { chownSync } from 'node:fs';

/** User `nobody` of Debian. */
const nobody = 65_534;

/** Program and its arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** Command of a program that must not run as root: as `nobody` if the test is root. */
export function unprivileged(command: Command): Command {
  if (!isRoot()) return command;
  const user = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
  return { program: 'setpriv', args: [...user, command.program, ...command.args] };
}

/** Changes the owner of a folder to the user of such a program. */
export function handOver(folder: string): void {
  if (isRoot()) chownSync(folder, nobody, nobody);
}

function isRoot(): boolean {
  return process.getuid!() === 0;
}
