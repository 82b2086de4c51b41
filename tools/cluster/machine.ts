import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** What is asked of a machine before a cluster is started on it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The user: 0 is root. */
  readonly user: number | undefined;
  /** Whether the folder of temporary files is itself an overlay, as it is in a container. */
  readonly hasOverlaidFolder: boolean;
  /** Whether a command succeeds. */
  readonly succeeds: (command: string, ...args: readonly string[]) => boolean;
}

/** This machine. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    user: process.getuid?.(),
    hasOverlaidFolder: statfsSync(tmpdir()).type === 0x794c7630,
    succeeds: (command, ...args) => spawnSync(command, args).status === 0,
  };
}

/**
 * Checks that a cluster can run here.
 *
 * @throws Error with everything that is missing, and what to do about it
 */
export function checkMachine(machine: Machine = thisMachine()): void {
  const issues = issuesOf(machine);
  if (issues.length === 0) return;
  throw new Error(['a cluster cannot run here:', ...issues.map((issue) => `- ${issue}`)].join('\n'));
}

/** Everything that keeps a cluster from running on a machine; nothing further is asked where nothing further can be. */
export function issuesOf(machine: Machine): string[] {
  if (machine.platform !== 'linux') return [`this is ${machine.platform}, and containers need Linux`];
  if (machine.user !== 0) {
    return [
      `user ${machine.user ?? '?'} may not make namespaces, mounts and control groups: run it as root, with sudo`,
    ];
  }
  const missing = commands.filter(({ command }) => !machine.succeeds('sh', '-c', `command -v ${command}`));
  if (missing.length > 0) {
    return missing.map(({ command, name }) => `${command} is not installed; on Debian: apt-get install ${name}`);
  }
  if (!machine.succeeds('unshare', '--net', '--mount', '--pid', '--uts', '--ipc', '--cgroup', '--fork', 'true')) {
    return ['root may not make namespaces here, as in a container; it must be a privileged one'];
  }
  const lacking = features.filter(({ probe }) => !machine.succeeds('unshare', '--net', '--mount', 'sh', '-c', probe));
  const issues = lacking.map(({ feature, remedy }) => `the kernel has no ${feature}; ${remedy}`);
  if (machine.hasOverlaidFolder) {
    issues.push(
      `${tmpdir()} is on overlayfs, on which containers cannot have theirs: set TMPDIR to a folder on a volume`,
    );
  }
  return issues;
}

/** Commands, and the Debian packages that bring them. */
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
  // kube-proxy and the plugin for host ports make their rules with it.
  { command: 'nft', name: 'nftables' },
] as const;

/** What a kernel may be built without, and what tries it in namespaces that end with the trial. */
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
