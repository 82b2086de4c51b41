import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';
import { startCluster, type Answer, type Cluster } from '../../tools/cluster/cluster';
import { toolFile } from '../../tools/build';
import { applicationManifests, applications, minioUser, traefikManifests } from './applications';
import { writeStackImages } from './stack-images';

const root = join(__dirname, '..', '..');

/** The stack gauzian on a real node, beside the applications that it watches. */
export interface StackCluster {
  readonly cluster: Cluster;
  /** Where `dist/` is. */
  readonly folder: string;
  /** Runs kubectl where it must succeed, and gives what it printed. */
  readonly kubectl: (args: readonly string[], input?: string) => string;
  /** Runs `npm run secrets` for the stack. */
  readonly secrets: (args: readonly string[], input?: string) => Answer;
  /** What was made for people to know: of Grafana's and of Prometheus' user `admin`. */
  readonly passwords: { readonly grafana: string; readonly prometheus: string };
  readonly stop: () => Promise<void>;
}

/**
 * Does what the README says, from an empty node to a running stack.
 *
 * @throws Error with what a command complained about; nothing is left then
 */
export async function startStack(): Promise<StackCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-stack-'));
  let cluster: Cluster | undefined;
  const stop = async () => {
    rmSync(folder, { recursive: true, force: true });
    await cluster?.stop();
  };
  try {
    cluster = await startCluster({ images: await writeStackImages(folder) });
    const { run, exec } = cluster;
    const kubectl = (args: readonly string[], input?: string) =>
      run(['kubectl', ...args], input === undefined ? {} : { input });
    const secrets = (args: readonly string[], input?: string) => {
      const program = [process.execPath, '--import', 'tsx', join(root, 'infra', 'secrets', 'index.ts')];
      return exec([...program, gauzian.name, ...args], input === undefined ? {} : { input });
    };
    deployApplications(kubectl);
    synthesize([gauzian], { output: join(folder, 'dist') });
    kubectl(['apply', '--server-side', `--filename=${manifestOf(folder)}`]);
    makeDatabaseUser(kubectl, 'first');
    const passwords = giveSecrets(secrets);
    for (const name of ['postgres', 'redis']) patch(kubectl, folder, name);
    waitUntilReady(kubectl);
    return { cluster, folder, kubectl, secrets, passwords, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Kubectl = StackCluster['kubectl'];

/** Keeps what the servers wrote, for who looks into a failure: a file for each container, and what happened to the pods. */
export function keepLogs({ kubectl }: StackCluster, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const columns = '{range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{"\\n"}{end}';
  for (const line of kubectl(['get', 'pods', '--all-namespaces', `--output=jsonpath=${columns}`])
    .trim()
    .split('\n')) {
    const [namespace, pod] = line.split(' ') as [string, string];
    const logs = kubectl(['logs', pod, `--namespace=${namespace}`, '--all-containers', '--prefix', '--ignore-errors']);
    writeFileSync(join(folder, `${namespace}_${pod}.log`), logs);
  }
  writeFileSync(join(folder, 'events.log'), kubectl(['get', 'events', '--all-namespaces']));
}

/** The file of the stack's manifests. */
export function manifestOf(folder: string): string {
  return join(folder, 'dist', `${gauzian.name}.k8s.yaml`);
}

function deployApplications(kubectl: Kubectl): void {
  kubectl(['apply', '--server-side', `--filename=${toolFile('traefik-crds.yml')}`]);
  kubectl(['wait', '--for=condition=Established', 'customresourcedefinitions', '--all', '--timeout=30s']);
  const items = [...traefikManifests(), ...applicationManifests()];
  kubectl(['apply', '--server-side', '--filename=-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  for (const name of ['gauzian-backend', 'postgres', 'redis', 'minio']) rolledOut(kubectl, applications, name);
}

function rolledOut(kubectl: Kubectl, namespace: string, name: string): void {
  kubectl(['rollout', 'status', `deployment/${name}`, `--namespace=${namespace}`, '--timeout=120s']);
}

/** A role that may read statistics, as the README says; or a new password for it. */
export function makeDatabaseUser(kubectl: Kubectl, password: string): void {
  const sql = [
    "do $$ begin if not exists (select from pg_roles where rolname = 'postgres_exporter') then",
    'create role postgres_exporter login; end if; end $$;',
    'grant pg_monitor to postgres_exporter;',
    `alter role postgres_exporter password '${password}';`,
    "select 'create database gauzian' where not exists (select from pg_database where datname = 'gauzian') \\gexec",
  ];
  const psql = ['/usr/lib/postgresql/15/bin/psql', '--host=/tmp', '--username=postgres', '--set=ON_ERROR_STOP=1'];
  const pod = ['--namespace', applications, 'deployment/postgres', '--container=postgres'];
  kubectl(['exec', '--stdin', ...pod, '--', ...psql], sql.join('\n'));
}

function giveSecrets(secrets: StackCluster['secrets']): StackCluster['passwords'] {
  const { stdout, stderr } = secrets(['--create', '--show']);
  const [, grafana] = /grafana-credentials\/admin-password: (\S+)/.exec(stdout) ?? [];
  const [, prometheus] = /user admin, password (\S+)/.exec(stdout) ?? [];
  if (grafana === undefined || prometheus === undefined) throw new Error(`no passwords were made:\n${stdout}${stderr}`);
  const given: readonly (readonly [string, string])[] = [
    ['monitoring/minio-metrics/token', minioToken()],
    [`${applications}/postgres-exporter/password`, 'first'],
    [`${applications}/redis-exporter/passwords.json`, redisPasswords('first')],
  ];
  const answers = given.map(([path, value]) => secrets(['--give', path], value));
  const { status, stdout: last } = answers.at(-1)!;
  if (status !== 0) throw new Error(`a Secret is still missing:\n${last}`);
  return { grafana, prometheus };
}

/** What redis_exporter reads. */
export function redisPasswords(password: string): string {
  return JSON.stringify({ 'redis://localhost:6379': password });
}

/** What `mc admin prometheus generate` makes: a token that MinIO's first user signs. */
function minioToken(): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const claims = { exp: 4_000_000_000, sub: minioUser.name, iss: 'prometheus' };
  const signed = `${part({ alg: 'HS512', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha512', minioUser.password).update(signed).digest('base64url')}`;
}

function patch(kubectl: Kubectl, folder: string, name: string): void {
  const file = join(folder, 'dist', gauzian.name, 'patches', `${name}.yaml`);
  kubectl(['patch', 'deployment', name, `--namespace=${applications}`, `--patch-file=${file}`]);
}

function waitUntilReady(kubectl: Kubectl): void {
  for (const name of ['gauzian-backend', 'postgres', 'redis', 'minio']) rolledOut(kubectl, applications, name);
  rolledOut(kubectl, 'kube-system', 'traefik');
  for (const name of ['prometheus', 'grafana']) rolledOut(kubectl, 'monitoring', name);
  kubectl(['rollout', 'status', 'daemonset/node-exporter', '--namespace=node-exporter', '--timeout=120s']);
}
