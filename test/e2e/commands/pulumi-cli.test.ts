import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { untilSo } from '../../../tools/until';
import type { ApplicationCluster } from '../cluster/node-stack';
import { NodeSuite } from '../cluster/node-suite';
import { list, runningPods, type Pod } from '../cluster/pods';
import { StackClient } from '../cluster/stack-client';
import { startApplications, waitUntilReady } from '../cluster/stack-cluster';
import { titleOf } from '../manifests/manifest';
import { gauzianOnNode, makeDatabaseUser } from '../stacks/gauzian/node';
import { applications, gauzianGiven, minioToken } from '../stacks/gauzian/secrets';
import { changesOf, failureOf, missingCli, projectIn } from './pulumi-project';
import { applyEdit, missingImagesEdit, retentionEdit, type StackEdit } from './stack-edits';

const reason = missingCli();

if (reason !== undefined) {
  test.skip(`pulumi up with the real CLI is not run: ${reason}`, () => undefined);
} else {
  describe('the real CLI, on a real node', realCli);
}

function realCli(): void {
  const suite = new NodeSuite<ApplicationCluster>('pulumi', 'deployed by Pulumi');
  // The state contains the words of the other tests' password anyway.
  const databasePassword = randomBytes(12).toString('hex');
  const given = { ...gauzianGiven(), [`${applications}/postgres-exporter/password`]: databasePassword };
  /** Written by the owner of PostgreSQL. */
  const ownersPassword = randomBytes(12).toString('hex');
  const passphrase = randomBytes(12).toString('hex');
  const seed = randomBytes(24).toString('hex');
  const admin = 'monitoring/grafana-credentials/admin-password';
  const known = new Set<string>([...Object.values(given), seed, ownersPassword]);
  let folder = '';
  let project = '';
  let backend = '';

  beforeAll(async () => {
    await suite.start(startApplications(gauzianOnNode));
    suite.node.on.prepare?.(suite.node);
    makeDatabaseUser(suite.node, databasePassword);
    const note = [`--namespace=${applications}`, 'deployment/postgres', `owner/password=${ownersPassword}`];
    suite.node.run(['annotate', ...note]);
    // Only its own folder beside the cluster is writable.
    folder = join(suite.node.cluster.folder, 'pulumi');
    project = projectIn(folder);
    backend = join(folder, 'backend');
    for (const name of ['backend', 'home']) mkdirSync(join(folder, name));
    symlinkSync(
      join(process.env.PULUMI_HOME ?? join(homedir(), '.pulumi'), 'plugins'),
      join(folder, 'home', 'plugins'),
    );
    // The CLI would store the selected stack in the home folder.
    pulumi(['stack', 'init', 'e2e', '--no-select']);
    pulumi(['config', 'set', 'stack', 'gauzian']);
    for (const [path, value] of Object.entries({ ...given, passwordSeed: seed })) {
      pulumi(['config', 'set', '--secret', path], value);
    }
  });
  afterAll(() => suite.stop());

  /** Runs the CLI beside the cluster, with its own backend and without an account. */
  function pulumi(args: readonly string[], input = '', environment: Readonly<Record<string, string>> = {}): string {
    const env = {
      ...environment,
      PULUMI_HOME: join(folder, 'home'),
      PULUMI_BACKEND_URL: `file://${backend}`,
      PULUMI_CONFIG_PASSPHRASE: passphrase,
      PULUMI_STACK: 'e2e',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    };
    const words = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const command = ['env', ...words, 'pulumi', '--cwd', project, '--non-interactive', '--color=never', ...args];
    const { status, stdout, stderr } = suite.node.cluster.exec(command, { input });
    for (const secret of known) {
      if (`${stdout}${stderr}`.includes(secret)) throw new Error(`pulumi ${args[0]!} shows a secret`);
    }
    if (status !== 0) throw new Error(`pulumi ${args.join(' ')} failed:\n${stdout}${stderr}`);
    return stdout;
  }

  const preview = (environment: Readonly<Record<string, string>> = {}) =>
    changesOf(pulumi(['preview', '--json'], '', environment));
  const up = () => pulumi(['up', '--yes', '--skip-preview']);
  const nothingToDo = () => pulumi(['up', '--yes', '--skip-preview', '--expect-no-changes']);
  /** Identities of the running pods. */
  const pods = () => new Map(runningPods(suite.node, own).map((pod) => [pod.metadata.uid, nameOf(pod)]));
  const own = ['monitoring', 'node-exporter', applications];
  const nameOf = ({ metadata }: Pod) => metadata.name.replace(/-[a-z0-9]+-[a-z0-9]{5}$/, '');
  const secretText = (name: string, key: string) => {
    const one = ['get', 'secret', name, '--namespace=monitoring', '--output=json'];
    const { data } = JSON.parse(suite.node.run(one)) as { data: Record<string, string> };
    return Buffer.from(data[key]!, 'base64').toString('utf8');
  };

  const kubeconfig = () => readFileSync(suite.node.cluster.env.KUBECONFIG!, 'utf8');
  const edit = (one: StackEdit) => {
    applyEdit(project, one);
  };

  suite.test('a preview lists the resources, and up creates them and waits until they are ready', () => {
    const steps = preview();
    expect(steps.filter((step) => !step.startsWith('create '))).toEqual([]);
    expect(steps).toContain('create DeploymentPatch gauzian/gauzian-v2/postgres');
    suite.note('resources that are made', steps.length);
    up();
    // Without another wait, because `up` has waited.
    const { items } = JSON.parse(suite.node.run(['get', 'deployments', '--all-namespaces', '--output=json'])) as {
      items: { spec: { replicas: number }; status: { readyReplicas?: number } }[];
    };
    expect(items.filter(({ spec, status }) => status.readyReplicas !== spec.replicas)).toEqual([]);
    waitUntilReady(suite.node);
  });

  suite.test('a second up changes nothing, and refresh finds no drift', () => {
    const before = pods();
    expect(preview()).toEqual([]);
    nothingToDo();
    pulumi(['refresh', '--yes', '--skip-preview', '--expect-no-changes']);
    expect(pods()).toEqual(before);
  });

  suite.test('another address of the same cluster changes only the providers', () => {
    const other = join(folder, 'other-address.yaml');
    const address = suite.node.run(['get', 'service', 'kubernetes', '--output=jsonpath={.spec.clusterIP}']);
    const changed = kubeconfig().replace(/https:\/\/[\d.:]+/, `https://${address}:443`);
    expect(changed).not.toBe(kubeconfig());
    writeFileSync(other, changed);
    expect(preview({ KUBECONFIG: other })).toEqual([
      'update kubernetes kubernetes',
      'update kubernetes kubernetes-retained',
    ]);
  });

  suite.test(
    'a kubeconfig without the certificate authority is refused; with the stored identity it changes only the providers',
    () => {
      const gateway = join(folder, 'gateway.yaml');
      const changed = kubeconfig().replace(/"certificate-authority":"[^"]*"/, '"insecure-skip-tls-verify":true');
      expect(changed).not.toBe(kubeconfig());
      writeFileSync(gateway, changed);
      const cluster = pulumi(['stack', 'output', 'cluster']).trim();
      expect(() => preview({ KUBECONFIG: gateway })).toThrow(
        `this stack is deployed to another cluster, or the certificate authority of its cluster has changed`,
      );
      pulumi(['config', 'set', 'clusterIdentifier', cluster]);
      expect(preview({ KUBECONFIG: gateway })).toEqual([
        'update kubernetes kubernetes',
        'update kubernetes kubernetes-retained',
      ]);
      expect(preview()).toEqual([]);
      pulumi(['config', 'rm', 'clusterIdentifier']);
      expect(preview()).toEqual([]);
    },
  );

  suite.test('up fails when workloads do not become ready, and succeeds after the correction', () => {
    const { path, from, to } = missingImagesEdit;
    pulumi(['config', 'set', 'readyTimeout', '45s']);
    edit(missingImagesEdit);
    expect(preview()).toEqual([
      'update Deployment gauzian/monitoring/grafana',
      'update StatefulSet gauzian/monitoring/alertmanager',
    ]);
    const failed = (name: string) => `"monitoring/${name}" failed to fully initialize or become live`;
    const said = failureOf(up);
    expect(said).toContain(failed('alertmanager'));
    expect(said).toContain(failed('grafana'));
    edit({ path, from: to, to: from });
    pulumi(['config', 'rm', 'readyTimeout']);
    up();
    nothingToDo();
  });

  suite.test('changes of configuration and retention are applied in place, without recreating a pod', async () => {
    const before = pods();
    edit(retentionEdit);
    expect(preview()).toEqual([
      'update ConfigMap gauzian/monitoring/prometheus-config',
      'update FileLines gauzian/monitoring/prometheus-config',
    ]);
    up();
    const client = new StackClient(suite.node);
    const configuration = () => (client.get('status/config') as { data: { yaml: string } }).data.yaml;
    await untilSo('Prometheus has it', () => configuration().includes(`time: ${retentionEdit.time}`));
    expect(pods()).toEqual(before);
    nothingToDo();
  });

  suite.test('a changed secret reaches Prometheus by a reload, Grafana by a new pod, and no other pod', () => {
    const before = pods();
    const token = `${minioToken()}x`;
    known.add(token);
    pulumi(['config', 'set', '--secret', 'monitoring/minio-metrics/token'], token);
    expect(preview()).toEqual(['update Secret gauzian/monitoring/minio-metrics']);
    up();
    expect(secretText('minio-metrics', 'token')).toBe(token);
    expect(pods()).toEqual(before);

    const password = randomBytes(12).toString('hex');
    known.add(password);
    pulumi(['config', 'set', '--secret', admin], password);
    const steps = preview();
    expect(steps).toContain('update Secret gauzian/monitoring/grafana-credentials');
    expect(steps).toContain('update Deployment gauzian/monitoring/grafana');
    up();
    expect(secretText('grafana-credentials', 'admin-password')).toBe(password);
    expect([...pods()].filter(([uid]) => !before.has(uid)).map(([, name]) => name)).toEqual(['grafana']);
    nothingToDo();
  });

  suite.test('the state contains no secret in clear text', () => {
    known.clear();
    const shown = pulumi(['stack', 'output', '--show-secrets', '--json']);
    const made = (JSON.parse(shown) as { passwords: Record<string, string> }).passwords;
    expect(Object.keys(made)).toEqual([
      'monitoring/grafana-secret-key/secret-key',
      'monitoring/prometheus-users/users',
    ]);
    const token = secretText('minio-metrics', 'token');
    const users = secretText('prometheus-users', 'users').trim();
    const secrets = [
      ...Object.values(made),
      ...Object.values(given),
      ownersPassword,
      token,
      users,
      secretText('grafana-credentials', 'admin-password'),
    ];
    const files = readdirSync(backend, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const state = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
    expect(state).toContain('gauzian/monitoring/prometheus-users');
    for (const secret of secrets) {
      known.add(secret);
      for (const form of [secret, Buffer.from(secret).toString('base64'), JSON.stringify(secret).slice(1, -1)]) {
        expect({ form: form.length, isThere: state.includes(form) }).toEqual({ form: form.length, isThere: false });
      }
    }
  });

  suite.test('destroy keeps retained resources and the databases; the stack can be deployed again', () => {
    const left = () =>
      ['namespaces', 'persistentvolumeclaims', 'secrets', 'deployments', 'daemonsets', 'services', 'configmaps']
        .flatMap((kind) => list(suite.node, kind, '--all-namespaces'))
        .filter((one) => [one.metadata.namespace, one.metadata.name].includes('monitoring'))
        .map((one) => titleOf(one))
        .filter((title) => !/kube-root-ca.crt/.test(title))
        .sort();
    const volumes = () =>
      list(suite.node, 'persistentvolumeclaims', '--namespace=monitoring').map(({ metadata }) => [
        metadata.name,
        (metadata as { uid?: string }).uid,
      ]);
    const before = volumes();
    const users = secretText('prometheus-users', 'users');
    pulumi(['destroy', '--yes', '--skip-preview']);
    expect(left().filter((title) => !/^(Namespace|PersistentVolumeClaim|Secret)\//.test(title))).toEqual([]);
    expect(volumes()).toEqual(before);
    expect(users).toMatch(/^admin:\$2b\$10\$/);
    expect(secretText('prometheus-users', 'users')).toBe(users);
    for (const { metadata, spec } of list(suite.node, 'deployments', `--namespace=${applications}`)) {
      const { containers } = (spec as { template: { spec: { containers: { name: string }[] } } }).template.spec;
      expect(containers.map(({ name }) => name)).not.toContain(`${metadata.name}-exporter`);
    }
    up();
    waitUntilReady(suite.node);
    expect(volumes()).toEqual(before);
    expect(secretText('prometheus-users', 'users')).toBe(users);
    nothingToDo();
  });
}
