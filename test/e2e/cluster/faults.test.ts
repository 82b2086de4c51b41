import { join } from 'node:path';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { untilSo } from '../../../tools/until';
import { writeBlocks } from '../played/blocks';
import { gauzianOnNode } from '../stacks/gauzian/node';
import { applications } from '../stacks/gauzian/secrets';
import type { AnsweredSeries } from './answer';
import { restore } from './grafana-database';
import { NodeSuite, secondsSince } from './node-suite';
import { containerOf, runningPods } from './pods';
import { StackClient } from './stack-client';
import { startStack, waitUntilReady, type StackCluster } from './stack-cluster';

const namespaces = ['kube-system', 'monitoring', 'node-exporter', applications];
const prometheus = 'app.kubernetes.io/name=prometheus';

const suite = new NodeSuite<StackCluster>('faults', 'when something breaks');
let client: StackClient;
beforeAll(async () => {
  // All volumes are on one disk, as on a server with one disk.
  await suite.start(startStack(gauzianOnNode, { diskSize: 1024 }));
  client = new StackClient(suite.node);
  await untilSo('the first samples are there', () => written().length > 3);
});
afterAll(() => suite.stop());

/** Samples of Prometheus on itself, with their times. */
function written(): AnsweredSeries['points'] {
  return client.query('up{job="prometheus"}[3h]').series[0]?.points ?? [];
}

/** Waits until Prometheus scrapes itself and stores the samples. */
function isWriting(): boolean {
  const [, second = 0] = client.query('timestamp(up{job="prometheus"})').series[0]?.points[0] ?? [];
  return Date.now() / 1000 - second < 20;
}

/** Checks that earlier samples remain and that new ones are stored. */
async function expectKept(before: AnsweredSeries['points']): Promise<void> {
  const isMore = () => written().length > before.length && isWriting();
  await untilSo('Prometheus writes again', isMore);
  expect(written()).toEqual(expect.arrayContaining([...before]));
}

/**
 * Reports whether Prometheus found a torn record of a full disk at its last start, which a failed
 * write can leave. The repair rewrites the whole segment, which also fails while the disk is full,
 * and loses the samples since the previous start. Source:
 * https://github.com/prometheus/prometheus/issues/13027.
 */
function hasRepaired(): boolean {
  const logs = (...options: readonly string[]) =>
    suite.node.run([
      'logs',
      '--namespace=monitoring',
      `--selector=${prometheus}`,
      '--container=prometheus',
      ...options,
    ]);
  return [logs('--tail=-1'), logs('--tail=-1', '--previous')].join('').includes('Starting corruption repair');
}

/** Kills Prometheus, like the OOM killer. */
async function killPrometheus(): Promise<void> {
  const restarts = () => containerOf(suite.node, 'monitoring', prometheus, 'prometheus').restartCount;
  const before = restarts();
  suite.node.cluster.run(['pkill', '-KILL', '-x', 'prometheus']);
  await untilSo('it was started again', () => restarts() > before);
}

describe('the backup of Grafana', () => {
  suite.test('contains every row committed before its start, during other writes, and can be restored', () => {
    const rows = restore(suite.node);
    suite.note('rows in the backup, of 5,000 that had been committed', rows);
    expect(rows).toBeGreaterThanOrEqual(5000);
  });
});

describe('written data remains after', () => {
  suite.test('Prometheus was killed during a write', async () => {
    const before = written();
    await killPrometheus();
    const ready = () => containerOf(suite.node, 'monitoring', prometheus, 'prometheus').ready;
    await untilSo('it is ready', ready);
    await expectKept(before);
    suite.note('samples of a series before a kill, all of them there after', before.length);
  });

  suite.test('a restart of the node', async () => {
    const starts = () =>
      runningPods(suite.node, namespaces).flatMap(({ metadata, status }) =>
        (status.containerStatuses ?? []).map(({ name, ready, state }) => ({
          container: `${metadata.name} ${name} ${state.running?.startedAt ?? ''}`,
          ready,
        })),
      );
    const [before, started] = [written(), starts()];
    const switched = Date.now();
    await suite.node.cluster.restart();
    suite.note('the node is there again', secondsSince(switched));
    const known = new Set(started.map(({ container }) => container));
    await untilSo('every container was started again, and is ready', () => {
      const now = starts();
      return now.length === started.length && now.every((one) => one.ready && !known.has(one.container));
    });
    waitUntilReady(suite.node);
    suite.note('all containers are ready again', secondsSince(switched));
    await untilSo('every target is up', () => {
      const { series } = client.query('up');
      return series.length >= gauzian.jobs.length && series.every(({ points }) => points[0]![1] === 1);
    });
    suite.note('all targets are up again', secondsSince(switched));
    await expectKept(before);
    suite.note('samples of a series before a power cut, all of them there after', before.length);
  });
});

