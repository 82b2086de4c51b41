import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MonitoringStackProps } from '../../constructs';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';
import { startKubernetes, type Kubernetes } from './kubernetes';
import { foreignNamespaces, readManifests, templateOf, titleOf, workloadsOf, type Manifest } from './manifest';
import { admitted, labelledPods, list, makeNamespaces, podsOf } from './pods';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
/** Where the volumes of a stack that was made by hand are. */
const volumes = { prometheus: 'prometheus-pvc', grafana: 'grafana-pvc' } as const;

let kubernetes: Kubernetes;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-e2e-'));
  kubernetes = await startKubernetes();
});
afterAll(async () => {
  await kubernetes.stop();
  rmSync(folder, { recursive: true });
});

/** The commands of a part of the README, block by block. */
function blocksUnder(lead: string): string[] {
  const [, text] = readme.split(`\n**${lead}`);
  if (text === undefined) throw new Error(`the README has no part "${lead}"`);
  const [part] = text.split(/\n(?:\*\*[A-Z]|## )/);
  return blocksOf(part!);
}

function blocksOf(text: string): string[] {
  return [...text.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block]) => block!);
}

/** Does what a block of the README says; npm and what needs a running container has tests of its own. */
function obey(block: string): string {
  const lines = block.split('\n').filter((line) => !/^npm |^kubectl exec |--for=condition=Ready/.test(line));
  const script = `set -eo pipefail\n${lines.join('\n')}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    env: kubernetes.env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`exit ${String(status)} of:\n${script}\n${stdout}${stderr}`);
  return stdout;
}

/** What `npm run synth` writes of the stack, somewhat changed. */
function written(change: Partial<MonitoringStackProps> = {}): Manifest[] {
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  synthesize([{ ...adopted, ...change }], { output: join(folder, 'dist') });
  return readManifests(join(folder, 'dist', `${gauzian.name}.k8s.yaml`));
}

const adopted: MonitoringStackProps = {
  ...gauzian,
  prometheus: {
    ...gauzian.prometheus,
    volume: { ...gauzian.prometheus.volume, existingClaim: volumes.prometheus },
  },
  grafana: { ...gauzian.grafana, volume: { ...gauzian.grafana.volume, existingClaim: volumes.grafana } },
};

/** The identity of everything that must outlive a procedure. */
function kept(): Record<string, unknown> {
  const all = list(kubernetes, 'persistentvolumeclaims,secrets', '--namespace=monitoring');
  return Object.fromEntries(all.map((one) => [titleOf(one), (one.metadata as unknown as { uid: string }).uid]));
}

/** The objects of the stack that the API server has. */
function standing(): string[] {
  const kinds =
    'deployment,daemonset,cronjob,service,serviceaccount,configmap,role,rolebinding,networkpolicy,ingressroute,middleware,persistentvolumeclaim,namespace';
  const all = list(kubernetes, kinds, '--all-namespaces', `--selector=app.kubernetes.io/part-of=${gauzian.name}`);
  return all.map(titleOf).sort();
}

function makeByHand(): void {
  for (const [name, claim] of Object.entries(volumes)) {
    const path = join(folder, 'volumes', name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, name === 'grafana' ? 'grafana.db' : 'wal'), claim);
    const spec = {
      capacity: { storage: '10Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: '',
      hostPath: { path },
      claimRef: { namespace: 'monitoring', name: claim },
    };
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name }, spec });
    kubernetes.run(['create', '--filename=-'], { input });
  }
  kubernetes.run(['apply', `--filename=${join(__dirname, 'hand-made.yaml')}`]);
  const claims = Object.values(volumes).map((claim) => `persistentvolumeclaim/${claim}`);
  kubernetes.run([
    'wait',
    '--for=jsonpath={.status.phase}=Bound',
    ...claims,
    '--namespace=monitoring',
    '--timeout=30s',
  ]);
}

/** Each test goes on where the one before it stopped. */
describe('the procedures of the README', () => {
  test('take over a stack that was made by hand, with its volumes and Secrets', async () => {
    const manifests = written();
    makeNamespaces(kubernetes, foreignNamespaces(manifests));
    makeByHand();
    const before = kept();
    expect(Object.keys(before)).toHaveLength(3);

    const [look, stop, own, apply] = blocksUnder('Take over a stack that was made by hand');
    expect(obey(look!)).toMatch(/persistentvolumeclaim\/prometheus-pvc/);
    obey(stop!);
    obey(own!);
    expect(statSync(join(folder, 'volumes/prometheus/wal')).uid).toBe(65_534);
    expect(statSync(join(folder, 'volumes/grafana/grafana.db')).uid).toBe(472);
    expect(existsSync(join(folder, 'volumes/grafana/grafana.db.before'))).toBe(true);
    obey(apply!);

    expect(kept()).toMatchObject(before);
    expect(standing()).toEqual(manifests.map(titleOf).sort());
    for (const workload of workloadsOf(manifests)) {
      await admitted(kubernetes, titleOf(workload), () => podsOf(kubernetes, workload));
    }
    const claims = workloadsOf(manifests).flatMap((one) =>
      (templateOf(one).spec.volumes ?? []).flatMap(
        ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
      ),
    );
    expect(claims.sort()).toEqual(Object.values(volumes).sort());
  });

  test('and the commands of the guide that made it, where we say that they work', () => {
    const template = () => templateOf(list(kubernetes, 'deployment', '--namespace=monitoring', grafanaOnly)[0]!);
    const grafanaOnly = '--selector=app.kubernetes.io/name=grafana';
    const password = () => {
      const [secret] = list(kubernetes, 'secret', '--namespace=monitoring');
      const { data } = secret as unknown as { data: Record<string, string> };
      return Buffer.from(data['admin-password']!, 'base64').toString();
    };
    const blocks = blocksOf(readFileSync(join(__dirname, '../../docs/from-001.md'), 'utf8'));
    const [look, edit, create, restart] = blocks;
    expect(obey(look!)).toMatch(/^prometheus-pvc\s+Bound/m);

    // An editor that puts one password in the place of another.
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    obey(`export EDITOR='sed -i s/${base64('ChangeMe123!')}/${base64('Edited')}/'\n${edit!}`);
    expect(password()).toBe('Edited');
    obey(create!);
    expect(password()).toBe('VotreNouveauMotDePasse');

    const before = template().metadata;
    obey(restart!);
    expect(template().metadata).not.toEqual(before);
    // The mark of the restart is not ours, and stays.
    const restarted = template().metadata;
    obey('kubectl apply --server-side -f dist/gauzian.k8s.yaml');
    expect(template().metadata).toEqual(restarted);
  });

  test('restore a backup while Grafana does not run', async () => {
    const [block] = blocksUnder('Restore');
    const [before, after] = block!.split(/(?=kubectl delete)/);
    obey(before!);
    expect(labelledPods(kubernetes, 'monitoring', { 'app.kubernetes.io/name': 'grafana' })).toEqual([]);
    await admitted(kubernetes, 'the restoration', () =>
      labelledPods(kubernetes, 'monitoring', { 'app.kubernetes.io/name': 'grafana-backup' }),
    );
    obey(after!);
    await admitted(kubernetes, 'Grafana', () =>
      labelledPods(kubernetes, 'monitoring', { 'app.kubernetes.io/name': 'grafana' }),
    );
    expect(labelledPods(kubernetes, 'monitoring', { 'app.kubernetes.io/name': 'grafana-backup' })).toEqual([]);
  });

  /** The next version: Prometheus is no longer reached from outside, there is no backup, and one dashboard less. */
  const { exposure: _, ...prometheus } = adopted.prometheus;
  const { backup: __, ...grafana } = adopted.grafana;
  const next = { prometheus, grafana, dashboards: gauzian.dashboards.filter(({ uid }) => uid !== 'traefik') };

  test('upgrade: what would change is shown, and then changes', () => {
    written(next);
    const [block] = blocksUnder('Upgrade');
    const [diff, apply] = block!.split(/(?=kubectl apply)/);
    // Status 1 says that there are differences.
    expect(() => obey(diff!)).toThrow(/exit 1 of:[^]*--web\.external-url/);
    obey(apply!);
    expect(obey(diff!)).toBe('');
  });

  test('prune: exactly what the new version no longer has is listed, and deleted; never a volume', () => {
    const manifests = written(next);
    const gone = standing().filter((one) => !manifests.map(titleOf).includes(one));
    const [listing, deletion] = blocksUnder('Prune');
    const listed = obey(listing!)
      .trim()
      .split('\n')
      .map((line) => line.replaceAll(' ', '/'));
    expect(listed).toContain('ConfigMap/monitoring/grafana-dashboard-traefik');
    expect(listed).toContain('CronJob/monitoring/grafana-backup');
    expect(listed).toContain('IngressRoute/monitoring/prometheus');
    expect(listed.sort()).toEqual(gone.filter((one) => !one.startsWith('PersistentVolumeClaim')));
    obey(deletion!);
    expect(standing()).toEqual([...manifests.map(titleOf), 'PersistentVolumeClaim/monitoring/grafana-backups'].sort());
    expect(obey(listing!)).toBe('');
  });

  test('uninstall: namespaces, volumes and Secrets stay, and everything comes back', async () => {
    const manifests = written(next);
    const before = kept();
    const [deletion, unpatch] = blocksUnder('Uninstall');
    patchWorkloads();
    const patched = workloads();
    obey(deletion!);
    expect(kept()).toEqual(before);
    expect(standing().map((one) => one.split('/')[0])).toEqual(['Namespace', 'Namespace', 'PersistentVolumeClaim']);
    expect(workloads()).toEqual(patched);
    obey(unpatch!);
    expect(workloads()).toEqual({ postgres: ['server'], redis: ['server'] });

    kubernetes.run(['apply', '--server-side', `--filename=${join(folder, 'dist', `${gauzian.name}.k8s.yaml`)}`]);
    for (const workload of workloadsOf(manifests)) {
      await admitted(kubernetes, titleOf(workload), () => podsOf(kubernetes, workload));
    }
  });

  /** PostgreSQL and Redis of somebody else, with the exporters beside them. */
  function patchWorkloads(): void {
    for (const name of ['postgres', 'redis']) {
      const labels = { app: name };
      const spec = { containers: [{ name: 'server', image: 'server' }] };
      const deployment = {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name, namespace: 'gauzian-v2' },
        spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
      };
      kubernetes.run(['create', '--filename=-'], { input: JSON.stringify(deployment) });
      const file = join(folder, 'dist', gauzian.name, 'patches', `${name}.yaml`);
      kubernetes.run(['patch', 'deployment', name, '--namespace=gauzian-v2', `--patch-file=${file}`]);
    }
  }

  function workloads(): Record<string, string[]> {
    return Object.fromEntries(
      list(kubernetes, 'deployments', '--namespace=gauzian-v2').map((one) => [
        one.metadata.name,
        templateOf(one).spec.containers.map(({ name }) => name),
      ]),
    );
  }
});
