import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Process, identified by number and start time, because numbers are reused. */
export interface Identity {
  readonly pid: number;
  /** Start time in clock ticks since boot. */
  readonly started: string;
}

/** Returns the identity of a running process, or `undefined`. */
export function identityOf(pid: number): Identity | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses, which may contain spaces. The text after it
    // starts with the third field.
    const [state, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const started = fields[18];
    return started === undefined || state === 'Z' ? undefined : { pid, started };
  } catch {
    return undefined;
  }
}

/** Reports whether a process still runs. */
export function isRunning({ pid, started }: Identity): boolean {
  return identityOf(pid)?.started === started;
}

/**
 * Kills a process and waits until it has ended.
 *
 * @throws Error when it has not ended after 10 seconds
 */
export async function kill(identity: Identity): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (isRunning(identity)) {
    if (Date.now() > deadline) throw new Error(`process ${identity.pid} does not end`);
    process.kill(identity.pid, 'SIGKILL');
    await setTimeout(20);
  }
}
