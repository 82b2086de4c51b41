import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { buildPrograms, programFile, type Program } from '../go';
import type { ImageProps } from '../image/image';
import { cgroupsOf, handControllersOn, makeCgroups, removeCgroups } from './cgroups';
import { containerdSocket } from './configuration';
import { credentialsIn } from './credentials';
import { copyImages, prepareImages } from './image-store';
import { systemImageProps } from './images';
import { checkMachine } from './machine';
import { commandInside, makeNamespaces, type Namespaces } from './namespaces';
import type { Cluster } from './node';
import { isRunning, kill, type Identity } from './process';
import { nodePrograms, writePrograms } from './programs';
import { startNode, traces } from './start';

/** Properties of a cluster. */
export interface ClusterProps {
  /**
   * Name of the cluster and of its node: lowercase letters, digits and hyphens.
   *
   * @default - a generated name
   */
  readonly name?: string;
  /**
   * Images that many nodes have. The cache keeps them prepared.
   *
   * @default - only the images of the system pods
   */
  readonly images?: readonly ImageProps[];
  /**
   * Archives of more images.
   *
   * @default - none
   */
  readonly archives?: readonly string[];
  /**
   * Size in MiB of a separate disk for all volumes.
   *
   * @default - volumes are on the disk of this machine
   */
  readonly diskSize?: number;
  /**
   * Keeps the cluster when the process that started it ends.
   *
   * @default false
   */
  readonly stays?: boolean;
  /**
   * Called with each step that is reached.
   *
   * @default - no progress
   */
  readonly progress?: (reached: string) => void;
}

/**
 * Starts a cluster of one node. Waits until the node is ready and DNS and volumes work. Builds
 * missing programs first.
 *
 * @throws Error when this machine cannot run a cluster, the name is in use, or the cluster does not
 * become ready; all of its files are removed then
 */
export async function startCluster(props: ClusterProps = {}): Promise<Cluster> {
  const {
    name = `test-${randomBytes(3).toString('hex')}`,
    images = [],
    archives = [],
    diskSize,
    stays = false,
    progress = () => undefined,
  } = props;
  checkName(name);
  checkMachine();
  buildPrograms(programs);
  if (findCluster(name)) {
    throw new Error(`the cluster ${name} is already running; stop it with npm run cluster -- down --name ${name}`);
  }
  // Removes the rest of a cluster whose machine or process was killed.
  await removeCluster(name);
  const folder = folderOf(name);
  let holder: Identity | undefined;
  try {
    makeFolders(folder);
    writePrograms(folder, name);
    const prepared = [...systemImageProps(), ...images];
    await prepareImages(prepared);
    copyImages(prepared, join(folder, 'containerd'));
    if (diskSize !== undefined) makeDisk(folder, diskSize);
    const namespaces = await hold(name);
    holder = namespaces.holder;
    const cluster = clusterOf(name);
    await startNode({ cluster, folder, orders: namespaces.orders, progress, archives });
    if (stays) namespaces.orders.end('stay\n');
    return cluster;
  } catch (error) {
    // Another process may have replaced this cluster in the meantime.
    if (holder === undefined || holderOf(folder)?.started === holder.started) await removeCluster(name);
    throw error;
  }
}

/** Creates the namespaces and the control groups of a cluster whose folder exists. */
async function hold(name: string): Promise<Namespaces> {
  const folder = folderOf(name);
  const cgroups = cgroupsOf(idOf(name));
  makeCgroups(cgroups);
  const namespaces = await makeNamespaces({ folder, name, cgroups, env: environment(folder) });
  writeFileSync(holderFile(folder), JSON.stringify(namespaces.holder));
  handControllersOn(cgroups);
  return namespaces;
}

/** Returns a running cluster, or `undefined`. */
export function findCluster(name: string): Cluster | undefined {
  const holder = holderOf(folderOf(name));
  return holder && isRunning(holder) ? clusterOf(name) : undefined;
}

/** Stops a cluster and removes its files, even if it has already ended. */
export async function removeCluster(name: string): Promise<void> {
  await switchOff(name);
  rmSync(folderOf(name), { recursive: true, force: true });
}

