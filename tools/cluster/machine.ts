import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Properties of a machine that a cluster requires. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The user: 0 is root. */
  readonly user: number | undefined;
  /** The folder of temporary files is on an overlay, as in a container. */
  readonly hasOverlaidFolder: boolean;
  /** Reports whether a command succeeds. */
  readonly succeeds: (command: string, ...args: readonly string[]) => boolean;
}

/** Properties of this machine. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    user: process.getuid?.(),
    hasOverlaidFolder: statfsSync(tmpdir()).type === 0x794c7630,
    succeeds: (command, ...args) => spawnSync(command, args).status === 0,
  };
}

/**
 * Checks that a cluster can run on a machine.
 *
 * @throws Error with all missing features and their remedies
 */
export function checkMachine(machine: Machine = thisMachine()): void {
  const issues = issuesOf(machine);
  if (issues.length === 0) return;
  throw new Error(['a cluster cannot run here:', ...issues.map((issue) => `- ${issue}`)].join('\n'));
}

/**
 * Returns the issues that prevent a cluster from running on a machine. It stops at the first kind
 * of issue on which the other checks depend.
 */
export function issuesOf(machine: Machine): string[] {
  if (machine.platform !== 'linux') return [`this is ${machine.platform}, and containers need Linux`];
  if (machine.user !== 0) {
    return [
      `user ${machine.user ?? '?'} cannot create namespaces, mounts and control groups: run it as root, with sudo`,
    ];
  }
  const missing = commands.filter(({ command }) => !machine.succeeds('sh', '-c', `command -v ${command}`));
  if (missing.length > 0) {
    return missing.map(({ command, name }) => `${command} is not installed; on Debian: apt-get install ${name}`);
  }
  if (!machine.succeeds('unshare', '--net', '--mount', '--pid', '--uts', '--ipc', '--cgroup', '--fork', 'true')) {
    return ['root cannot create namespaces here; a container must be privileged'];
  }
  const lacking = features.filter(({ probe }) => !machine.succeeds('unshare', '--net', '--mount', 'sh', '-c', probe));
  const issues = lacking.map(({ feature, remedy }) => `the kernel has no ${feature}; ${remedy}`);
  if (machine.hasOverlaidFolder) {
    issues.push(
      `${tmpdir()} is on overlayfs, which does not support nested overlays: set TMPDIR to a folder on a volume`,
    );
  }
  return issues;
}

/** Required commands and their Debian packages. */
const commands = [
  { command: 'bash', name: 'bash' },
  { command: 'unshare', name: 'util-linux' },
  { command: 'nsenter', name: 'util-linux' },
  { command: 'setpriv', name: 'util-linux' },
  { command: 'mount', name: 'mount' },
  { command: 'ip', name: 'iproute2' },
  { command: 'hostname', name: 'hostname' },
  { command: 'openssl', name: 'openssl' },
  { command: 'mkfs.ext4', name: 'e2fsprogs' },
  // kube-proxy and the plugin portmap write their rules with it.
  { command: 'nft', name: 'nftables' },
  // kube-router writes its rules with them.
  { command: 'iptables', name: 'iptables' },
  { command: 'ipset', name: 'ipset' },
] as const;

/** Optional features of a kernel. Each probe runs in temporary namespaces. */
const features = [
  {
    feature: 'overlayfs',
    probe:
      'mount -t tmpfs tmpfs /mnt && mkdir /mnt/a /mnt/b /mnt/c && mount -t overlay -o lowerdir=/mnt/a,upperdir=/mnt/b,workdir=/mnt/c overlay /mnt/a',
    remedy: 'modprobe overlay (CONFIG_OVERLAY_FS)',
  },
  {
    feature: 'veth interfaces',
    probe: 'ip link add probe type veth peer name probed',
    remedy: 'modprobe veth (CONFIG_VETH)',
  },
  {
    feature: 'nftables with address translation',
    probe: 'nft add table ip probe && nft add chain ip probe nat "{ type nat hook output priority 0; }"',
    remedy: 'modprobe nf_tables nft_chain_nat (CONFIG_NF_TABLES, CONFIG_NFT_NAT)',
  },
] as const;
