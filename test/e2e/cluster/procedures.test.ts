import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from '../../../core/size';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import type { MonitoringStackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { until, untilSo } from '../../../tools/until';
import { readManifests, templateOf, titleOf, workloadsOf, type Manifest } from '../manifests/manifest';
import { gauzianOnNode, makeDatabaseUser, withoutMinio } from '../stacks/gauzian/node';
import { applications } from '../stacks/gauzian/secrets';
import { inDatabase } from './grafana-database';
import { guideBlocks } from './guide-blocks';
import { guideCommands } from './guide-commands';
import type { ApplicationCluster } from './node-stack';
import { handMadeSamples, handMadeTarget } from './hand-made';
import { NodeSuite, secondsSince } from './node-suite';
import { list } from './pods';
import { attempt, kept, standing } from './procedure-objects';
import { StackClient } from './stack-client';
import { applyPatches, rolledOut, startApplications, waitUntilReady } from './stack-cluster';
import { handMadeImages } from './stack-images';
import { targeted } from '../../targeted';
import { k3s } from '../../../targets/kubernetes';

const root = join(__dirname, '../../..');
/** Paths of the volumes of a stack that was made by hand. */
const volumes = { prometheus: 'prometheus-pvc', grafana: 'grafana-pvc' } as const;

const suite = new NodeSuite<ApplicationCluster>('procedures', 'as the guides say');
let folder = '';
beforeAll(async () => {
  await suite.start(startApplications((folder) => gauzianOnNode(folder, handMadeImages)));
  // Clone of the project in the only folder that the node can write to.
  folder = join(suite.node.cluster.folder, 'clone');
  mkdirSync(folder);
  for (const entry of readdirSync(root).filter((name) => name !== 'dist')) {
    symlinkSync(join(root, entry), join(folder, entry));
  }
});
afterAll(() => suite.stop());

/**
 * Runs a block in a shell on the node.
 *
 * @returns its standard output
 * @throws Error when the exit status is unexpected
 */
function obey(block: string, expected = 0): string {
  // The tests run the synthesis themselves.
  const lines = block.split('\n').filter((line) => !/^npm (ci|run synth)\b/.test(line));
  const script = `set -eo pipefail\ncd ${folder}\n${lines.join('\n')}`;
  const { status, stdout, stderr } = suite.node.cluster.exec(['bash', '-c', script]);
  if (status !== expected) throw new Error(`exit ${String(status)} of:\n${script}\n${stdout}${stderr}`);
  return stdout;
}

/** Writes the output of `npm run synth` for a changed stack. */
function written(change: Partial<MonitoringStackProps> = {}): Manifest[] {
  synthesize([targeted({ ...gauzian, ...change }, target)], { output: join(folder, 'dist') });
  return readManifests(join(folder, 'dist', `${gauzian.name}.k8s.yaml`));
}

const target = k3s({
  storage: { prometheus: { existingClaim: volumes.prometheus }, grafana: { existingClaim: volumes.grafana } },
});

/** Returns the rows that were written to the Grafana made by hand. */
function handMadeRows(): string {
  return inDatabase(suite.node, 'print(c.execute("SELECT at FROM written").fetchall())').trim();
}

/** Log of the container that checks the database before Grafana starts. */
function waiting(): string {
  const log = ['logs', 'deployment/grafana', '--container=database', '--namespace=monitoring'];
  return attempt(() => suite.node.run(log)) ?? '';
}

function isGrafanaPassword(password: string): boolean {
  return new StackClient(suite.node).isGrafanaSecret(password, 'admin');
}

/** Tests in sequence: each one continues where the previous one ended. */
describe('the procedures of the how-to guides, on a real node', () => {
  let before: Record<string, unknown>;
  let samples: readonly unknown[];

  suite.test('take over a stack made by hand, with its volumes, data and Secrets', async () => {
    suite.node.run(['apply', `--filename=${join(__dirname, 'hand-made.yaml')}`]);
    for (const name of Object.keys(volumes)) rolledOut(suite.node, 'monitoring', name);
    const insertion = 'c.execute("INSERT OR REPLACE INTO written VALUES (20231105)"); c.commit()';
    await until('Grafana has its database', () => attempt(() => inDatabase(suite.node, insertion)));
    await untilSo('the backend was read', () => handMadeSamples(suite.node).length > 10);
    before = kept(suite.node);
    expect(Object.keys(before)).toHaveLength(3);

    const manifests = written();
    const [look, stop, own, apply] = guideBlocks('adopt-an-installation', 'Take over');
    expect(obey(look!)).toMatch(/persistentvolumeclaim\/prometheus-pvc/);
    samples = handMadeSamples(suite.node);
    const started = Date.now();
    obey(stop!);
    obey(own!);
    // A published password is reported as invalid, and others are missing.
    const [applied, secrets] = apply!.split(/(?=npm run secrets)/);
    obey(applied!);
    const made = obey(secrets!.replace('--create', '--create --show'), 1);
    expect(made).toMatch(/invalid {2}monitoring\/grafana-credentials\/admin-password/);
    expect(made).toMatch(/user admin, password \S+/);
    expect(made).toMatch(/grafana-secret-key\/secret-key: \S+/);
    await untilSo('Grafana refuses the database of another key', () => /encrypted with another secret/.test(waiting()));
    const [encrypt] = guideBlocks('restore-grafana', 'Change the secret key');
    expect(obey(encrypt!)).toMatch(/1 data keys are encrypted with the new key/);
    for (const name of Object.keys(volumes)) rolledOut(suite.node, 'monitoring', name);
    suite.note('a stack made by hand is taken over', secondsSince(started));
    suite.note('samples of a series, all of them there after', samples.length);

    expect(kept(suite.node)).toMatchObject(before);
    expect(standing(suite.node)).toEqual(manifests.map(titleOf).sort());
    expect(handMadeSamples(suite.node)).toEqual(expect.arrayContaining([...samples]));
    expect(handMadeRows()).toBe('[(20231105,)]');
    expect(isGrafanaPassword('ChangeMe123!')).toBe(true);
    const claims = list(suite.node, 'persistentvolumeclaims', '--namespace=monitoring').map((one) => titleOf(one));
    expect(claims).toEqual(expect.not.arrayContaining([expect.stringMatching('-data$')]));
  });

  suite.test('and every command of the page about the guide of Gauzian that can run here', async () => {
    const done = new Set<string>();
    const run = (command: string, prepared = command, status = 0) => {
      expect(guideCommands.all).toContain(command);
      done.add(command);
      return obey(prepared, status);
    };
    const { look, claims, edit, create, restart, disk, backend, apply, make, rotate, backup } = guideCommands;

    run(apply);
    // The takeover has created them.
    expect(run(make, `${make} --show`, 1)).not.toMatch(/user admin, password \S+/);
    makeDatabaseUser(suite.node, 'first');
    for (const [path, value] of Object.entries(suite.node.on.given)) {
      suite.node.cluster.exec(['bash', '-c', `cd ${folder} && npm run secrets -- gauzian --give ${path}`], {
        input: value,
      });
    }
    applyPatches(suite.node, folder, gauzian);
    waitUntilReady(suite.node);

    expect(run(look)).toMatch(/^grafana-\S+ +1\/1 +Running/m);
    expect(run(claims)).toMatch(/^prometheus-pvc +Bound/m);
    expect(run(disk)).toMatch(/^[\d.]+[KM]\s+\/prometheus$/m);
    // For five minutes, the last sample of the previous target is included.
    await untilSo('the backend is read', () => [...run(backend).matchAll(/=> 1 @/g)].length >= 2);
    const minio = backend.replace('gauzian-backend', 'minio');
    await untilSo('MinIO is read', () => /=> 1 @/.test(obey(minio)));

    // Editor that replaces one password by another.
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    run(edit, `export EDITOR='sed -i s/${base64('ChangeMe123!')}/${base64('Edited')}/'\n${edit}`);
    run(restart);
    rolledOut(suite.node, 'monitoring', 'grafana');
    expect(isGrafanaPassword('Edited')).toBe(true);
    run(create);
    run(restart);
    rolledOut(suite.node, 'monitoring', 'grafana');
    expect(isGrafanaPassword('VotreNouveauMotDePasse')).toBe(true);
    const [, password] = /admin-password: (\S+)/.exec(run(rotate, `${rotate} --show`))!;
    run(restart);
    rolledOut(suite.node, 'monitoring', 'grafana');
    expect(isGrafanaPassword(password!)).toBe(true);

    run(backup);
    obey('kubectl wait --for=condition=Complete job/backup-now -n monitoring --timeout=2m');
    const left = guideCommands.all.filter((command) => !done.has(command));
    expect(left.sort()).toEqual(Object.keys(guideCommands.notRun).sort());
    suite.note('commands of the page about the guide that were run', done.size);
    for (const [command, reason] of Object.entries(guideCommands.notRun)) suite.note(`not run: ${command}`, reason);
  });

  suite.test('restore a backup while Grafana does not run', () => {
    const log = suite.node.run(['logs', 'job/backup-now', '--namespace=monitoring']);
    const [, file] = /\/backups\/(grafana-\w+\.db): \d+ bytes/.exec(log)!;
    inDatabase(suite.node, 'c.execute("DELETE FROM written"); c.commit()');
    const [block] = guideBlocks('restore-grafana', 'Restore');
    expect(block).toMatch(/grafana-\d{8}T\d{6}Z\.db/);
    const output = obey(block!.replace(/grafana-\d{8}T\d{6}Z\.db/, file!));
    expect(output).toMatch(`grafana.db is ${file!} again`);
    rolledOut(suite.node, 'monitoring', 'grafana');
    expect(handMadeRows()).toBe('[(20231105,)]');
  });

  /** Next version: Prometheus without a route, no backup, and one dashboard less, with its alerts. */
  const { exposure: _, ...prometheus } = gauzian.prometheus;
  const { backup: __, ...grafana } = gauzian.grafana;
  const next = { prometheus, grafana, ...withoutMinio };
  const dashboards = () => Object.keys(new StackClient(suite.node).dashboards());

  suite.test('upgrade: shows the changes and applies them', () => {
    expect(dashboards()).toContain('minio');
    written(next);
    const [block] = guideBlocks('upgrade', 'Upgrade');
    const [diff, apply] = block!.split(/(?=kubectl apply)/);
    // Exit status 1 means that there are differences.
    expect(obey(diff!, 1)).toMatch(/--web\.external-url/);
    obey(apply!);
    waitUntilReady(suite.node);
    expect(obey(diff!)).toBe('');
    expect(dashboards()).not.toContain('minio');
    expect(handMadeSamples(suite.node)).toEqual(expect.arrayContaining([...samples]));
  });

  suite.test('prune: lists and deletes exactly the removed objects, and never a volume', () => {
    const manifests = written(next);
    const gone = standing(suite.node).filter((one) => !manifests.map(titleOf).includes(one));
    const [listing, deletion] = guideBlocks('upgrade', 'Prune');
    const listed = obey(listing!)
      .trim()
      .split('\n')
      .map((line) => {
        const [kind, name, namespace] = line.split(' ');
        return [kind, namespace, name].filter(Boolean).join('/');
      });
    expect(listed).toContain('ConfigMap/monitoring/grafana-dashboard-minio');
    expect(listed).toContain('CronJob/monitoring/grafana-backup');
    expect(listed).toContain('IngressRoute/monitoring/prometheus');
    expect(listed.sort()).toEqual(gone.filter((one) => !one.startsWith('PersistentVolumeClaim')));
    obey(deletion!);
    expect(standing(suite.node)).toEqual(
      [...manifests.map(titleOf), 'PersistentVolumeClaim/monitoring/grafana-backups'].sort(),
    );
    expect(obey(listing!)).toBe('');
  });

  suite.test('grow the volume of Alertmanager, without an end of its pod', () => {
    const volume = { size: Size.gibibytes(2) };
    const [, grow] = guideBlocks('grow-a-volume', 'The storage class expands volumes');
    const [patch, ...rest] = grow!.split('\n');
    // As the guide says of k3s. No server of this node would expand the volume.
    obey(patch!, 1);
    suite.node.run(['patch', 'storageclass', 'local-path', '--patch={"allowVolumeExpansion":true}']);
    const pod = () =>
      suite.node.run(['get', 'pod', 'alertmanager-0', '--namespace=monitoring', '-o=jsonpath={.metadata.uid}']);
    const before = pod();

    written({ ...next, alertmanager: { ...gauzian.alertmanager!, volume } });
    obey('kubectl apply --server-side -f dist/gauzian.k8s.yaml', 1);
    obey([patch, ...rest].join('\n'));
    waitUntilReady(suite.node);
    expect(pod()).toBe(before);
    const requests = '-o=jsonpath={.spec.resources.requests.storage}';
    expect(suite.node.run(['get', 'pvc', 'data-alertmanager-0', '--namespace=monitoring', requests])).toBe('2Gi');
  });

  suite.test('uninstall: keeps namespaces, volumes and Secrets, and can be undone', async () => {
    const manifests = written(next);
    const remaining = kept(suite.node);
    const [deletion] = guideBlocks('uninstall', 'Keep the data');
    const [unpatch] = guideBlocks('uninstall', 'Remove the exporters');
    const patched = workloads();
    expect(patched).toMatchObject({
      postgres: ['postgres', 'postgres-exporter'],
      redis: ['redis', 'redis-exporter'],
    });
    obey(deletion!);
    expect(kept(suite.node)).toEqual(remaining);
    expect(standing(suite.node).map((one) => one.split('/')[0])).toEqual([
      'Namespace',
      'Namespace',
      'PersistentVolumeClaim',
    ]);
    expect(workloads()).toEqual(patched);
    obey(unpatch!);
    expect(workloads()).toMatchObject({ postgres: ['postgres'], redis: ['redis'] });

    obey('kubectl wait --for=delete pod --all -n monitoring --timeout=2m');
    obey('kubectl apply --server-side -f dist/gauzian.k8s.yaml');
    waitUntilReady(suite.node);
    expect(standing(suite.node)).toEqual(expect.arrayContaining(manifests.map(titleOf)));
    expect(workloadsOf(manifests)).toHaveLength(6);
    await untilSo('Prometheus reads the backend again', () => {
      const pods = `up{job="gauzian-backend",instance!="${handMadeTarget}"} == 1`;
      return new StackClient(suite.node).query(pods).series.length === 2;
    });
    expect(handMadeSamples(suite.node)).toEqual(expect.arrayContaining([...samples]));
    expect(handMadeRows()).toBe('[(20231105,)]');
  });

  /** Containers of external workloads. */
  function workloads(): Record<string, string[]> {
    return Object.fromEntries(
      list(suite.node, 'deployments', `--namespace=${applications}`).map((one) => [
        one.metadata.name,
        templateOf(one)
          .spec.containers.map(({ name }) => name)
          .sort(),
      ]),
    );
  }
});
