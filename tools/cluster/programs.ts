import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFile, type Program } from '../go';
import { writeConfiguration } from './configuration';
import { writeCredentials, type Credentials } from './credentials';
import { network } from './network';

/** What runs on the node, beside pods. */
export const nodePrograms = [
  'containerd',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
] as const satisfies readonly Program[];

/** The name of a program that runs on the node. */
export type NodeProgram = (typeof nodePrograms)[number];

/** Writes what the programs of a node need to the folder of its cluster, and how each is started. */
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
      `--cert-dir=${join(folder, 'kubelet-certificates')}`,
      `--hostname-override=${name}`,
      `--node-ip=${network.node}`,
    ],
    'kube-proxy': [programFile('kube-proxy'), `--config=${configuration.kubeProxy}`],
  };
}

/** What etcd is told, for a cluster that dies with its machine. */
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

/** What every API server is told, wherever it listens. */
export function apiServerArgs(
  { certificates, tokens, serviceAccountKey, kubeletClient }: Credentials,
  etcd: string,
): readonly string[] {
  return [
    `--etcd-servers=${etcd}`,
    `--service-cluster-ip-range=${network.services}`,
    `--cert-dir=${certificates}`,
    // As k3s and kubeadm have it: that a privileged pod is refused must be the work of Pod Security.
    '--allow-privileged=true',
    '--authorization-mode=Node,RBAC',
    `--token-auth-file=${tokens}`,
    `--kubelet-client-certificate=${kubeletClient.certificate}`,
    `--kubelet-client-key=${kubeletClient.key}`,
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${serviceAccountKey}`,
    `--service-account-signing-key-file=${serviceAccountKey}`,
  ];
}

/** What the controllers are told of what they sign. */
export function controllerArgs({ serviceAccountKey, authority }: Credentials): readonly string[] {
  return [`--service-account-private-key-file=${serviceAccountKey}`, `--root-ca-file=${authority}`];
}

/** A program that controls the cluster by its API. There is only one of each, so that none must be elected. */
function control(program: NodeProgram, kubeconfig: string): string[] {
  return [programFile(program), `--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--bind-address=127.0.0.1'];
}
