import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { programFile, toolFile } from '../../tools/build';
import { freePort, startProcess, startServer, type Running } from './server';

/** What a command answered. */
export interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A control plane: an API server with its controllers. Nothing is scheduled, no container runs. */
export interface Kubernetes extends Running {
  /** The file that lets its administrator in. */
  readonly kubeconfig: string;
  /** The environment in which a command finds kubectl, and kubectl finds this API server. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs kubectl as the administrator. */
  readonly kubectl: (args: readonly string[], options?: { readonly input?: string }) => Answer;
  /**
   * Runs kubectl where it must succeed, and gives what it printed.
   *
   * @throws Error with what it complained about
   */
  readonly run: (args: readonly string[], options?: { readonly input?: string }) => string;
}

/**
 * Starts etcd, the API server and the controllers in a folder of their own, with one node that has no kubelet, and with the
 * custom resources of Traefik and cert-manager.
 *
 * @throws Error when one of them does not become ready; what had been started is ended
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
    const files = writeCredentials(folder, port);
    const kubernetes = { kubeconfig: files.kubeconfig, ...clientOf(folder, files.kubeconfig), stop };
    running.push(await startEtcd(folder, etcd));
    running.push(await startApiServer(kubernetes, files, { etcd, port }));
    running.push(await startControllers(kubernetes, files));
    populate(kubernetes);
    return kubernetes;
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Credentials {
  /** Where the API server writes the certificate that it signs itself. */
  readonly certificates: string;
  /** The certificate. */
  readonly authority: string;
  readonly tokens: string;
  readonly serviceAccountKey: string;
  readonly kubeconfig: string;
}

function writeCredentials(folder: string, port: number): Credentials {
  const certificates = join(folder, 'certificates');
  const files = {
    certificates,
    authority: join(certificates, 'apiserver.crt'),
    tokens: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-account.pem'),
    kubeconfig: join(folder, 'kubeconfig'),
  };
  const token = randomBytes(16).toString('hex');
  writeFileSync(files.tokens, `${token},admin,admin,"system:masters"\n`);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(files.serviceAccountKey, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority': files.authority };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
    'current-context': 'test',
  };
  writeFileSync(files.kubeconfig, JSON.stringify(config));
  return files;
}

function clientOf(folder: string, kubeconfig: string): Pick<Kubernetes, 'env' | 'kubectl' | 'run'> {
  const program = programFile('kubectl');
  const path = [dirname(program), process.env.PATH].join(delimiter);
  // kubectl keeps what it learns of the server in the home of its user.
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
    args: [
      `--data-dir=${join(folder, 'etcd')}`,
      '--unsafe-no-fsync',
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
    ],
    port,
    ready: '/health',
  });
}

function startApiServer(
  { kubectl }: Kubernetes,
  { certificates, tokens, serviceAccountKey }: Credentials,
  { etcd, port }: { readonly etcd: number; readonly port: number },
): Promise<Running> {
  return startProcess({
    program: programFile('kube-apiserver'),
    args: [
      `--etcd-servers=http://127.0.0.1:${etcd}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${port}`,
      `--cert-dir=${certificates}`,
      '--endpoint-reconciler-type=none',
      '--service-cluster-ip-range=10.96.0.0/16',
      // As k3s and kubeadm have it: that a privileged pod is refused must be the work of Pod Security.
      '--allow-privileged=true',
      '--authorization-mode=Node,RBAC',
      `--token-auth-file=${tokens}`,
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-key-file=${serviceAccountKey}`,
      `--service-account-signing-key-file=${serviceAccountKey}`,
    ],
    isReady: () => kubectl(['get', '--raw=/readyz']).status === 0,
  });
}

function startControllers(
  { kubeconfig, kubectl }: Kubernetes,
  { authority, serviceAccountKey }: Credentials,
): Promise<Running> {
  return startProcess({
    program: programFile('kube-controller-manager'),
    args: [
      `--kubeconfig=${kubeconfig}`,
      '--leader-elect=false',
      '--secure-port=0',
      `--service-account-private-key-file=${serviceAccountKey}`,
      `--root-ca-file=${authority}`,
      // It would find that nobody answers for the node.
      '--controllers=*,-node-lifecycle-controller',
    ],
    // Without its service account no pod of the namespace is admitted.
    isReady: () => kubectl(['get', 'serviceaccount', 'default', '--namespace=default']).status === 0,
  });
}

/** One node, for which a DaemonSet makes a pod, and the custom resources that a stack may use. */
function populate({ run }: Kubernetes): void {
  run(['create', '--filename=-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node' } }),
  });
  const files = [toolFile('traefik-crds.yml'), toolFile('cert-manager-certificates.yml')];
  run(['apply', '--server-side', ...files.map((file) => `--filename=${file}`)]);
  run(['wait', '--for=condition=Established', 'customresourcedefinitions', '--all', '--timeout=30s']);
}
