import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';

/**
 * Returns the mount points of control groups: one per hierarchy of version 1, otherwise the one of
 * version 2. If both versions are mounted, as with older systemd, version 1 has the controllers.
 *
 * @param mounts the content of `/proc/self/mountinfo`
 */
export function cgroupMounts(mounts: string): string[] {
  const found = mounts.split('\n').flatMap((line) => {
    const [mount = '', filesystem = ''] = line.split(' - ');
    const [, , , , folder = ''] = mount.split(' ');
    return [{ folder, type: filesystem.split(' ')[0] }];
  });
  const ofType = (type: string) => found.filter((mount) => mount.type === type).map(({ folder }) => folder);
  const first = ofType('cgroup');
  return first.length > 0 ? first : ofType('cgroup2').slice(0, 1);
}

/** Returns the paths of the control groups of a cluster. They need not exist. */
export function cgroupsOf(id: string): string[] {
  return cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8')).map((mount) => join(mount, id));
}

/**
 * Creates the control groups of a cluster.
 *
 * @throws Error when the machine does not allow its controllers to be used, as in a container on
 * version 2
 */
export function makeCgroups(cgroups: readonly string[]): void {
  if (cgroups.length === 0) throw new Error('no control groups are mounted');
  for (const cgroup of cgroups) {
    passControllersOn(join(cgroup, '..'));
    mkdirSync(cgroup);
    // A new group of version 1 has no processors and no memory nodes until they are set.
    for (const file of ['cpuset.cpus', 'cpuset.mems']) {
      const [own, parent] = [join(cgroup, file), join(cgroup, '..', file)];
      if (existsSync(parent)) writeFileSync(own, readFileSync(parent));
    }
  }
}

/**
 * Delegates the controllers of the cluster to the groups of pods. Call it after the first processes
 * have started. On version 2 a group that delegates controllers must not contain processes, so they
 * move to a child group. On version 1 nothing is needed.
 */
export function handControllersOn(cgroups: readonly string[]): void {
  for (const cgroup of cgroups.filter(isSecondVersion)) {
    const leaf = join(cgroup, 'init');
    mkdirSync(leaf);
    for (let left = processesOf(cgroup); left.length > 0; left = processesOf(cgroup)) {
      for (const pid of left) moveTo(leaf, pid);
    }
    passControllersOn(cgroup);
  }
}

function isSecondVersion(cgroup: string): boolean {
  return existsSync(join(cgroup, 'cgroup.subtree_control'));
}

function processesOf(cgroup: string): string[] {
  return readFileSync(join(cgroup, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean);
}

function moveTo(cgroup: string, pid: string): void {
  try {
    writeFileSync(join(cgroup, 'cgroup.procs'), pid);
  } catch (error) {
    // The process has ended since it was listed.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Enables the controllers of a group for its children, which version 2 requires. */
function passControllersOn(cgroup: string): void {
  if (!isSecondVersion(cgroup)) return;
  const controllersIn = (file: string) => readFileSync(join(cgroup, file), 'utf8').split(/\s+/).filter(Boolean);
  const passed = controllersIn('cgroup.subtree_control');
  const missing = controllersIn('cgroup.controllers').filter((controller) => !passed.includes(controller));
  if (missing.length === 0) return;
  try {
    writeFileSync(join(cgroup, 'cgroup.subtree_control'), missing.map((controller) => `+${controller}`).join(' '));
  } catch (error) {
    throw new Error(
      `the control group ${cgroup} does not delegate ${missing.join(', ')}: ${(error as Error).message}. ` +
        'In a container, first move its processes to a child group',
    );
  }
}

/**
 * Removes control groups and their children as soon as they have no processes.
 *
 * @throws Error when processes remain after 10 seconds
 */
export async function removeCgroups(cgroups: readonly string[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (const cgroup of cgroups) {
    while (existsSync(cgroup)) {
      try {
        removeBelow(cgroup);
      } catch (error) {
        if (Date.now() > deadline) throw error;
        // The last process is still ending. The kernel sends no notification.
        await setTimeout(20);
      }
    }
  }
}

function removeBelow(cgroup: string): void {
  for (const entry of readdirSync(cgroup, { withFileTypes: true })) {
    if (entry.isDirectory()) removeBelow(join(cgroup, entry.name));
  }
  rmdirSync(cgroup);
}
