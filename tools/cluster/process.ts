import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** A process that can be told from a later one with the same number. */
export interface Identity {
  readonly pid: number;
  /** When it started, in ticks since the machine did. */
  readonly started: string;
}

/** The identity of a running process; nothing if there is none. */
export function identityOf(pid: number): Identity | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name comes second, in parentheses, and may hold spaces: what follows it starts with the third field.
    const [state, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const started = fields[18];
    return started === undefined || state === 'Z' ? undefined : { pid, started };
  } catch {
    return undefined;
  }
}

/** Whether the very same process still runs. */
export function isRunning({ pid, started }: Identity): boolean {
  return identityOf(pid)?.started === started;
}

/**
 * Ends a process at once, and waits until it is gone.
 *
 * @throws Error when it is not after 10 seconds
 */
export async function kill(identity: Identity): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (isRunning(identity)) {
    if (Date.now() > deadline) throw new Error(`process ${identity.pid} does not end`);
    process.kill(identity.pid, 'SIGKILL');
    await setTimeout(20);
  }
}
