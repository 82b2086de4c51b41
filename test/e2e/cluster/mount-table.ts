import { spawnSync } from 'node:child_process';
import type { Cluster } from '../../../tools/cluster/node';

/**
 * Mount points that are no disk: of containers, of the kernel, and below folders of other systems.
 */
const others =
  /^\/(dev|proc|sys|run\/credentials|run\/k3s\/containerd|run\/containerd|var\/lib\/(kubelet\/pods|docker|containers\/storage))($|\/)/;

/** File systems that are no disk, or are always read-only. */
const kinds = new Set([
  ...['autofs', 'binfmt_misc', 'bpf', 'cgroup', 'cgroup2', 'configfs', 'debugfs', 'devpts', 'devtmpfs', 'fusectl'],
  ...['hugetlbfs', 'iso9660', 'mqueue', 'nsfs', 'overlay', 'proc', 'pstore', 'rpc_pipefs', 'securityfs', 'selinuxfs'],
  ...['squashfs', 'erofs', 'sysfs', 'tracefs'],
]);

/** File system in a mount table. */
export interface Mount {
  readonly point: string;
  readonly isReadOnly: boolean;
}

/** Disks of a node, by the mount table of its first process. */
export function disksOf({ command }: Cluster): Mount[] {
  const [program, ...args] = command(['cat', '/proc/1/mountinfo']);
  const { stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return readMountTable(stdout);
}

/** Reads a mount table: proc_pid_mountinfo(5). */
function readMountTable(text: string): Mount[] {
  const lines = text.trim().split('\n');
  return lines.flatMap((line) => {
    const [mount = '', system = ''] = line.split(' - ');
    const [, , , , point = '', options = ''] = mount.split(' ');
    const [kind = '', , superOptions = ''] = system.split(' ');
    if (others.test(point) || kinds.has(kind)) return [];
    return [{ point, isReadOnly: [options, superOptions].some((one) => one.split(',').includes('ro')) }];
  });
}
