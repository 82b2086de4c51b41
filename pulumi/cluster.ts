import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { checksum } from '../core/checksum';
import { ValidationError, type Issue } from '../core/errors';

/** Kubeconfig with the fields that lead to the address of a cluster. */
interface Kubeconfig {
  readonly 'current-context'?: string;
  readonly contexts?: readonly { readonly name: string; readonly context: { readonly cluster: string } }[] | null;
  readonly clusters?: readonly { readonly name: string; readonly cluster: Cluster }[] | null;
}

interface Cluster {
  readonly server?: string;
  readonly 'proxy-url'?: string;
  readonly 'tls-server-name'?: string;
  /** PEM in base64. */
  readonly 'certificate-authority-data'?: string;
  /** File with PEM, relative to the kubeconfig. */
  readonly 'certificate-authority'?: string;
}

/** Kubeconfig with its path. */
export interface KubeconfigFile {
  readonly path: string;
  readonly content: Kubeconfig;
}

/** Cluster with the path of its kubeconfig. */
interface FoundCluster {
  readonly path: string;
  readonly cluster: Cluster;
}

/** Time for the connection to the API server. */
const timeoutMilliseconds = 5000;

/**
 * Returns the reason why a cluster cannot be reached. Returns `undefined` when its API server
 * accepts a connection, and when this cannot be known: behind a proxy, or in a pod.
 *
 * @param context context of the kubeconfig; empty for the current one
 */
export async function clusterIssue(
  context: string,
  environment: NodeJS.ProcessEnv = process.env,
  files: readonly KubeconfigFile[] = kubeconfigs(environment),
): Promise<Issue | undefined> {
  const { KUBERNETES_SERVICE_HOST, HTTPS_PROXY, https_proxy } = environment;
  if (HTTPS_PROXY ?? https_proxy) return undefined;
  const remedy = 'export KUBECONFIG=FILE, or pulumi config set kubeContext CONTEXT';
  if (files.length === 0) {
    if (KUBERNETES_SERVICE_HOST) return undefined;
    const given = kubeconfigPaths(environment).join(delimiter);
    return { problem: 'there is no cluster: no kubeconfig was found', given, remedy };
  }
  const name = contextName(files, context);
  const contexts = contextsOf(files);
  if (!contexts.some((one) => one.name === name)) {
    const allowed = contexts.map((one) => one.name);
    return { problem: 'there is no cluster: the kubeconfig has no such context', given: name ?? '', allowed, remedy };
  }
  const cluster = clusterOf(files, context)?.cluster;
  if (!cluster?.server || cluster['proxy-url']) return undefined;
  const { hostname, port } = new URL(cluster.server);
  const failure = await connectionFailure(hostname.replace(/^\[|\]$/g, ''), Number(port || 443));
  return failure === undefined
    ? undefined
    : { problem: `the cluster does not answer (${failure})`, given: cluster.server, remedy };
}

/**
 * Returns an identity of a cluster that does not depend on the address of its API server: of its
 * certificate authority, which each cluster creates for itself. The path of the address and the
 * name of the server are part of it, because one gateway can lead to several clusters. Without such
 * an authority in the kubeconfig, it is the identity of the address.
 *
 * @param context context of the kubeconfig; empty for the current one
 * @returns `undefined` without a kubeconfig
 */
export function clusterIdentifier(context: string, files: readonly KubeconfigFile[]): string | undefined {
  const found = clusterOf(files, context);
  if (!found) return undefined;
  const { server = '', 'tls-server-name': name = '' } = found.cluster;
  // The scheme can be missing.
  const address = server.replace(/^\w+:\/\//, '').replace(/\/$/, '');
  const authority = authorityOf(found)?.trim();
  if (!authority) return address ? checksum(JSON.stringify([address, name])) : undefined;
  return checksum(JSON.stringify([authority, address.replace(/^[^/]*/, ''), name]));
}

function authorityOf({ path, cluster }: FoundCluster): string | undefined {
  const { 'certificate-authority-data': data, 'certificate-authority': file } = cluster;
  if (data) return Buffer.from(data, 'base64').toString('utf8');
  const whole = file ? resolve(dirname(path), file) : '';
  return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined;
}

function kubeconfigPaths({ KUBECONFIG }: NodeJS.ProcessEnv): string[] {
  return KUBECONFIG ? KUBECONFIG.split(delimiter).filter(Boolean) : [join(homedir(), '.kube', 'config')];
}

/**
 * Reads the kubeconfigs of the environment.
 *
 * @throws ValidationError when one cannot be read
 */
export function kubeconfigs(environment: NodeJS.ProcessEnv = process.env): KubeconfigFile[] {
  return kubeconfigPaths(environment)
    .filter((path) => existsSync(path))
    .map((path) => ({ path, content: contentOf(path) }));
}

function contentOf(path: string): Kubeconfig {
  try {
    return (parse(readFileSync(path, 'utf8')) as Kubeconfig | null) ?? {};
  } catch (error) {
    throw new ValidationError({
      problem: `the kubeconfig cannot be read: ${(error as Error).message}`,
      given: path,
      remedy: `export KUBECONFIG=FILE; the file of k3s belongs to root: sudo cp it, and chown the copy`,
    });
  }
}

function contextsOf(files: readonly KubeconfigFile[]) {
  return files.flatMap(({ content }) => content.contexts ?? []);
}

function contextName(files: readonly KubeconfigFile[], context: string): string | undefined {
  return context || files.map(({ content }) => content['current-context']).find(Boolean);
}

function clusterOf(files: readonly KubeconfigFile[], context: string): FoundCluster | undefined {
  const name = contextName(files, context);
  const wanted = contextsOf(files).find((one) => one.name === name)?.context.cluster;
  return files
    .flatMap(({ path, content }) => (content.clusters ?? []).map((one) => ({ ...one, path })))
    .find((one) => one.name === wanted);
}

function connectionFailure(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMilliseconds });
    const end = (failure?: string) => {
      socket.destroy();
      resolve(failure);
    };
    socket.once('connect', () => {
      end();
    });
    socket.once('timeout', () => {
      end(`no connection within ${timeoutMilliseconds / 1000} seconds`);
    });
    socket.once('error', ({ message }) => {
      end(message);
    });
  });
}
