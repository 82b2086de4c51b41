import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A server that a test started. */
export interface Server {
  readonly url: string;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** What is to be started. */
export interface ServerProps {
  readonly program: string;
  readonly args: readonly string[];
  readonly port: number;
  /** The path that answers with 200 as soon as the server is ready. */
  readonly ready: string;
  /** How long it may take, in milliseconds. */
  readonly timeout?: number;
}

/** A port of the loopback interface that nobody listens on. */
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
export async function startServer({ program, args, port, ready, timeout = 60_000 }: ServerProps): Promise<Server> {
  const url = `http://127.0.0.1:${port}`;
  const log: string[] = [];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => log.push(text));
  }
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
  };
  const deadline = Date.now() + timeout;
  while (!(await answers(url + ready))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`${program} did not become ready:\n${log.join('').split('\n').slice(-20).join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
