import { spawn } from 'node:child_process';
import { openSync, closeSync, existsSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { type Writable } from 'node:stream';
import { join } from 'node:path';
import { identityOf, isRunning, type Identity } from './process';
import { network } from './network';
import { until } from '../until';

/** Namespaces of a cluster, and the process outside that holds them. */
export interface Namespaces {
  /** Process whose end ends all processes in the namespaces. */
  readonly holder: Identity;
  /**
   * Standard input of the first process, which starts programs. When it is closed without `stay`,
   * all processes end.
   */
  readonly orders: Writable;
}

/**
 * Shell script that enters the control groups. Then a namespace makes them the root of all others.
 */
const enter = 'while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs"; shift; done; shift; exec "$@"';

/** Properties of namespaces. */
export interface NamespacesProps {
  readonly folder: string;
  /** Host name inside the namespaces. */
  readonly name: string;
  readonly cgroups: readonly string[];
  /** Environment of all processes in the namespaces. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Creates the namespaces of a cluster. Waits until its files and its network are ready.
 *
 * @throws Error with the output of the first process when it ends
 */
export async function makeNamespaces({ folder, name, cgroups, env }: NamespacesProps): Promise<Namespaces> {
  const namespaces = ['--mount', '--net', '--pid', '--uts', '--ipc', '--cgroup'];
  const unshare = ['unshare', ...namespaces, '--fork', '--kill-child'];
  const init = [join(__dirname, 'init.sh'), folder, name, network.node, network.services];
  const file = join(folder, 'init.log');
  const log = openSync(file, 'w');
  // In its own session, so that an interrupt at the terminal reaches only the command.
  const holder = spawn('sh', ['-c', enter, 'sh', ...cgroups, '--', ...unshare, ...init], {
    stdio: ['pipe', log, log],
    detached: true,
    env,
  });
  closeSync(log);
  const identity = identityOf(holder.pid!)!;
  const orders = holder.stdin!;
  // Writing to an ended process fails. Other code detects that it has ended.
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

/**
 * Returns the command line that runs a command in the namespaces of a process. The command ends
 * when its parent ends.
 */
export function commandInside({ pid }: Identity, command: readonly string[]): [string, ...string[]] {
  const namespaces = ['--mount', '--net', '--uts', '--ipc', '--cgroup', `--pid=/proc/${pid}/ns/pid_for_children`];
  const ended = ['setpriv', '--pdeathsig', 'KILL'];
  return ['nsenter', `--target=${pid}`, ...namespaces, `--wdns=${process.cwd()}`, '--', ...ended, '--', ...command];
}
