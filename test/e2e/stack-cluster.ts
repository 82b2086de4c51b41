import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MonitoringStackProps } from '../../constructs';
import { secretsCommand } from '../../infra/secrets/command';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';
import { startCluster, type Cluster } from '../../tools/cluster/cluster';
import { toolFile } from '../../tools/build';
import { applicationManifests, applications, minioUser, traefikManifests } from './applications';
import type { Kubernetes } from './kubernetes';
import { applyAll, type Api } from './pods';
import { stackImages, writeStackImages, type StackImage } from './stack-images';
import { Workplace } from './workplace';

/**
 * What it may take until a changed Secret or ConfigMap is taken up, in milliseconds, as the README says: the kubelet looks after a
 * pod again after one to one and a half minutes, and whoever reads the file looks at it every half minute.
 */
export const fileDelay = 120_000;

/** A real node with the applications that gauzian watches. */
export interface ApplicationCluster extends Pick<Kubernetes, 'run'> {
  readonly cluster: Cluster;
  /** For what is written beside it: the cluster has it to read. */
  readonly folder: string;
  readonly images: readonly StackImage[];
  readonly stop: () => Promise<void>;
}

/** What a real node is given. */
export interface ApplicationClusterProps {
  /**
   * Images that the manifests ask for.
   *
   * @default - those of gauzian and of the applications
   */
  readonly images?: readonly StackImage[];
  /**
   * The size of the disk on which all volumes are, in MiB.
   *
   * @default - they are on that of this machine
   */
  readonly diskSize?: number;
}

/**
 * Starts a node and, on it, PostgreSQL, Redis, MinIO, Traefik and a backend that is played, as somebody else deployed them.
 *
 * @throws Error with what a command complained about; nothing is left then
 */
export async function startApplications(props: ApplicationClusterProps = {}): Promise<ApplicationCluster> {
  const { images = stackImages, ...others } = props;
  const place = new Workplace('stack');
  try {
    const { folder } = place;
    const cluster = await startCluster({ ...others, images: await writeStackImages(folder, images) });
    place.running.push(cluster);
    const run: Kubernetes['run'] = (args, options) => cluster.run(['kubectl', ...args], options);
    deployApplications({ run });
    return { cluster, folder, run, images, stop: () => place.stop() };
  } catch (error) {
    await place.stop();
    throw error;
  }
}

/** A stack on a real node, beside the applications that it watches. */
export interface StackCluster extends ApplicationCluster {
  /** What was made for people to know: of Grafana's and of Prometheus' user `admin`. */
  readonly passwords: Passwords;
  /**
   * Does what `npm run secrets` does for the stack.
   *
   * @returns what it printed
   */
  readonly secrets: (args: readonly string[], input?: string) => string;
  /** Synthesizes the stack as it is now, and applies it. */
  readonly apply: (changed: MonitoringStackProps, edit?: (text: string) => string) => void;
}

interface Passwords {
  readonly grafana: string;
  readonly prometheus: string;
}

/** What a real node and the stack on it are given. */
export interface StackClusterProps extends ApplicationClusterProps {
  /**
   * The stack.
   *
   * @default - gauzian
   */
  readonly stack?: MonitoringStackProps;
  /**
   * Does what must be done before the stack is applied.
   *
   * @default - nothing
   */
  readonly prepare?: (cluster: ApplicationCluster) => void;
  /**
   * The values of Secrets that are known to somebody else, beside gauzian's, by their paths.
   *
   * @default - none
   */
  readonly given?: Readonly<Record<string, string>>;
}

/**
 * Does what the README says, from an empty node to a running stack.
 *
 * @throws Error with what a command complained about; nothing is left then
 */
export async function startStack(props: StackClusterProps = {}): Promise<StackCluster> {
  const { stack = gauzian, prepare = () => undefined, given = {}, ...others } = props;
  const node = await startApplications(others);
  try {
    const { folder, run } = node;
    const apply: StackCluster['apply'] = (changed, edit = (text) => text) => {
      synthesize([changed], { output: join(folder, 'dist') });
      const file = manifestOf(folder);
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
      run(['apply', '--server-side', `--filename=${file}`]);
    };
    const secrets = secretsOf(stack, run);
    prepare(node);
    apply(stack);
    makeDatabaseUser(node, 'first');
    const passwords = makeSecrets(secrets, given);
    for (const name of ['postgres', 'redis']) patch(node, node.folder, name);
    waitUntilReady(node);
    return { ...node, passwords, secrets, apply };
  } catch (error) {
    await node.stop();
    throw error;
  }
}

/** The file of the stack's manifests. */
function manifestOf(folder: string): string {
  return join(folder, 'dist', `${gauzian.name}.k8s.yaml`);
}

