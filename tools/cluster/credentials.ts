import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the credentials of a cluster. */
export interface Credentials {
  /** Folder of the self-signed certificate of the API server. */
  readonly certificates: string;
  /** Self-signed certificate of the API server, used as certificate authority by all clients. */
  readonly authority: string;
  readonly tokens: string;
  readonly serviceAccountKey: string;
  /** Client certificate with which the API server authenticates to the kubelet. */
  readonly kubeletClient: { readonly certificate: string; readonly key: string };
  /** Kubeconfigs of the administrator, the kubelet and kube-proxy. */
  readonly kubeconfigs: { readonly admin: string; readonly kubelet: string; readonly proxy: string };
}

/** Returns the paths of the credentials in the folder of a cluster. */
export function credentialsIn(folder: string): Credentials {
  const certificates = join(folder, 'certificates');
  return {
    certificates,
    authority: join(certificates, 'apiserver.crt'),
    tokens: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-account.pem'),
    kubeletClient: {
      certificate: join(certificates, 'kubelet-client.crt'),
      key: join(certificates, 'kubelet-client.key'),
    },
    kubeconfigs: {
      admin: join(folder, 'admin.kubeconfig'),
      kubelet: join(folder, 'kubelet.kubeconfig'),
      proxy: join(folder, 'proxy.kubeconfig'),
    },
  };
}

/** Properties of credentials. */
export interface CredentialsProps {
  /** Name of the node of the kubelet. */
  readonly node: string;
  /** URL of the API server. */
  readonly server: string;
}

/** Writes new credentials of a cluster. The API server creates its own certificate at its start. */
export function writeCredentials(folder: string, { node, server }: CredentialsProps): Credentials {
  const credentials = credentialsIn(folder);
  const { kubeconfigs, certificates } = credentials;
  mkdirSync(certificates);
  const users = [
    { name: 'admin', group: 'system:masters', file: kubeconfigs.admin },
    { name: `system:node:${node}`, group: 'system:nodes', file: kubeconfigs.kubelet },
    { name: 'system:kube-proxy', group: 'system:authenticated', file: kubeconfigs.proxy },
  ].map((user) => ({ ...user, token: randomBytes(16).toString('hex') }));
  const tokens = users.map(({ name, group, token }) => `${token},${name},${name},"${group}"\n`);
  writeFileSync(credentials.tokens, tokens.join(''));
  for (const { file, token } of users) {
    writeFileSync(file, JSON.stringify(kubeconfigOf(server, credentials, token)));
  }
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(credentials.serviceAccountKey, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  writeKubeletClient(credentials);
  return credentials;
}

function kubeconfigOf(server: string, { authority }: Credentials, token: string): object {
  const cluster = { server, 'certificate-authority': authority };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster }],
    users: [{ name: 'user', user: { token } }],
    contexts: [{ name: 'cluster', context: { cluster: 'cluster', user: 'user' } }],
    'current-context': 'cluster',
  };
}

/**
 * Creates the client certificate of the API server for the kubelet, which accepts no token from it.
 * The certificate is self-signed.
 */
function writeKubeletClient({ kubeletClient: { certificate, key } }: Credentials): void {
  const subject = '/O=system:masters/CN=kube-apiserver-kubelet-client';
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '365'];
  const args = ['req', ...kind, '-subj', subject, '-addext', 'extendedKeyUsage=clientAuth'];
  const { status, stderr } = spawnSync('openssl', [...args, '-keyout', key, '-out', certificate], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl cannot create the client certificate for the kubelet:\n${stderr}`);
}
