import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { patience } from '../../../tools/until';

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

/** Answers requests on a free port of the loopback interface, in the process of the test. */
export async function startAnswering(answer: RequestListener): Promise<Running & { readonly address: string }> {
  const server = createHttpServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { stop, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Ports below those that Linux gives to clients. */
const ports = { first: 20_000, last: 32_000 } as const;
let next: number = ports.first;

/**
 * Returns a free port of the loopback interface. No other suite, of this run or of another one, and no connection of a client, takes
 * it before the server of the test does.
 */
export async function freePort(): Promise<number> {
  while (next <= ports.last) {
    const port = next++;
    if ((await isReserved(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no port of ${ports.first} to ${ports.last} is free`);
}

/** Reserves a port for this process until it ends, by an abstract socket, of which no file stays. */
async function isReserved(port: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const lock = createServer().listen({ path: `\0vigie-port-${port}` });
  try {
    await once(lock, 'listening');
  } catch {
    return false;
  }
  lock.unref();
  return true;
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
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
export async function startProcess({ program, args, env, isReady }: ProcessProps): Promise<Process> {
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
  const deadline = Date.now() + patience;
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
