import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFile, type Program } from '../go';
import { writeConfiguration } from './configuration';
import { writeCredentials, type Credentials } from './credentials';
import { network } from './network';

/** Programs that run on the node outside pods. */
export const nodePrograms = [
  'containerd',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'kube-router',
] as const satisfies readonly Program[];

/** Name of a program on the node. */
export type NodeProgram = (typeof nodePrograms)[number];

/**
 * Writes the configuration, credentials and command lines of the programs of a node to the folder
 * of its cluster.
 */
export function writePrograms(folder: string, name: string): void {
  mkdirSync(join(folder, 'programs'));
  for (const [program, args] of Object.entries(commands(folder, name))) {
    writeFileSync(join(folder, 'programs', program), args.map((argument) => `${argument}\n`).join(''));
  }
}

function commands(folder: string, name: string): Record<NodeProgram, readonly string[]> {
  const credentials = writeCredentials(folder, { node: name, server: `https://${network.node}:6443` });
  const configuration = writeConfiguration(folder, name, credentials);
  const { kubeconfigs } = credentials;
  const etcd = { client: 'http://127.0.0.1:2379', peer: 'http://127.0.0.1:2380' };
  return {
    containerd: [programFile('containerd'), `--config=${configuration.containerd}`],
    etcd: [programFile('etcd'), ...etcdArgs(folder, etcd)],
    'kube-apiserver': [
      programFile('kube-apiserver'),
      ...apiServerArgs(credentials, etcd.client),
      `--advertise-address=${network.node}`,
      '--enable-admission-plugins=NodeRestriction',
      '--kubelet-preferred-address-types=InternalIP',
    ],
    'kube-controller-manager': [
      ...control('kube-controller-manager', kubeconfigs.admin),
      ...controllerArgs(credentials),
    ],
    'kube-scheduler': control('kube-scheduler', kubeconfigs.admin),
    kubelet: [
      ...['unshare', '--mount', '--propagation=unchanged', join(__dirname, 'kubelet.sh'), folder],
      programFile('kubelet'),
      `--config=${configuration.kubelet}`,
      `--kubeconfig=${kubeconfigs.kubelet}`,
      `--root-dir=${join(folder, 'kubelet')}`,
      `--hostname-override=${name}`,
      `--node-ip=${network.node}`,
    ],
    'kube-proxy': [programFile('kube-proxy'), `--config=${configuration.kubeProxy}`],
    // Only the enforcement of network policies: kube-proxy and the CNI plugins do the rest.
    'kube-router': [
      programFile('kube-router'),
      `--kubeconfig=${kubeconfigs.admin}`,
      `--hostname-override=${name}`,
      '--run-firewall=true',
      '--run-router=false',
      '--run-service-proxy=false',
      `--service-cluster-ip-range=${network.services}`,
    ],
  };
}

/** Arguments of etcd without durable writes, for a cluster that is not kept. */
export function etcdArgs(
  folder: string,
  { client, peer }: { readonly client: string; readonly peer: string },
): readonly string[] {
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    '--unsafe-no-fsync',
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
  ];
}

/** Arguments of every API server, regardless of its address. */
export function apiServerArgs(
  { authority, apiServer, tokens, serviceAccountKey, kubeletClient }: Credentials,
  etcd: string,
): readonly string[] {
  return [
    `--etcd-servers=${etcd}`,
    `--service-cluster-ip-range=${network.services}`,
    `--tls-cert-file=${apiServer.certificate}`,
    `--tls-private-key-file=${apiServer.key}`,
    // As in k3s and kubeadm: only Pod Security must reject privileged pods.
    '--allow-privileged=true',
    '--authorization-mode=Node,RBAC',
    `--token-auth-file=${tokens}`,
    `--kubelet-certificate-authority=${authority.certificate}`,
    `--kubelet-client-certificate=${kubeletClient.certificate}`,
    `--kubelet-client-key=${kubeletClient.key}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${serviceAccountKey}`,
    `--service-account-signing-key-file=${serviceAccountKey}`,
  ];
}

/** Arguments of the controller manager for signing. */
export function controllerArgs({ serviceAccountKey, authority }: Credentials): readonly string[] {
  return [`--service-account-private-key-file=${serviceAccountKey}`, `--root-ca-file=${authority.certificate}`];
}

/** Arguments of a controller. It has one instance and needs no leader election. */
function control(program: NodeProgram, kubeconfig: string): string[] {
  return [programFile(program), `--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--bind-address=127.0.0.1'];
}
