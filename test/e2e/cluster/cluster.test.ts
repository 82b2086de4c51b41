import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCluster, removeCluster, startCluster } from '../../../tools/cluster/cluster';
import type { Cluster } from '../../../tools/cluster/node';
import { until, untilSo } from '../../../tools/until';
import { Workplace } from '../workplace';
import { writePrometheusImage } from './cluster-images';
import { machineState, networkOf, processesIn, remains } from './cluster-traces';

const place = new Workplace('images');
const before = machineState();
let cluster: Cluster;

beforeAll(async () => {
  const prometheus = join(place.folder, 'prometheus.tar');
  await writePrometheusImage(prometheus);
  cluster = await startCluster();
  place.running.push(cluster);
  cluster.load(prometheus);
});

afterAll(() => place.stop());

const kubectl = (...args: readonly string[]) => cluster.run(['kubectl', ...args]);

test('the node is Ready', () => {
  const nodes = kubectl('get', 'nodes', '--output=jsonpath={.items[*].status.conditions[?(@.type=="Ready")].status}');
  expect(nodes).toBe('True');
});

test('Prometheus runs restricted, from a local image with the public name, and with a volume of the default class', () => {
  const input = readFileSync(join(__dirname, 'cluster-prometheus.yaml'), 'utf8');
  cluster.run(['kubectl', 'apply', '--server-side', '--filename=-'], { input });
  kubectl('rollout', 'status', 'deployment/prometheus', '--namespace=monitoring', '--timeout=300s');
  const volumes = kubectl('get', 'pvc', '--namespace=monitoring', '--output=jsonpath={.items[*].status.phase}');
  expect(volumes).toBe('Bound');
});

test('a pod resolves and reaches a Service', async () => {
  const up = await until('Prometheus reads itself by its Service', () => {
    const query = ['promtool', 'query', 'instant', 'http://prometheus:9090', 'up == 1'];
    const pod = ['exec', '--namespace=monitoring', 'deployment/prometheus', '--', ...query];
    return cluster.exec(['kubectl', ...pod]).stdout.trim() || undefined;
  });
  expect(up).toContain('instance="prometheus.monitoring.svc.cluster.local:9090"');
});

test('a second cluster runs beside it, and leaves nothing when it is stopped', async () => {
  const second = await startCluster({ diskSize: 32 });
  const namespace = networkOf(second.holder.pid)!;
  try {
    const nodes = ['kubectl', 'get', 'nodes', '--output=name'];
    expect(second.run(nodes)).toBe(`node/${second.name}\n`);
    expect(cluster.run(nodes)).toBe(`node/${cluster.name}\n`);
    expect(processesIn(namespace).length).toBeGreaterThan(5);
    expect(remains(second.name)).toContainEqual(expect.stringMatching(/^\/dev\/loop/));
    const size = second.run(['df', '--output=size', '--block-size=1M', join(second.folder, 'volumes')]);
    expect(Number(size.split('\n')[1])).toBeLessThanOrEqual(32);
  } finally {
    await second.stop();
  }
  expect(processesIn(namespace)).toEqual([]);
  expect(remains(second.name)).toEqual([]);
  expect(machineState()).toEqual(before);
});

test('a restart keeps objects, images and volumes, and restarts the pods', async () => {
  const containers = () => {
    const columns = '{range .items[*].status.containerStatuses[*]}{.ready} {.state.running.startedAt}{"\\n"}{end}';
    return kubectl('get', 'pods', '--all-namespaces', `--output=jsonpath=${columns}`).trim().split('\n');
  };
  const before = containers();
  const holder = cluster.holder;
  await cluster.restart();
  expect(cluster.holder).not.toEqual(holder);
  await untilSo('every container was started again', () => {
    const after = containers();
    return after.length === before.length && after.every((one) => one.startsWith('true 2') && !before.includes(one));
  });
  const answer = ['promtool', 'query', 'instant', 'http://prometheus:9090', 'count_over_time(up[1h])'];
  await untilSo('Prometheus knows what it read before', () => {
    const pod = ['exec', '--namespace=monitoring', 'deployment/prometheus', '--', ...answer];
    const [, samples] = / => (\d+) @/.exec(cluster.exec(['kubectl', ...pod]).stdout) ?? [];
    return Number(samples) > 1;
  });
});

test('a cluster ends with the process that started it, even when that is killed', async () => {
  const name = `${cluster.name}-killed`;
  const script = `require('./tools/cluster/cluster').startCluster({ name: '${name}' }).then(() => setInterval(() => {}, 1e6))`;
  const starter = spawn(process.execPath, ['--require', 'tsx/cjs', '--eval', script], { stdio: 'inherit' });
  const ended = once(starter, 'exit');
  try {
    const killed = await until('the cluster of another process', () => findCluster(name));
    const namespace = networkOf(killed.holder.pid)!;
    await untilSo('its node', () => killed.exec(['kubectl', 'get', 'node', name]).status === 0);
    starter.kill('SIGKILL');
    await ended;
    await untilSo('its end', () => processesIn(namespace).length === 0);
  } finally {
    starter.kill('SIGKILL');
    await ended;
    await removeCluster(name);
  }
  expect(remains(name)).toEqual([]);
});

test('rejects a name that is in use', async () => {
  const again = startCluster({ name: cluster.name });
  await expect(again).rejects.toThrow(`npm run cluster -- down --name ${cluster.name}`);
  expect(findCluster(cluster.name)).toBeDefined();
});

test('reports a missing image at once', () => {
  expect(() => {
    cluster.load(join(place.folder, 'none.tar'));
  }).toThrow(`none.tar: no such file or directory`);
});
