import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { buildPrograms, programFile, type Program } from '../go';
import { cgroupsOf, handControllersOn, makeCgroups, removeCgroups } from './cgroups';
import { containerdSocket } from './configuration';
import { credentialsIn } from './credentials';
import { writeSystemImages } from './images';
import { checkMachine } from './machine';
import { commandInside, makeNamespaces, type Namespaces } from './namespaces';
import type { Cluster } from './node';
import { isRunning, kill, type Identity } from './process';
import { nodePrograms, writePrograms } from './programs';
import { startNode, traces } from './start';

/** How a cluster is started. */
export interface ClusterProps {
  /**
   * Its name, and that of its node: lower-case letters, digits and hyphens.
   *
   * @default - one that no other cluster has
   */
  readonly name?: string;
  /**
   * The archives of the images that it has from the start.
   *
   * @default - those of its own pods only
   */
  readonly images?: readonly string[];
  /**
   * The size of the disk on which all volumes are, in MiB.
   *
   * @default - they are on that of this machine
   */
  readonly diskSize?: number;
  /**
   * Whether it stays when the process ends that starts it.
   *
   * @default false, however that process ends
   */
  readonly stays?: boolean;
  /**
   * Told what has been reached.
   *
   * @default - nobody is
   */
  readonly progress?: (reached: string) => void;
}

/**
 * Starts a cluster of one node, and waits until the node is ready and names and volumes are served. What it runs is built
 * first, unless it is.
 *
 * @throws Error when this machine cannot run one, the name is taken, or it does not become ready; nothing is left then
 */
export async function startCluster(props: ClusterProps = {}): Promise<Cluster> {
  const {
    name = `test-${randomBytes(3).toString('hex')}`,
    images = [],
    diskSize,
    stays = false,
    progress = () => undefined,
  } = props;
  checkName(name);
  checkMachine();
  buildPrograms(programs);
  if (findCluster(name)) {
    throw new Error(`the cluster ${name} is already up; end it by npm run cluster -- down --name ${name}`);
  }
  // What a machine left that was switched off, or a process that was killed.
  await removeCluster(name);
  const folder = folderOf(name);
  let holder: Identity | undefined;
  try {
    makeFolders(folder);
    writePrograms(folder, name);
    if (diskSize !== undefined) makeDisk(folder, diskSize);
    const namespaces = await hold(name);
    holder = namespaces.holder;
    const cluster = clusterOf(name);
    const all = [...(await writeSystemImages(folder)), ...images];
    await startNode({ cluster, folder, orders: namespaces.orders, progress, images: all });
    if (stays) namespaces.orders.end('stay\n');
    return cluster;
  } catch (error) {
    // Whoever ended it in the meantime may have started the next one.
    if (holder === undefined || holderOf(folder)?.started === holder.started) await removeCluster(name);
    throw error;
  }
}

/** Makes the namespaces and the control groups of a cluster whose files are there. */
async function hold(name: string): Promise<Namespaces> {
  const folder = folderOf(name);
  const cgroups = cgroupsOf(idOf(name));
  makeCgroups(cgroups);
  const namespaces = await makeNamespaces({ folder, name, cgroups, env: environment(folder) });
  writeFileSync(holderFile(folder), JSON.stringify(namespaces.holder));
  handControllersOn(cgroups);
  return namespaces;
}

/** The cluster of this name, if it is up. */
export function findCluster(name: string): Cluster | undefined {
  const holder = holderOf(folderOf(name));
  return holder && isRunning(holder) ? clusterOf(name) : undefined;
}

/** Ends the cluster of this name, and removes all that it left, even if it ended by itself. */
export async function removeCluster(name: string): Promise<void> {
  await switchOff(name);
  rmSync(folderOf(name), { recursive: true, force: true });
}

/** Ends all processes of a cluster at once. Its files stay. */
async function switchOff(name: string): Promise<void> {
  const holder = holderOf(folderOf(name));
  if (holder) await kill(holder);
  await removeCgroups(cgroupsOf(idOf(name)));
}

/** Switches a cluster off and on. */
async function restartCluster(cluster: Cluster): Promise<void> {
  const folder = folderOf(cluster.name);
  await switchOff(cluster.name);
  for (const trace of traces) rmSync(join(folder, trace), { force: true });
  const { orders } = await hold(cluster.name);
  await startNode({ cluster, folder, orders, progress: () => undefined, images: [] });
}

/** What a cluster runs, on the node and in its own pods. */
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
    // The home of this user is there to read only, and kubectl keeps in it what it learns of the server.
    HOME: folder,
    TMPDIR: join(folder, 'tmp'),
    KUBECONFIG: credentialsIn(folder).kubeconfigs.admin,
    CONTAINERD_ADDRESS: containerdSocket,
    // Where the kubelet looks for images.
    CONTAINERD_NAMESPACE: 'k8s.io',
  };
}

function checkName(name: string): void {
  if (/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(name)) return;
  throw new Error(
    `'${name}' cannot be the name of a cluster: up to 40 lower-case letters, digits and hyphens between them`,
  );
}

function makeFolders(folder: string): void {
  // Tokens and keys are in it. It must be new, which is what makes it ours in a folder that anybody writes to.
  mkdirSync(folder, { mode: 0o700 });
  for (const path of ['log', 'tmp', 'volumes', 'var/upper', 'var/work']) {
    mkdirSync(join(folder, path), { recursive: true });
  }
}

/**
 * Makes the disk of a cluster, which its first process mounts where volumes are.
 *
 * @throws Error with what `mkfs.ext4` complained about
 */
function makeDisk(folder: string, size: number): void {
  const { status, stderr } = spawnSync('mkfs.ext4', ['-q', join(folder, 'disk.img'), `${size}M`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mkfs.ext4 cannot make a disk of ${size} MiB:\n${stderr}`);
}

/** Its folder and its control groups have this name. */
const idOf = (name: string) => `vigie-cluster-${name}`;
const folderOf = (name: string) => join(tmpdir(), idOf(name));
const holderFile = (folder: string) => join(folder, 'holder.json');

/** The process that held the namespaces of a cluster when it was started. */
function holderOf(folder: string): Identity | undefined {
  const file = holderFile(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Identity) : undefined;
}
