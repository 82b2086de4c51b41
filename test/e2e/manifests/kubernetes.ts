import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { programFile, toolFile } from '../../../tools/build';
import { writeCredentials, type Credentials } from '../../../tools/cluster/credentials';
import { apiServerArgs, controllerArgs, etcdArgs } from '../../../tools/cluster/programs';
import { untilSo } from '../../../tools/until';
import { freePort, startProcess, startServer, type Running } from '../servers/server';

/** Result of a command. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Control plane: an API server with its controllers, without scheduler and kubelet. */
export interface Kubernetes extends Running {
  /** Kubeconfig of the administrator. */
  readonly kubeconfig: string;
  /** Environment of commands with kubectl for this API server. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs kubectl as the administrator. */
  readonly kubectl: (args: readonly string[], options?: { readonly input?: string }) => Answer;
  /**
   * Runs kubectl and returns its standard output.
   *
   * @throws Error with its standard error when it fails
   */
  readonly run: (args: readonly string[], options?: { readonly input?: string }) => string;
}

/**
 * Starts etcd, the API server and the controllers in a folder, with one node without kubelet, and
 * the custom resources of Traefik and cert-manager.
 *
 * @throws Error when one of them does not become ready; the others are stopped then
 */
export async function startKubernetes(): Promise<Kubernetes> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-kubernetes-'));
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    for (const one of running.splice(0).reverse()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [etcd, port] = [await freePort(), await freePort()];
    const credentials = writeCredentials(folder, { node: 'node', server: `https://127.0.0.1:${port}` });
    const kubeconfig = credentials.kubeconfigs.admin;
    const kubernetes = { kubeconfig, ...clientOf(folder, kubeconfig), stop };
    running.push(await startEtcd(folder, etcd));
    running.push(await startApiServer(kubernetes, credentials, { etcd, port }));
    running.push(await startControllers(kubernetes, credentials));
    await populate(kubernetes);
    return kubernetes;
  } catch (error) {
    await stop();
    throw error;
  }
}

function clientOf(folder: string, kubeconfig: string): Pick<Kubernetes, 'env' | 'kubectl' | 'run'> {
  const program = programFile('kubectl');
  const path = [dirname(program), process.env.PATH].join(delimiter);
  // kubectl keeps its discovery cache in the home folder of its user.
  const env = { ...process.env, PATH: path, HOME: folder, KUBECONFIG: kubeconfig };
  const kubectl: Kubernetes['kubectl'] = (args, { input = '' } = {}) => {
    const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8', input, maxBuffer: 2 ** 28 });
    return { status, stdout, stderr };
  };
  const run: Kubernetes['run'] = (args, options) => {
    const { status, stdout, stderr } = kubectl(args, options);
    if (status !== 0) throw new Error(`kubectl ${args.join(' ')} failed:\n${stderr}`);
    return stdout;
  };
  return { env, kubectl, run };
}

async function startEtcd(folder: string, port: number): Promise<Running> {
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${await freePort()}`];
  return startServer({
    program: programFile('etcd'),
    args: etcdArgs(folder, { client, peer }),
    port,
    ready: '/health',
  });
}

function startApiServer(
  { kubectl }: Kubernetes,
  credentials: Credentials,
  { etcd, port }: { readonly etcd: number; readonly port: number },
): Promise<Running> {
  return startProcess({
    program: programFile('kube-apiserver'),
    args: [
      ...apiServerArgs(credentials, `http://127.0.0.1:${etcd}`),
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${port}`,
      '--endpoint-reconciler-type=none',
    ],
    isReady: () => kubectl(['get', '--raw=/readyz']).status === 0,
  });
}

function startControllers({ kubeconfig, kubectl }: Kubernetes, credentials: Credentials): Promise<Running> {
  return startProcess({
    program: programFile('kube-controller-manager'),
    args: [
      ...controllerArgs(credentials),
      `--kubeconfig=${kubeconfig}`,
      '--leader-elect=false',
      '--secure-port=0',
      // It would mark the node without kubelet as unreachable.
      '--controllers=*,-node-lifecycle-controller',
    ],
    // Pods are admitted only when their namespace has a service account.
    isReady: () => kubectl(['get', 'serviceaccount', 'default', '--namespace=default']).status === 0,
  });
}

/** Creates one node, for pods of DaemonSets, and the custom resources. */
async function populate({ run, kubectl }: Kubernetes): Promise<void> {
  run(['create', '--filename=-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node' } }),
  });
  const files = [toolFile('traefik-crds.yml'), toolFile('cert-manager-certificates.yml')];
  run(['apply', '--server-side', ...files.map((file) => `--filename=${file}`)]);
  await established(kubectl);
}

/** Waits until custom resources can be created. `kubectl wait` fails at a definition without conditions. */
export async function established(kubectl: Kubernetes['kubectl']): Promise<void> {
  const wait = ['wait', '--for=condition=Established', 'customresourcedefinitions', '--all', '--timeout=30s'];
  await untilSo('the custom resources are established', () => kubectl(wait).status === 0);
}