/** Kills all processes of a cluster and keeps its files. */
async function switchOff(name: string): Promise<void> {
  const holder = holderOf(folderOf(name));
  if (holder) await kill(holder);
  await removeCgroups(cgroupsOf(idOf(name)));
}

/** Stops and starts a cluster. */
async function restartCluster(cluster: Cluster): Promise<void> {
  const folder = folderOf(cluster.name);
  await switchOff(cluster.name);
  for (const trace of traces) rmSync(join(folder, trace), { force: true });
  const { orders } = await hold(cluster.name);
  await startNode({ cluster, folder, orders, progress: () => undefined, archives: undefined });
}

/** Programs on the node and in the system pods. */
const programs: readonly Program[] = [
  ...nodePrograms,
  ...(['kubectl', 'ctr', 'runc', 'ptp', 'coredns', 'local-path-provisioner'] as const),
];

function clusterOf(name: string): Cluster {
  const folder = folderOf(name);
  const env = environment(folder);
  const command: Cluster['command'] = (words) => commandInside(holderOf(folder)!, words);
  const exec: Cluster['exec'] = (words, { input = '' } = {}) => {
    const [program, ...args] = command(words);
    const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8', input, maxBuffer: 2 ** 28 });
    return { status, stdout, stderr };
  };
  const run: Cluster['run'] = (words, options) => {
    const { status, stdout, stderr } = exec(words, options);
    if (status !== 0) throw new Error(`${words.join(' ')} failed in the cluster ${name}:\n${stderr}`);
    return stdout;
  };
  const load: Cluster['load'] = (...files) => {
    for (const file of files) run(['ctr', 'images', 'import', resolve(file)]);
  };
  const cluster: Cluster = {
    name,
    folder,
    get holder() {
      return holderOf(folder)!;
    },
    command,
    env,
    exec,
    run,
    load,
    restart: () => restartCluster(cluster),
    stop: () => removeCluster(name),
  };
  return cluster;
}

function environment(folder: string): NodeJS.ProcessEnv {
  const folders = [...new Set(programs.map((program) => dirname(programFile(program))))];
  return {
    ...process.env,
    PATH: [...folders, process.env.PATH].join(delimiter),
    // The home folder of the user is read-only, and kubectl writes its discovery cache there.
    HOME: folder,
    TMPDIR: join(folder, 'tmp'),
    KUBECONFIG: credentialsIn(folder).kubeconfigs.admin,
    CONTAINERD_ADDRESS: containerdSocket,
    // Namespace in which the kubelet looks for images.
    CONTAINERD_NAMESPACE: 'k8s.io',
  };
}

function checkName(name: string): void {
  if (/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(name)) return;
  throw new Error(`invalid cluster name '${name}': up to 40 lowercase letters, digits and inner hyphens are allowed`);
}

function makeFolders(folder: string): void {
  // The folder contains tokens and keys. It must be new, because every user can write to its
  // parent.
  mkdirSync(folder, { mode: 0o700 });
  for (const path of ['log', 'tmp', 'volumes', 'var/upper', 'var/work']) {
    mkdirSync(join(folder, path), { recursive: true });
  }
}

/**
 * Creates the disk of a cluster. The first process of the cluster mounts it for volumes.
 *
 * @throws Error with the output of `mkfs.ext4`
 */
function makeDisk(folder: string, size: number): void {
  const { status, stderr } = spawnSync('mkfs.ext4', ['-q', join(folder, 'disk.img'), `${size}M`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mkfs.ext4 cannot create a disk of ${size} MiB:\n${stderr}`);
}

/** Name of the folder and the control groups of a cluster. */
const idOf = (name: string) => `vigie-cluster-${name}`;
const folderOf = (name: string) => join(tmpdir(), idOf(name));
const holderFile = (folder: string) => join(folder, 'holder.json');

/** Process that held the namespaces of a cluster at its start. */
function holderOf(folder: string): Identity | undefined {
  const file = holderFile(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Identity) : undefined;
}
