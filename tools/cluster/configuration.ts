import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programFile } from '../go';
import { type Credentials } from './credentials';
import { network } from './network';
import { toolsImage } from './images';

/** Socket of containerd, visible only inside the namespaces of the cluster. */
export const containerdSocket = '/run/containerd/containerd.sock';

/** Configuration files of the programs of a node. */
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
  // Names outside the cluster are not resolved: no DNS server listens on the node, so queries fail
  // at once.
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
  # In some virtual machines and containers, root cannot lower the OOM score of a process.
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
 * Returns the CNI configuration of the pod network. Each pod has its own veth pair with the node,
 * which routes all traffic. So nftables sees traffic between pods without a bridge.
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

function kubelet(folder: string, { authority, kubelet: own }: Credentials): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    cgroupDriver: 'cgroupfs',
    failCgroupV1: false,
    containerRuntimeEndpoint: `unix://${containerdSocket}`,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: authority.certificate },
    },
    authorization: { mode: 'Webhook' },
    tlsCertFile: own.certificate,
    tlsPrivateKeyFile: own.key,
    clusterDNS: [network.dns],
    clusterDomain: 'cluster.local',
    resolvConf: join(folder, 'resolv.conf'),
    volumePluginDir: join(folder, 'plugins'),
    seccompDefault: true,
    serializeImagePulls: false,
    // kube-proxy uses nftables and needs no iptables chains.
    makeIPTablesUtilChains: false,
    failSwapOn: false,
    // The machine is shared: a full disk or memory must not evict pods.
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
    // Connection tracking is a setting of the whole machine. Zero keeps its values.
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
  };
}