function deployApplications({ run }: Api): void {
  run(['apply', '--server-side', `--filename=${toolFile('traefik-crds.yml')}`]);
  run(['wait', '--for=condition=Established', 'customresourcedefinitions', '--all', '--timeout=30s']);
  applyAll({ run }, [...traefikManifests(), ...applicationManifests()]);
  for (const name of ['gauzian-backend', 'postgres', 'redis', 'minio']) rolledOut({ run }, applications, name);
}

/** Waits until a workload runs as it is meant to. */
export function rolledOut({ run }: Api, namespace: string, name: string, kind = 'deployment'): void {
  run(['rollout', 'status', `${kind}/${name}`, `--namespace=${namespace}`, '--timeout=120s']);
}

/** A role that may read statistics, as the README says; or a new password for it. */
export function makeDatabaseUser({ run }: Api, password: string): void {
  const sql = [
    "do $$ begin if not exists (select from pg_roles where rolname = 'postgres_exporter') then",
    'create role postgres_exporter login; end if; end $$;',
    'grant pg_monitor to postgres_exporter;',
    `alter role postgres_exporter password '${password}';`,
    "select 'create database gauzian' where not exists (select from pg_database where datname = 'gauzian') \\gexec",
  ];
  const psql = ['/usr/lib/postgresql/15/bin/psql', '--host=/tmp', '--username=postgres', '--set=ON_ERROR_STOP=1'];
  const pod = ['--namespace', applications, 'deployment/postgres', '--container=postgres'];
  run(['exec', '--stdin', ...pod, '--', ...psql], { input: sql.join('\n') });
}

/** What `npm run secrets` does, of any stack. */
function secretsOf(stack: MonitoringStackProps, run: Kubernetes['run']): StackCluster['secrets'] {
  return (args, input = '') => {
    const printed: string[] = [];
    const status = secretsCommand([stack.name, ...args], {
      stacks: [stack],
      kubectl: (words, given = '') => run(words, { input: given }),
      readInput: () => input,
      print: (text) => printed.push(text),
      isTerminal: false,
    });
    return [...printed, status === 0 ? 'complete' : 'incomplete'].join('\n');
  };
}

function makeSecrets(secrets: StackCluster['secrets'], others: Readonly<Record<string, string>>): Passwords {
  const made = secrets(['--create', '--show']);
  const [, grafana] = /grafana-credentials\/admin-password: (\S+)/.exec(made) ?? [];
  const [, prometheus] = /user admin, password (\S+)/.exec(made) ?? [];
  if (grafana === undefined || prometheus === undefined) throw new Error(`no passwords were made:\n${made}`);
  const answers = Object.entries({ ...givenSecrets(), ...others }).map(([path, value]) =>
    secrets(['--give', path], value),
  );
  if (!answers.at(-1)!.endsWith('\ncomplete')) throw new Error(`a Secret is still missing:\n${answers.at(-1)!}`);
  return { grafana, prometheus };
}

/** What somebody else knows of gauzian's Secrets, by their paths. */
export function givenSecrets(): Record<string, string> {
  return {
    'monitoring/minio-metrics/token': minioToken(),
    [`${applications}/postgres-exporter/password`]: 'first',
    [`${applications}/redis-exporter/passwords.json`]: redisPasswords('first'),
    // Everybody is the played backend, which takes whatever it is sent.
    ...Object.fromEntries(
      ['discord', 'slack', 'veilleur'].map((channel) => [
        `monitoring/notifications/${channel}`,
        `http://gauzian-backend.${applications}.svc:8080/${channel}`,
      ]),
    ),
  };
}

/** What redis_exporter reads. */
export function redisPasswords(password: string): string {
  return JSON.stringify({ 'redis://localhost:6379': password });
}

/** What `mc admin prometheus generate` makes: a token that MinIO's first user signs. */
export function minioToken(): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const claims = { exp: 4_000_000_000, sub: minioUser.name, iss: 'prometheus' };
  const signed = `${part({ alg: 'HS512', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha512', minioUser.password).update(signed).digest('base64url')}`;
}

/** Applies the patch of a Deployment, as the first line of its file says. */
export function patch({ run }: Api, folder: string, name: string): void {
  const file = join(folder, 'dist', gauzian.name, 'patches', `${name}.yaml`);
  run(['patch', 'deployment', name, `--namespace=${applications}`, `--patch-file=${file}`]);
}

/** Waits until everything runs as it is meant to. */
export function waitUntilReady(api: Api): void {
  for (const name of ['gauzian-backend', 'postgres', 'redis', 'minio']) rolledOut(api, applications, name);
  rolledOut(api, 'kube-system', 'traefik');
  for (const name of ['prometheus', 'grafana']) rolledOut(api, 'monitoring', name);
  rolledOut(api, 'monitoring', 'alertmanager', 'statefulset');
  rolledOut(api, 'node-exporter', 'node-exporter', 'daemonset');
}
