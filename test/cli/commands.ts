import { Command } from 'commander';
import { check } from '../../cli/check';
import type { CheckedStack } from '../../cli/check/checked-stack';
import { importCatalogue } from '../../cli/import';
import { exitStatus, type ExitStatus, type Run, type Surroundings } from '../../cli/surroundings';
import type { TargetedStack } from '../../targets';

/** Output and status of a command. */
export interface Outcome {
  readonly stdout: string;
  /** Lines of standard error. */
  readonly notes: readonly string[];
  readonly status: ExitStatus;
}

/** Runs a command as its declaration reads the arguments. Throws its errors, those of the arguments included. */
export async function runDeclared(
  declare: (command: Command, run: Run) => Command,
  args: readonly string[],
  surroundings: Partial<Surroundings> = {},
): Promise<Outcome> {
  let stdout = '';
  let status: ExitStatus = exitStatus.done;
  const notes: string[] = [];
  const unexpected = () => {
    throw new Error('the test gives the command no such thing');
  };
  const around: Surroundings = {
    folder: process.cwd(),
    cdk8sFolder: undefined,
    findConfig: unexpected,
    loadStacks: unexpected,
    print: (text) => {
      stdout += text;
    },
    note: (line) => {
      notes.push(line);
    },
    kubectl: unexpected,
    readInput: unexpected,
    isTerminal: false,
    isColoured: false,
    ...surroundings,
  };
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  await declare(command, async (work) => {
    status = await work(around);
  }).parseAsync(args, { from: 'user' });
  return { stdout, notes, status };
}

const loading = (stacks: readonly unknown[]) => ({
  loadStacks: () => Promise.resolve(stacks.map((stack) => ({ stack })) as unknown as readonly TargetedStack[]),
});

/** Runs `vigie check`. */
export async function runCheck(
  args: readonly string[],
  stacks: readonly CheckedStack[],
): Promise<{ readonly text: string; readonly holds: boolean }> {
  const { stdout, status } = await runDeclared(check, args, loading(stacks));
  return { text: stdout, holds: status === exitStatus.done };
}

/** Runs `vigie import`. */
export async function runImport(
  args: readonly string[],
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const { stdout, notes } = await runDeclared(importCatalogue, args);
  return { text: stdout, notes };
}