describe('a full volume', () => {
  const volumes = () => join(suite.node.cluster.folder, 'volumes');
  const ballast = () => join(volumes(), 'ballast');
  const available = () => Number(suite.node.cluster.run(['df', '--output=avail', '-B1', volumes()]).split('\n')[1]);
  const fill = (share: number) => {
    const file = `${ballast()}-${share}`;
    suite.node.cluster.run(['fallocate', '--length', String(Math.floor(available() * share)), file]);
  };
  const alert = () => {
    const { data } = client.get('alerts') as { data: { alerts: { labels: Record<string, string>; state: string }[] } };
    return data.alerts.find(
      ({ labels }) => labels.alertname === 'MachineDiskAlmostFull' && labels.mountpoint === '/var/lib/disk',
    )?.state;
  };

  /** State of the alert, for the analysis of a failure. */
  const known = () => {
    const disk = 'node_filesystem_avail_bytes{mountpoint="/var/lib/disk"}';
    return ['up{job="node"}', disk, `timestamp(${disk})`]
      .map(
        (expression) => `${expression} ${JSON.stringify(client.query(expression).series.map(({ points }) => points))}`,
      )
      .join(', ');
  };

  suite.test('fires an alert before it is full, loses nothing, and recovers when there is space', async () => {
    // The `for` of ten minutes is shortened to a quarter of a minute, so that the test is fast.
    const patient = /(alert: MachineDiskAlmostFull[^]*?for: )10m/;
    suite.node.apply(gauzian, (text) => {
      expect(text).toMatch(patient);
      return text.replace(patient, (_, before: string) => `${before}15s`);
    });
    const patience = () => JSON.stringify(client.get('rules')).includes('"duration":15,');
    await untilSo('Prometheus has the rule', patience);
    expect(alert()).toBeUndefined();

    fill(0.95);
    const filled = Date.now();
    await untilSo(
      () => `the alert fires; it is ${alert() ?? 'not there'}, and Prometheus knows ${known()}`,
      () => alert() === 'firing',
    );
    suite.note('the alert about a full disk fires, of 15 s', secondsSince(filled));

    const before = written();
    const [, started] = client.query('process_start_time_seconds{job="prometheus"}').series[0]!.points[0]!;
    fill(1);
    expect(available()).toBe(0);
    await untilSo('Prometheus can write no more', () => !isWriting());
    expect(alert()).toBe('firing');
    expect(written()).toEqual(expect.arrayContaining([...before]));

    await killPrometheus();
    suite.node.cluster.run(['bash', '-c', `rm ${ballast()}-*`]);
    const emptied = Date.now();
    // Kubernetes restarts a failing container with increasing delays of up to five minutes:
    // https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy.
    await untilSo('Prometheus writes again', isWriting);
    const isRepaired = hasRepaired();
    await expectKept(isRepaired ? before.filter(([moment]) => moment < started) : before);
    suite.note('after a kill on a full disk, Prometheus writes again once there is room', secondsSince(emptied));
    suite.note(
      'a record was torn by the full disk',
      isRepaired ? 'yes: what was written since the start is lost' : 'no',
    );
    await untilSo('the alert is over', () => alert() === undefined);
  });
});

describe('retention by size', () => {
  suite.test('deletes only the oldest blocks', async () => {
    const oldest = playedDays();
    const volume = volumeOf('prometheus-data');
    const data = join(suite.node.folder, 'data');
    suite.node.cluster.run(['bash', '-c', `cp -r ${data}/* ${volume}/ && chown -R 65534 ${volume}`]);
    const seriesAt = (moment: number) => client.query('count(ballast)', moment).series[0]?.points[0]?.[1];
    await untilSo('Prometheus has read the blocks', () => seriesAt(oldest) === series);
    const mebibytes = (expression: string) => (client.query(expression).series[0]?.points[0]?.[1] ?? 0) / 2 ** 20;
    const size = () => mebibytes('prometheus_tsdb_storage_blocks_bytes');
    const others = () =>
      mebibytes('prometheus_tsdb_wal_storage_size_bytes + prometheus_tsdb_head_chunks_storage_size_bytes');
    await untilSo('Prometheus knows their size', () => size() > 1);
    const before = size();

    // Data outside blocks counts too.
    const limit = Math.ceil(before / 2 + others());
    suite.node.apply(gauzian, (text) => text.replace(/(retention:\n\s+time: \w+\n\s+size: )\w+/, `$1${limit}MB`));
    const started = Date.now();
    await untilSo('the oldest samples are gone', () => !seriesAt(oldest));
    suite.note('blocks beyond a new limit are deleted', secondsSince(started));
    expect(seriesAt(oldest + (days - 0.5) * day)).toBe(series);
    await untilSo('less is stored', () => size() < before);
    const [then, now] = [before, size()].map((one) => one.toFixed(1));
    suite.note(`MiB of blocks, with a limit of ${limit} for all`, `${then!} before, ${now!} after`);
    expect(size()).toBeLessThanOrEqual(limit);
  });

  const day = 86_400;
  const [days, series] = [5, 200];

  /** Writes days of samples that end a day ago, and returns their start. */
  function playedDays(): number {
    const start = Math.floor(Date.now() / 1000 / day) * day - (days + 1) * day;
    let last = 1;
    const next = () => (last = (last * 48_271) % 2_147_483_647);
    const all = Array.from({ length: series }, (_, index) => ({
      name: 'ballast',
      labels: { index: String(index) },
      samples: Array.from({ length: days * 1440 }, (__, minute) => [start + minute * 60, next() / 1e6] as const),
    }));
    writeBlocks(all, suite.node.folder);
    return start;
  }

  function volumeOf(claim: string): string {
    const field = (path: string, ...object: readonly string[]) =>
      suite.node.run(['get', ...object, '--namespace=monitoring', `--output=jsonpath={${path}}`]);
    return field('.spec.hostPath.path', 'persistentvolume', field('.spec.volumeName', 'persistentvolumeclaim', claim));
  }
});
