import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programFile } from '../go';
import { type Credentials } from './credentials';
import { network } from './network';
import { toolsImage } from './images';

/** Where containerd listens: inside of the cluster's namespaces only. */
export const containerdSocket = '/run/containerd/containerd.sock';

/** The configuration of the programs of a node that take more than arguments. */
export interface Configuration {
  readonly containerd: string;
  readonly kubelet: string;
  readonly kubeProxy: string;
}

/** Writes the configuration of a node to the folder of its cluster. */
export function writeConfiguration(folder: string, name: string, credentials: Credentials): Configuration {
  const files = {
    containerd: join(folder, 'containerd.toml'),
    kubelet: join(folder, 'kubelet.json'),
    kubeProxy: join(folder, 'kube-proxy.json'),
  };
  const networks = join(folder, 'networks');
  mkdirSync(networks);
  writeFileSync(join(networks, '10-pods.conflist'), JSON.stringify(podNetwork(folder)));
  writeFileSync(files.containerd, containerd(folder, networks));
  // Pods that do not ask the cluster for a name ask the node, where nobody answers: they are told so at once.
  writeFileSync(join(folder, 'resolv.conf'), `nameserver ${network.node}\n`);
  writeFileSync(files.kubelet, JSON.stringify(kubelet(folder, credentials)));
  writeFileSync(files.kubeProxy, JSON.stringify(kubeProxy(name, credentials)));
  return files;
}

function containerd(folder: string, networks: string): string {
  return `version = 3
root = "${join(folder, 'containerd')}"
state = "/run/containerd"
[grpc]
  address = "${containerdSocket}"
[plugins.'io.containerd.cri.v1.images'.pinned_images]
  sandbox = "${toolsImage}"
[plugins.'io.containerd.cri.v1.runtime']
  # Root of a virtual machine or of a container may not be allowed to protect a process from being killed for memory.
  restrict_oom_score_adj = true
[plugins.'io.containerd.cri.v1.runtime'.cni]
  bin_dirs = ["${dirname(programFile('ptp'))}"]
  conf_dir = "${networks}"
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
  BinaryName = "${programFile('runc')}"
`;
}

/**
 * The network of pods, as CNI has it. Every pod hangs on the node by a cable of its own, and all that pods say to each other is
 * routed there: rules in nftables see it without a bridge that would have to show it to them.
 */
function podNetwork(folder: string): object {
  const ipam = {
    type: 'host-local',
    dataDir: join(folder, 'addresses'),
    ranges: [[{ subnet: network.pods }]],
    routes: [{ dst: '0.0.0.0/0' }],
  };
  return {
    cniVersion: '1.0.0',
    name: 'pods',
    plugins: [
      { type: 'ptp', ipMasq: false, ipam },
      { type: 'portmap', backend: 'nftables', capabilities: { portMappings: true } },
    ],
  };
}

function kubelet(folder: string, { kubeletClient }: Credentials): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    cgroupDriver: 'cgroupfs',
    failCgroupV1: false,
    containerRuntimeEndpoint: `unix://${containerdSocket}`,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: kubeletClient.certificate },
    },
    authorization: { mode: 'Webhook' },
    clusterDNS: [network.dns],
    clusterDomain: 'cluster.local',
    resolvConf: join(folder, 'resolv.conf'),
    volumePluginDir: join(folder, 'plugins'),
    seccompDefault: true,
    serializeImagePulls: false,
    // kube-proxy makes its rules in nftables, and needs no chains of iptables.
    makeIPTablesUtilChains: false,
    failSwapOn: false,
    // The machine is shared: that its disk or memory is well filled is no reason to evict a pod.
    evictionHard: Object.fromEntries(
      ['nodefs.available', 'nodefs.inodesFree', 'imagefs.available', 'imagefs.inodesFree'].map((signal) => [
        signal,
        '1%',
      ]),
    ),
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    nodeStatusUpdateFrequency: '5s',
  };
}

function kubeProxy(name: string, { kubeconfigs }: Credentials): object {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: 'nftables',
    clusterCIDR: network.pods,
    clientConnection: { kubeconfig: kubeconfigs.proxy },
    hostnameOverride: name,
    // Settings of connection tracking hold for the whole machine; zero leaves them as they are.
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
  };
}
