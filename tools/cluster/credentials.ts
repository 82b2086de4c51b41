import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { network } from './network';

/** Files of a certificate and its key. */
interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Paths of the credentials of a cluster. */
export interface Credentials {
  /** Certificate authority of the cluster, which signs the other certificates. */
  readonly authority: Certificate;
  /** Certificate of the API server. */
  readonly apiServer: Certificate;
  /** Certificate of the kubelet, signed by the authority as in k3s. */
  readonly kubelet: Certificate;
  /** Client certificate with which the API server authenticates to the kubelet, which accepts no token from it. */
  readonly kubeletClient: Certificate;
  readonly tokens: string;
  readonly serviceAccountKey: string;
  /** Kubeconfigs of the administrator, the kubelet and kube-proxy. */
  readonly kubeconfigs: { readonly admin: string; readonly kubelet: string; readonly proxy: string };
}

/** Returns the paths of the credentials in the folder of a cluster. */
export function credentialsIn(folder: string): Credentials {
  const certificate = (name: string): Certificate => ({
    certificate: join(folder, 'certificates', `${name}.crt`),
    key: join(folder, 'certificates', `${name}.key`),
  });
  return {
    authority: certificate('authority'),
    apiServer: certificate('apiserver'),
    kubelet: certificate('kubelet'),
    kubeletClient: certificate('kubelet-client'),
    tokens: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-account.pem'),
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

/** Writes new credentials of a cluster. */
export function writeCredentials(folder: string, { node, server }: CredentialsProps): Credentials {
  const credentials = credentialsIn(folder);
  const { kubeconfigs } = credentials;
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
  writeCertificates(credentials, new URL(server).hostname);
  return credentials;
}

function kubeconfigOf(server: string, { authority }: Credentials, token: string): object {
  const cluster = { server, 'certificate-authority': authority.certificate };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster }],
    users: [{ name: 'user', user: { token } }],
    contexts: [{ name: 'cluster', context: { cluster: 'cluster', user: 'user' } }],
    'current-context': 'cluster',
  };
}

/** Writes the authority of the cluster and what it signs. */
function writeCertificates({ authority, apiServer, kubelet, kubeletClient }: Credentials, address: string): void {
  mkdirSync(dirname(authority.certificate));
  writeCertificate(authority, '/CN=authority', ['-addext', 'basicConstraints=critical,CA:true']);
  const signed = (usage: string) => [
    ...['-CA', authority.certificate, '-CAkey', authority.key],
    ...['-addext', 'basicConstraints=critical,CA:false', '-addext', `extendedKeyUsage=${usage}`],
  ];
  const server = (...names: readonly string[]) => [
    ...signed('serverAuth'),
    ...['-addext', `subjectAltName=${names.join(',')}`],
  ];
  const names = ['', '.default', '.default.svc', '.default.svc.cluster.local'].map(
    (domain) => `DNS:kubernetes${domain}`,
  );
  const addresses = [address, '127.0.0.1', network.api].map((one) => `IP:${one}`);
  writeCertificate(apiServer, '/CN=kube-apiserver', server(...names, ...addresses));
  writeCertificate(kubelet, '/CN=kubelet', server(`IP:${address}`));
  writeCertificate(kubeletClient, '/O=system:masters/CN=kube-apiserver-kubelet-client', signed('clientAuth'));
}

function writeCertificate({ certificate, key }: Certificate, subject: string, options: readonly string[]): void {
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '365'];
  const args = ['req', ...kind, '-subj', subject, ...options, '-keyout', key, '-out', certificate];
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl cannot create the certificate ${certificate}:\n${stderr}`);
}
