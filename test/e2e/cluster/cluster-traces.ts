import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Current state of the machine that a cluster could change. */
export function machineState() {
  return {
    mounts: readFileSync('/proc/self/mountinfo', 'utf8'),
    interfaces: readdirSync('/sys/class/net'),
    rules: spawnSync('nft', ['list', 'ruleset'], { encoding: 'utf8' }).stdout,
    settings: Object.fromEntries(settings.map((file) => [file, contentOf(join('/proc/sys', file))])),
    files: Object.fromEntries(folders.map((folder) => [folder, existsSync(folder) ? readdirSync(folder) : []])),
  };
}

/** Files, control groups and disks of a cluster. */
export function remains(name: string): string[] {
  const mounts = ['/sys/fs/cgroup', ...readdirSync('/sys/fs/cgroup').map((entry) => join('/sys/fs/cgroup', entry))];
  const paths = [tmpdir(), ...mounts].map((folder) => join(folder, `vigie-cluster-${name}`));
  const disks = spawnSync('losetup', ['--list', '--noheadings', '--output=NAME,BACK-FILE'], {
    encoding: 'utf8',
  }).stdout;
  return [
    ...paths.filter((path) => existsSync(path)),
    ...disks.split('\n').filter((disk) => disk.includes(`vigie-cluster-${name}/`)),
  ];
}

/** Processes with the network of this process, as `/proc` names it. */
export function processesIn(namespace: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && networkOf(pid) === namespace);
}

/** Network namespace of a process, or `undefined`. */
export function networkOf(pid: number | string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}

/** Kernel settings that a kubelet and kube-proxy would change for the whole machine. */
const settings = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
  'net/netfilter/nf_conntrack_max',
  'net/ipv4/ip_forward',
];

/** Default folders of the programs of a node. */
const folders = [
  '/etc',
  '/etc/cni',
  '/opt',
  '/run',
  '/run/containerd',
  '/run/netns',
  '/var/lib',
  '/var/lib/kubelet',
  '/var/log',
];

function contentOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
