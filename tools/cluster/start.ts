import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { untilSo } from '../until';
import type { Cluster } from './node';
import { isRunning } from './process';
import type { NodeProgram } from './programs';
import { systemDeployments, systemManifests } from './system';

/**
 * Files that the first process of a cluster writes: `ready`, and `ended` with the programs that
 * ended.
 */
export const traces = ['ready', 'ended'] as const;

/** Properties of the node of a cluster. */
export interface NodeProps {
  readonly cluster: Cluster;
  readonly folder: string;
  /** Standard input of the first process, which starts programs. */
  readonly orders: Writable;
  /** Archives of images to load; `undefined` for a node that has started before, which has its images and objects. */
  readonly archives: readonly string[] | undefined;
  readonly progress: (reached: string) => void;
}

/**
 * Starts the programs of a node in the order of their dependencies. Waits until the node and the
 * system pods are ready.
 *
 * @throws Error with the last lines of the log when a program ends or is not ready in time
 */
export async function startNode({ cluster, folder, orders, archives, progress }: NodeProps): Promise<void> {
  const start = (...programs: readonly NodeProgram[]) => {
    for (const program of programs) orders.write(`start ${program}\n`);
  };
  const ready = (program: NodeProgram, ...command: readonly string[]) =>
    untilSo(
      () => `${program} is ready\n${lastLines(folder, program)}`,
      () => {
        checkRuns(cluster, folder);
        return cluster.exec(command).status === 0;
      },
    );
  start('containerd', 'etcd', 'kube-apiserver');
  await ready('containerd', 'ctr', 'version');
  if (archives) cluster.load(...archives);
  progress('images loaded');
  await ready('kube-apiserver', 'kubectl', 'get', '--raw=/readyz');
  progress('API server ready');
  start('kube-controller-manager', 'kube-scheduler', 'kubelet', 'kube-proxy');
  if (archives) cluster.run(['kubectl', 'apply', '--server-side', '--filename=-'], { input: systemManifests(folder) });
  await ready('kubelet', 'kubectl', 'get', 'node', cluster.name);
  await ready('kubelet', 'kubectl', 'wait', '--for=condition=Ready', `node/${cluster.name}`, '--timeout=2s');
  // It ends when it does not find its node.
  start('kube-router');
  progress('node Ready');
  for (const { namespace, name } of systemDeployments) {
    await ready('kubelet', ...rollout(namespace, name));
  }
  progress('DNS and volumes ready');
  // Pods are admitted only when their namespace has a service account.
  await ready('kube-controller-manager', 'kubectl', 'get', 'serviceaccount', 'default', '--namespace=default');
}

function rollout(namespace: string, name: string): string[] {
  return ['kubectl', 'rollout', 'status', `deployment/${name}`, `--namespace=${namespace}`, '--timeout=2s'];
}

function checkRuns({ name, holder }: Cluster, folder: string): void {
  if (!isRunning(holder)) throw new Error(`the cluster ${name} ended during its start`);
  const file = join(folder, 'ended');
  if (!existsSync(file)) return;
  const [program = ''] = readFileSync(file, 'utf8').split('\n');
  throw new Error(`${program} ended:\n${lastLines(folder, program)}`);
}

function lastLines(folder: string, program: string): string {
  const file = join(folder, 'log', `${program}.log`);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-20).join('\n') : '';
}
