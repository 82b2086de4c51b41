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

/** Surroundings that keep what a command prints. What a test does not give the command, it must not use. */
export function surroundingsOf(given: Partial<Surroundings> = {}) {
  const [out, notes] = [[], []] as [string[], string[]];
  const unexpected = () => {
    throw new Error('the test gives the command no such thing');
  };
  const surroundings: Surroundings = {
    folder: process.cwd(),
    cdk8sFolder: undefined,
    findConfig: unexpected,
    loadStacks: unexpected,
    print: (text) => out.push(text),
    note: (line) => notes.push(line),
    kubectl: unexpected,
    readInput: unexpected,
    isTerminal: false,
    isColoured: false,
    ...given,
  };
  return { surroundings, out, notes };
}

/** Runs a command as its declaration reads the arguments. Throws its errors, those of the arguments included. */
export async function runDeclared(
  declare: (command: Command, run: Run) => Command,
  args: readonly string[],
  given: Partial<Surroundings> = {},
): Promise<Outcome> {
  let status: ExitStatus = exitStatus.done;
  const { surroundings, out, notes } = surroundingsOf(given);
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  await declare(command, async (work) => {
    status = await work(surroundings);
  }).parseAsync(args, { from: 'user' });
  return { stdout: out.join(''), notes, status };
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
