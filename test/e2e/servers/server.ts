import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Program started by a test. */
export interface Running {
  /** Stops the program and waits until it has ended. */
  stop(): Promise<void>;
}

/** Process started by a test. */
export interface Process extends Running {
  readonly pid: number;
}

/** Server started by a test. */
export interface Server extends Process {
  readonly url: string;
}

/** Common properties of programs. */
interface StartProps {
  readonly program: string;
  readonly args: readonly string[];
  /**
   * Environment.
   *
   * @default - that of the test
   */
  readonly env?: NodeJS.ProcessEnv;
  /** Timeout of the start in milliseconds. */
  readonly timeout?: number;
}

/** Program with its own check of readiness. */
export interface ProcessProps extends StartProps {
  readonly isReady: () => boolean | Promise<boolean>;
}

/** Server with an HTTP check of readiness. */
export interface ServerProps extends StartProps {
  readonly port: number;
  /** Path that returns 200 when the server is ready. */
  readonly ready: string;
}

/** Returns a free port of the loopback interface. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('the probe has no port');
  return address.port;
}

/**
 * Starts a server and waits until it is ready.
 *
 * @throws Error with the last lines of its log when it ends or is not ready in time
 */
export async function startServer({ port, ready, ...props }: ServerProps): Promise<Server> {
  const url = `http://127.0.0.1:${port}`;
  const running = await startProcess({ ...props, isReady: () => answers(url + ready) });
  return { url, ...running };
}

/**
 * Starts a program and waits until it is ready.
 *
 * @throws Error with the last lines of its log when it ends or is not ready in time
 */
export async function startProcess({ program, args, env, isReady, timeout = 60_000 }: ProcessProps): Promise<Process> {
  const log: string[] = [];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(env ? { env } : {}) });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => log.push(text));
  }
  const ended = once(child, 'exit');
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (!isOver()) child.kill('SIGTERM');
    // A server with open connections may never end gracefully.
    const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended.finally(() => {
      clearTimeout(impatience);
    });
  };
  const deadline = Date.now() + timeout;
  try {
    while (!(await isReady())) {
      if (isOver() || Date.now() > deadline) {
        throw new Error(`${program} did not become ready:\n${log.join('').split('\n').slice(-20).join('\n')}`);
      }
      await Promise.race([new Promise((resolve) => setTimeout(resolve, 50)), ended]);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid!, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
