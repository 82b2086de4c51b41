import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import type { Issue } from '../core/errors';

/** Kubeconfig with the fields that lead to the address of a cluster. */
interface Kubeconfig {
  readonly 'current-context'?: string;
  readonly contexts?: readonly { readonly name: string; readonly context: { readonly cluster: string } }[] | null;
  readonly clusters?: readonly { readonly name: string; readonly cluster: Cluster }[] | null;
}

interface Cluster {
  readonly server?: string;
  readonly 'proxy-url'?: string;
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
): Promise<Issue | undefined> {
  const { KUBECONFIG, KUBERNETES_SERVICE_HOST, HTTPS_PROXY, https_proxy } = environment;
  if (HTTPS_PROXY ?? https_proxy) return undefined;
  const wanted = KUBECONFIG ? KUBECONFIG.split(delimiter).filter(Boolean) : [join(homedir(), '.kube', 'config')];
  const files = wanted.filter((file) => existsSync(file));
  const remedy = 'export KUBECONFIG=FILE, or pulumi config set kubeContext CONTEXT';
  if (files.length === 0) {
    if (KUBERNETES_SERVICE_HOST) return undefined;
    return { problem: 'there is no cluster: no kubeconfig was found', given: wanted.join(delimiter), remedy };
  }
  const all = files.map((file) => parse(readFileSync(file, 'utf8')) as Kubeconfig);
  const contexts = all.flatMap((one) => one.contexts ?? []);
  const name = context || all.map((one) => one['current-context']).find(Boolean);
  const found = contexts.find((one) => one.name === name);
  if (!found) {
    const allowed = contexts.map((one) => one.name);
    return { problem: 'there is no cluster: the kubeconfig has no such context', given: name ?? '', allowed, remedy };
  }
  const cluster = all.flatMap((one) => one.clusters ?? []).find((one) => one.name === found.context.cluster)?.cluster;
  if (!cluster?.server || cluster['proxy-url']) return undefined;
  const { hostname, port } = new URL(cluster.server);
  const failure = await connectionFailure(hostname.replace(/^\[|\]$/g, ''), Number(port || 443));
  return failure === undefined
    ? undefined
    : { problem: `the cluster does not answer (${failure})`, given: cluster.server, remedy };
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
