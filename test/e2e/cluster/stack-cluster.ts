import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsCommand, type SecretsOptions } from '../../../cli/secrets/command';
import type { MonitoringStackProps, StackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { toolFile } from '../../../tools/build';
import { startCluster, type ClusterProps } from '../../../tools/cluster/cluster';
import { writeImages } from '../../../tools/image/image';
import { established, type Kubernetes } from '../manifests/kubernetes';
import { Workplace } from '../workplace';
import type { ApplicationCluster, NodeStack } from './node-stack';
import { applyAll, list, type Api } from './pods';
import { preparedImages } from './stack-images';
import { targeted } from '../../targeted';
import type { TargetedStack } from '../../../targets';

/** Makes a stack and what is around it, with its files in a folder that lasts as long as the node. */
export type OnNode<S extends StackProps> = (folder: string) => NodeStack<S>;

/** Content of a real node, in addition to the environment of its stack. */
export type NodeProps = Pick<ClusterProps, 'diskSize'>;

/**
 * Starts a node with the environment of a stack.
 *
 * @throws Error with the standard error of a failed command; nothing remains then
 */
export async function startApplications(
  onNode: OnNode<StackProps>,
  props: NodeProps = {},
): Promise<ApplicationCluster> {
  const place = new Workplace('stack');
  try {
    const { folder } = place;
    const on = onNode(folder);
    const others = on.images.filter((image) => !preparedImages.includes(image));
    const archives = await writeImages(folder, others);
    const cluster = await startCluster({ ...props, images: preparedImages, archives });
    place.running.push(cluster);
    const run: Kubernetes['run'] = (args, options) => cluster.run(['kubectl', ...args], options);
    run(['apply', '--server-side', `--filename=${toolFile('traefik-crds.yml')}`]);
    await established((args) => cluster.exec(['kubectl', ...args]));
    if (on.around.length > 0) applyAll({ run }, on.around);
    waitUntilReady({ run });
    return { cluster, folder, run, on, stop: () => place.stop() };
  } catch (error) {
    await place.stop();
    throw error;
  }
}

/** Stack on a real node beside its applications. */
export interface DeployedStack extends ApplicationCluster {
  /**
   * Runs `npm run secrets` for the stack.
   *
   * @returns its output
   */
  readonly secrets: (options: Partial<SecretsOptions>, input?: string) => string;
  /** Synthesizes and applies the current stack. */
  readonly apply: (changed: StackProps, edit?: (text: string) => string) => void;
}

/** Stack on a server, with its own Prometheus and Grafana. */
export interface StackCluster extends DeployedStack {
  /** Generated passwords of the user `admin` of Grafana and of Prometheus. */
  readonly passwords: Passwords;
}

interface Passwords {
  readonly grafana: string;
  readonly prometheus: string;
}

/**
 * Deploys a stack as docs/how-to/deploy-with-kubectl.md describes it, from an empty node on.
 *
 * @throws Error with the standard error of a failed command; nothing remains then
 */
export async function startStack(onNode: OnNode<MonitoringStackProps>, props?: NodeProps): Promise<StackCluster> {
  const { node, made } = await deploy(onNode, props);
  const [, grafana] = /grafana-credentials\/admin-password: (\S+)/.exec(made) ?? [];
  const [, prometheus] = /user admin, password (\S+)/.exec(made) ?? [];
  if (grafana !== undefined && prometheus !== undefined) return { ...node, passwords: { grafana, prometheus } };
  await node.stop();
  throw new Error(`no passwords were made:\n${made}`);
}

/** Deploys a stack that exposes no Prometheus, so that it has no users: an agent stack, or one without hosts. */
export async function startUnexposedStack(onNode: OnNode<StackProps>): Promise<DeployedStack> {
  const { node } = await deploy(onNode);
  return node;
}

/** Deployed stack, and the output for its generated Secrets. */
interface Deployment {
  readonly node: DeployedStack;
  readonly made: string;
}

async function deploy(onNode: OnNode<StackProps>, props?: NodeProps): Promise<Deployment> {
  const applications = await startApplications(onNode, props);
  const { on } = applications;
  try {
    const { folder, run } = applications;
    const apply: DeployedStack['apply'] = (changed, edit = (text) => text) => {
      synthesize([targeted(changed, on.target)], { output: join(folder, 'dist') });
      const file = manifestOf(folder, changed);
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
      run(['apply', '--server-side', `--filename=${file}`]);
    };
    const node = { ...applications, apply, secrets: secretsOf(targeted(on.stack, on.target), run) };
    on.prepare?.(node);
    apply(on.stack);
    const made = giveSecrets(node);
    applyPatches(node, folder, on.stack);
    waitUntilReady(node);
    return { node, made };
  } catch (error) {
    await applications.stop();
    throw error;
  }
}

/** File of a stack's manifests in the folder of its node. */
export function manifestOf(folder: string, { name }: StackProps): string {
  return join(folder, 'dist', `${name}.k8s.yaml`);
}

/** Waits until a workload is ready. */
export function rolledOut({ run }: Api, namespace: string, name: string, kind = 'deployment'): void {
  run(['rollout', 'status', `${kind}/${name}`, `--namespace=${namespace}`, '--timeout=300s']);
}

/** Waits until all workloads are ready. */
export function waitUntilReady(api: Api): void {
  for (const { kind, metadata } of list(api, 'deployments,statefulsets,daemonsets', '--all-namespaces')) {
    rolledOut(api, metadata.namespace!, metadata.name, kind.toLowerCase());
  }
}

/** Runs `vigie secrets` for any stack. */
function secretsOf(targetedStack: TargetedStack, run: Kubernetes['run']): DeployedStack['secrets'] {
  return (options, input = '') => {
    const printed: string[] = [];
    const given = { create: false, show: false, ...options };
    const status = secretsCommand(targetedStack.stack.name, given, {
      stacks: [targetedStack],
      kubectl: (words, text = '') => run(words, { input: text }),
      readInput: () => input,
      print: (text) => printed.push(text),
      isTerminal: false,
    });
    return [...printed, status === 0 ? 'complete' : 'incomplete'].join('\n');
  };
}

/** Generates and provides the Secrets, and returns the output for the generated ones. */
function giveSecrets({ on, secrets }: DeployedStack): string {
  const made = secrets({ create: true, show: true });
  const answers = Object.entries(on.given).map(([path, value]) => secrets({ give: path }, value));
  const answer = answers.at(-1) ?? made;
  if (!answer.endsWith('\ncomplete')) throw new Error(`a Secret is still missing:\n${answer}`);
  return made;
}

/**
 * Applies the patches of a stack with the first lines of their files.
 *
 * @param folder folder with the synthesized `dist`
 */
export function applyPatches({ run }: Api, folder: string, { name: stack, patches = [] }: StackProps): void {
  for (const { workload } of patches) {
    const { kind, name, namespace } = workload;
    const file = join(folder, 'dist', stack, 'patches', `${name}.yaml`);
    run(['patch', kind.toLowerCase(), name, `--namespace=${namespace}`, `--patch-file=${file}`]);
  }
}
