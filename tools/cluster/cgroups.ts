import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';

/**
 * The folders at which control groups are mounted: one for each hierarchy of version 1, or else the single one of version 2.
 * Where both are there, as under older versions of systemd, the controllers are those of version 1.
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

/** The control groups of a cluster on this machine, whether they are there or not. */
export function cgroupsOf(id: string): string[] {
  return cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8')).map((mount) => join(mount, id));
}

/**
 * Makes the control groups of a cluster.
 *
 * @throws Error when the machine does not let its controllers be used, as in a container on version 2
 */
export function makeCgroups(cgroups: readonly string[]): void {
  if (cgroups.length === 0) throw new Error('no control groups are mounted, by which containers are told apart');
  for (const cgroup of cgroups) {
    passControllersOn(join(cgroup, '..'));
    mkdirSync(cgroup);
    // A new group of version 1 may use no processor and no memory until it is told which.
    for (const file of ['cpuset.cpus', 'cpuset.mems']) {
      const [own, parent] = [join(cgroup, file), join(cgroup, '..', file)];
      if (existsSync(parent)) writeFileSync(own, readFileSync(parent));
    }
  }
}

/**
 * Lets the groups of pods have the controllers that the cluster has, once its first processes run. On version 2 a group that
 * hands controllers on may hold no processes itself, so these go to one of their own; on version 1 there is nothing to do.
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
    // It has ended since it was listed.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** On version 2 a group has the controllers that the one above it passes on. */
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
      `the control group ${cgroup} does not pass on ${missing.join(', ')}: ${(error as Error).message}. ` +
        'In a container its processes must first be moved to a group below it',
    );
  }
}

/**
 * Removes control groups with all that are below them, as soon as no process is left in them.
 *
 * @throws Error when there still is one after 10 seconds
 */
export async function removeCgroups(cgroups: readonly string[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (const cgroup of cgroups) {
    while (existsSync(cgroup)) {
      try {
        removeBelow(cgroup);
      } catch (error) {
        if (Date.now() > deadline) throw error;
        // The last process is still ending, and the kernel tells nobody when it has.
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
