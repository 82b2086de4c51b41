import { spawn } from 'node:child_process';
import { openSync, closeSync, existsSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { type Writable } from 'node:stream';
import { join } from 'node:path';
import { identityOf, isRunning, type Identity } from './process';
import { network } from './network';
import { until } from '../until';

/** The namespaces of a cluster, and the process outside of them that holds them. */
export interface Namespaces {
  /** When this process ends, so does everything in them. */
  readonly holder: Identity;
  /** Tells the first process in them what to start; when it is closed before `stay` was said, everything ends. */
  readonly orders: Writable;
}

/** What is entered into the control groups, before a namespace makes them the root of all others. */
const enter = 'while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs"; shift; done; shift; exec "$@"';

/** What the namespaces of a cluster are made of. */
export interface NamespacesProps {
  readonly folder: string;
  /** The host name inside. */
  readonly name: string;
  readonly cgroups: readonly string[];
  /** The environment of everything that is started inside. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Makes the namespaces of a cluster, and waits until its files and its network are there.
 *
 * @throws Error with what its first process printed, when it ends
 */
export async function makeNamespaces({ folder, name, cgroups, env }: NamespacesProps): Promise<Namespaces> {
  const namespaces = ['--mount', '--net', '--pid', '--uts', '--ipc', '--cgroup'];
  const unshare = ['unshare', ...namespaces, '--fork', '--kill-child'];
  const init = [join(__dirname, 'init.sh'), folder, name, network.node, network.services];
  const file = join(folder, 'init.log');
  const log = openSync(file, 'w');
  // Of a session of its own: an interrupt at the terminal is for the command, which then ends it.
  const holder = spawn('sh', ['-c', enter, 'sh', ...cgroups, '--', ...unshare, ...init], {
    stdio: ['pipe', log, log],
    detached: true,
    env,
  });
  closeSync(log);
  const identity = identityOf(holder.pid!)!;
  const orders = holder.stdin!;
  // Who has ended takes no orders; that it has is seen elsewhere.
  orders.on('error', () => undefined);
  holder.unref();
  if (orders instanceof Socket) orders.unref();
  await until('the namespaces are ready', () => {
    if (existsSync(join(folder, 'ready'))) return true;
    if (!isRunning(identity)) throw new Error(`the cluster did not start:\n${readFileSync(file, 'utf8')}`);
    return undefined;
  });
  return { holder: identity, orders };
}

/** The command line that runs a command in the namespaces which a process holds, and ends it when it is ended itself. */
export function commandInside({ pid }: Identity, command: readonly string[]): [string, ...string[]] {
  const namespaces = ['--mount', '--net', '--uts', '--ipc', '--cgroup', `--pid=/proc/${pid}/ns/pid_for_children`];
  const ended = ['setpriv', '--pdeathsig', 'KILL'];
  return ['nsenter', `--target=${pid}`, ...namespaces, `--wdns=${process.cwd()}`, '--', ...ended, '--', ...command];
}
