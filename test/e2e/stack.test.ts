import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gauzian } from '../../infra/stacks/gauzian';
import { synthesize } from '../../infra/synthesize';
import { images } from '../../constructs/images';
import { applications, minioUser } from './applications';
import { interpolated, readDashboards } from './grafana';
import { table } from './report';
import { StackClient } from './stack-client';
import { keepLogs, makeDatabaseUser, manifestOf, redisPasswords, startStack, type StackCluster } from './stack-cluster';
import { stackImages } from './stack-images';
import { until } from '../../tools/until';

const grafana = `https://${gauzian.grafana.host}/`;
const prometheus = `https://${gauzian.prometheus.exposure!.host}/`;
/** What Kubernetes may take to bring a changed Secret or ConfigMap into a file, as the README says: a minute and a half. */
const fileDelay = 90_000;

/** Where the logs of all containers are kept. */
const logs = join(__dirname, '..', '..', 'reports', 'stack');

let stack: StackCluster;
let client: StackClient;
const measured: [string, string | number][] = [];

beforeAll(async () => {
  const started = Date.now();
  stack = await startStack();
  client = new StackClient(stack);
  measured.push(['from nothing to a running stack', seconds(started)]);
}, 300_000);
afterAll(async () => {
  keepLogs(stack, logs);
  await stack.stop();
  process.stderr.write(table('Images', ['manifest', 'inside', 'version', 'verdict'], stackImages.map(verdictOf)));
  process.stderr.write(table('On a real node', ['what', 'seen'], measured));
  process.stderr.write(`logs of all containers: ${relative(process.cwd(), logs)}\n`);
});

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** Whether what ran is what is deployed. */
function verdictOf({ name, inside, version }: (typeof stackImages)[number]): [string, string, string, string] {
  const [, tag = ''] = /:v?([\w.-]+)$/.exec(name)!;
  const isOurs = Object.values(images).includes(name as never);
  const verdict = !isOurs ? 'an application' : tag === version ? 'proven' : 'not proven at this version';
  return [name, inside, version, inside === 'a stand-in' ? 'a stand-in, not Grafana' : verdict];
}

interface ContainerState {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state: { readonly running?: { readonly startedAt: string } };
}
interface PodJson {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly containers: readonly {
      readonly name: string;
      readonly resources: { readonly requests?: { readonly memory?: string } };
    }[];
  };
  readonly status: { readonly phase: string; readonly containerStatuses: readonly ContainerState[] };
}

function pods(namespace: string, selector = ''): PodJson[] {
  const text = stack.kubectl(['get', 'pods', `--namespace=${namespace}`, `--selector=${selector}`, '--output=json']);
  return (JSON.parse(text) as { items: PodJson[] }).items.filter(({ status }) => status.phase === 'Running');
}

function container(namespace: string, selector: string, name: string): ContainerState {
  return pods(namespace, selector)[0]!.status.containerStatuses.find((one) => one.name === name)!;
}

const own = ['monitoring', 'node-exporter'];
const redisGet = ['redis-cli', '--no-auth-warning', '-a', 'first', 'get', 'key'];

describe('the stack on a real node', () => {
  test('has every pod ready, and none that was started twice', () => {
    const all = [...own, applications].flatMap((namespace) => pods(namespace));
    const states = all.flatMap(({ status }) => status.containerStatuses);
    expect(states.filter(({ ready, restartCount }) => !ready || restartCount > 0)).toEqual([]);
    measured.push(['pods ready', all.length], ['containers', states.length]);
  });

  test('asks for at least as much memory as it takes', async () => {
    const [node] = JSON.parse(
      stack.kubectl(['get', 'nodes', '--output=jsonpath=[{.items[*].metadata.name}]']).replace(/\[(.*)\]/, '["$1"]'),
    ) as [string];
    const summary = await until('the kubelet has measured every pod', () => {
      const { pods: all } = JSON.parse(
        stack.kubectl(['get', '--raw', `/api/v1/nodes/${node}/proxy/stats/summary`]),
      ) as {
        pods: { podRef: { name: string }; containers?: { name: string; memory?: { workingSetBytes?: number } }[] }[];
      };
      const seen = new Map(
        all.flatMap(({ podRef, containers = [] }) =>
          containers.map(({ name, memory }) => [`${podRef.name} ${name}`, memory?.workingSetBytes ?? 0] as const),
        ),
      );
      const isComplete = own.every((namespace) =>
        pods(namespace).every(({ metadata, spec }) =>
          spec.containers.every(({ name }) => seen.get(`${metadata.name} ${name}`)),
        ),
      );
      return isComplete ? seen : undefined;
    });
    for (const { metadata, spec } of [...own, applications].flatMap((namespace) => pods(namespace))) {
      for (const { name, resources } of spec.containers) {
        const requested = Number.parseInt(resources.requests?.memory ?? '0', 10);
        const taken = (summary.get(`${metadata.name} ${name}`) ?? 0) / 2 ** 20;
        if (requested === 0) continue;
        measured.push([`memory of ${name}, MiB of ${requested} requested`, Math.round(taken)]);
        expect(taken).toBeLessThan(requested);
      }
    }
  });

  test('reads every target, with the labels that its queries rely on', async () => {
    const jobs = new Map(gauzian.jobs.map(({ job, targetLabels }) => [job, [...targetLabels].sort()]));
    const up = await until('every target is up', () => {
      const { series } = client.query('up');
      const names = new Set(series.map(({ labels }) => labels.job));
      const isUp = [...jobs.keys()].every((job) => names.has(job)) && series.every(({ points }) => points[0]![1] === 1);
      return isUp ? series : undefined;
    });
    for (const { labels } of up) {
      const { __name__: _, ...others } = labels;
      expect(Object.keys(others).sort()).toEqual(jobs.get(labels.job!));
    }
    measured.push(['targets up', up.length]);
  });

  test('shows data in every panel, of real servers', async () => {
    // The stand-in has no metrics, no alert fires but the watchdog, and nobody gives out a certificate here.
    const empty = [
      'Latence de Grafana (p95)',
      'Mémoire de Grafana',
      'Tableaux de bord',
      'Alertes en cours',
      'Certificats',
    ];
    client.useMinio(minioUser);
    const view = { end: 0, range: 3600 };
    const questions = readDashboards(join(stack.folder, 'dist', gauzian.name, 'dashboards')).flatMap(
      ({ uid, queries, variables }) => {
        const values = Object.fromEntries(variables.map(({ name }) => [name, ['any']]));
        return queries
          .filter(({ panel }) => !empty.includes(panel))
          .map(({ panel, refId, expression }) => ({
            where: `${uid}, ${panel} ${refId}`,
            expression: interpolated(expression, values, view).replaceAll('=~"any"', '=~".+"'),
          }));
      },
    );
    let missing = questions;
    await until(
      'every panel has data',
      () => {
        client.visit(grafana);
        stack.kubectl([
          'exec',
          '--namespace',
          applications,
          'deployment/redis',
          '--container=redis',
          '--',
          ...redisGet,
        ]);
        missing = missing.filter(({ expression }) => client.query(expression).series.length === 0);
        return missing.length === 0 ? true : undefined;
        // MinIO counts its objects a minute after it was started.
      },
      150_000,
    ).catch(() => undefined);
    expect(missing).toEqual([]);
    measured.push(['panel queries with data', questions.length]);
  }, 200_000);
});

describe('what the guide and the README have people run in the pods', () => {
  const inPrometheus = (...words: string[]) =>
    stack.kubectl(['exec', '--namespace=monitoring', 'deployment/prometheus', '--', ...words]);

  test('shows how much disk Prometheus takes', () => {
    expect(inPrometheus('du', '-sh', '/prometheus')).toMatch(/^[\d.]+[KM]\s+\/prometheus$/m);
  });

  test('shows whether the backend is scraped', () => {
    const answer = inPrometheus('promtool', 'query', 'instant', 'http://localhost:9090', 'up{job="gauzian-backend"}');
    expect(answer.match(/ => 1 @/g)).toHaveLength(2);
  });
});

describe('Traefik, before the stack', () => {
  test('lets nobody in to Prometheus without the right password', () => {
    const right = `admin:${stack.passwords.prometheus}`;
    expect(client.visit(prometheus).status).toBe(401);
    expect(client.visit(prometheus, { user: 'admin:wrong' }).status).toBe(401);
    expect(client.visit(`${prometheus}-/ready`, { user: right }).status).toBe(200);
  });

  test('leaves Grafana its own login, and sends everybody to HTTPS with security headers', () => {
    const { status, headers } = client.visit(`${grafana}api/health`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
    });
    expect(client.visit(grafana.replace('https', 'http'))).toMatchObject({
      status: 301,
      headers: { location: grafana },
    });
  });

  test('lets a page of Grafana pass, and stops a flood', () => {
    expect(client.visitTogether(200, `${grafana}api/health`)).toEqual({ 200: 200 });
    expect(client.visitTogether(1000, `${grafana}api/health`)['429']).toBeGreaterThan(0);
  });
});

describe('a change', () => {
  const generations = () =>
    Object.fromEntries(
      own.flatMap((namespace) => pods(namespace)).map(({ metadata }) => [metadata.name, metadata.uid]),
    );
  const apply = (changed: typeof gauzian, edit: (text: string) => string = (text) => text) => {
    synthesize([changed], { output: join(stack.folder, 'dist') });
    const file = manifestOf(stack.folder);
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
    stack.kubectl(['apply', '--server-side', `--filename=${file}`]);
  };

  const titles = () => JSON.parse(client.grafanaPage('/api/dashboards')) as Record<string, string>;

  test('of nothing changes nothing', () => {
    const before = generations();
    apply(gauzian);
    expect(generations()).toEqual(before);
  });

  test('of retention, rules and a dashboard arrives by itself, and no pod is started again', async () => {
    const before = generations();
    const started = Date.now();
    const changed = {
      ...gauzian,
      prometheus: {
        ...gauzian.prometheus,
        retention: { ...gauzian.prometheus.retention, time: '20d' },
      },
      rules: gauzian.rules.slice(0, -1),
    } as const;
    apply(changed, (text) => text.replace('"title": "Gauzian - Overview"', '"title": "Another title"'));
    await until(
      'Prometheus has the configuration',
      () => {
        const { data } = client.get('status/config') as { data: { yaml: string } };
        return data.yaml.includes('time: 20d') ? true : undefined;
      },
      fileDelay,
    );
    await until(
      'Prometheus has the rules',
      () => {
        const { data } = client.get('rules') as { data: { groups: unknown[] } };
        return data.groups.length === changed.rules.length ? true : undefined;
      },
      fileDelay,
    );
    measured.push(['a changed configuration reaches Prometheus', seconds(started)]);
    await until(
      'the dashboard is there',
      () => (titles()['gauzian-overview'] === 'Another title' ? true : undefined),
      fileDelay,
    );
    measured.push(['a changed dashboard reaches Grafana', seconds(started)]);
    expect(generations()).toEqual(before);
  }, 240_000);

  test('of the scrape interval, and of which dashboards there are, starts Grafana again, and nothing else', async () => {
    const before = generations();
    apply({
      ...gauzian,
      prometheus: { ...gauzian.prometheus, scrapeInterval: '10s' },
      dashboards: gauzian.dashboards.filter(({ uid }) => uid !== 'traefik'),
    });
    stack.kubectl(['rollout', 'status', 'deployment/grafana', '--namespace=monitoring', '--timeout=120s']);
    expect(Object.keys(titles())).not.toContain('traefik');
    const after = generations();
    expect(Object.keys(after).filter((name) => !(name in before))).toEqual([expect.stringMatching(/^grafana-/)]);
    apply(gauzian);
    stack.kubectl(['rollout', 'status', 'deployment/grafana', '--namespace=monitoring', '--timeout=120s']);
    await until('Grafana has all of them', () => ('traefik' in titles() ? true : undefined));
  }, 240_000);
});

/** Each row of the README's table that a rotation has. */
describe('a new secret', () => {
  const rotate = (path: string) => stack.secrets(['--rotate', path, '--show']).stdout;
  const postgres = () => container(applications, 'app=postgres', 'postgres');
  const redis = () => container(applications, 'app=redis', 'redis');
  const value = (expression: string) => client.query(expression).series[0]?.points[0]?.[1];
  const arrives = (what: string, isThere: () => boolean) =>
    until(what, () => (isThere() ? true : undefined), fileDelay + 30_000);

  test('of Grafana holds after a restart', () => {
    const [, password] = /grafana-credentials\/admin-password: (\S+)/.exec(
      rotate('monitoring/grafana-credentials/admin-password'),
    )!;
    expect(client.isGrafanaPassword(stack.passwords.grafana)).toBe(true);
    stack.kubectl(['rollout', 'restart', 'deployment/grafana', '--namespace=monitoring']);
    stack.kubectl(['rollout', 'status', 'deployment/grafana', '--namespace=monitoring', '--timeout=120s']);
    expect(client.isGrafanaPassword(password!)).toBe(true);
    expect(client.isGrafanaPassword(stack.passwords.grafana)).toBe(false);
  });

  test('of who may enter Prometheus holds at once', async () => {
    const started = Date.now();
    const [, password] = /user admin, password (\S+)/.exec(rotate('monitoring/prometheus-users/users'))!;
    await until(
      'Traefik knows it',
      () => (client.visit(`${prometheus}-/ready`, { user: `admin:${password!}` }).status === 200 ? true : undefined),
      10_000,
    );
    measured.push(['new users reach Traefik', seconds(started)]);
    expect(client.visit(prometheus, { user: `admin:${stack.passwords.prometheus}` }).status).toBe(401);
  });

  test('of MinIO reaches Prometheus by itself', async () => {
    const path = 'monitoring/minio-metrics/token';
    const text = stack.kubectl([
      'get',
      'secret',
      'minio-metrics',
      '--namespace=monitoring',
      '--output=jsonpath={.data.token}',
    ]);
    const token = Buffer.from(text, 'base64').toString();
    stack.secrets(['--give', path], 'not the token');
    await arrives('Prometheus shows another token', () => value('up{job="minio"}') === 0);
    const started = Date.now();
    stack.secrets(['--give', path], token);
    await arrives('Prometheus shows the token', () => value('up{job="minio"}') === 1);
    measured.push(['a new token reaches Prometheus', seconds(started)]);
  }, 300_000);

  test('of PostgreSQL reaches its exporter, and the database is not touched', async () => {
    await arrives('the exporter is in', () => value('pg_up') === 1);
    const before = postgres();
    makeDatabaseUser(stack.kubectl, 'second');
    stack.secrets(['--give', `${applications}/postgres-exporter/password`], 'second');
    const exporter = ['--namespace', applications, 'deployment/postgres', '--container=postgres-exporter', '--'];
    await arrives(
      'the file is there',
      () => stack.kubectl(['exec', ...exporter, 'cat', '/etc/postgres-exporter/password']) === 'second',
    );
    const restarts = container(applications, 'app=postgres', 'postgres-exporter').restartCount;
    stack.kubectl(['exec', ...exporter, 'sh', '-c', 'kill 1']);
    await arrives(
      'the exporter was started again',
      () => container(applications, 'app=postgres', 'postgres-exporter').restartCount === restarts + 1,
    );
    await arrives(
      'the exporter is in again',
      () => (value('pg_up') ?? 0) === 1 && (value('up{job="postgres"}') ?? 0) === 1,
    );
    expect(postgres()).toEqual(before);
  }, 300_000);

  test('of Redis reaches its exporter, and the database is not touched', async () => {
    await arrives('the exporter is in', () => value('redis_up') === 1);
    const before = redis();
    const pod = ['--namespace', applications, 'deployment/redis'];
    stack.kubectl([
      'exec',
      ...pod,
      '--container=redis',
      '--',
      'redis-cli',
      '--no-auth-warning',
      '-a',
      'first',
      'config',
      'set',
      'requirepass',
      'second',
    ]);
    await arrives('the exporter is out', () => value('redis_up') === 0);
    stack.secrets(['--give', `${applications}/redis-exporter/passwords.json`], redisPasswords('second'));
    const started = Date.now();
    // The image has no shell to look with.
    const file = '/proc/$(pgrep -x redis_exporter)/root/etc/redis-exporter/passwords.json';
    await arrives('the file is there', () => {
      const { stdout } = stack.cluster.exec(['bash', '-c', `cat ${file}`]);
      return stdout === redisPasswords('second');
    });
    // An exporter older than v1.50, as Debian has it, knows no reload, and is started again.
    stack.cluster.run(['pkill', '-TERM', '-x', 'redis_exporter']);
    await arrives('the exporter is in again', () => value('redis_up') === 1);
    measured.push(['a new password reaches redis_exporter', seconds(started)]);
    expect(redis()).toEqual(before);
  }, 300_000);
});

describe('the backup', () => {
  const monitoring = '--namespace=monitoring';
  const inGrafana = (...words: string[]) => stack.kubectl(['exec', monitoring, 'deployment/grafana', '--', ...words]);
  const count =
    'import sqlite3; print(sqlite3.connect("/var/lib/grafana/grafana.db").execute("SELECT count(*) FROM written").fetchone()[0])';

  test('holds every row that was committed before it began, while others are written, and is restored', () => {
    inGrafana(
      'python3',
      '-c',
      'import sqlite3; c = sqlite3.connect("/var/lib/grafana/grafana.db"); c.executemany("INSERT INTO written VALUES (?)", [(n,) for n in range(5000)]); c.commit()',
    );
    const writer =
      'import sqlite3, time\nc = sqlite3.connect("/var/lib/grafana/grafana.db", timeout=30)\nend = time.time() + 20\nn = 5000\nwhile time.time() < end:\n    c.execute("INSERT INTO written VALUES (?)", (n,)); c.commit(); n += 1; time.sleep(0.005)';
    inGrafana('sh', '-c', `python3 -c '${writer}' > /dev/null 2>&1 &`);
    stack.kubectl(['create', 'job', 'backup-now', '--from=cronjob/grafana-backup', monitoring]);
    stack.kubectl(['wait', '--for=condition=Complete', 'job/backup-now', monitoring, '--timeout=120s']);
    const log = stack.kubectl(['logs', 'job/backup-now', monitoring]);
    const [, backup] = /(\/backups\/grafana-\w+\.db): \d+ bytes, 1 kept/.exec(log)!;
    inGrafana(
      'python3',
      '-c',
      'import sqlite3; c = sqlite3.connect("/var/lib/grafana/grafana.db", timeout=30); c.execute("DELETE FROM written"); c.commit()',
    );

    stack.kubectl(['scale', 'deployment', 'grafana', monitoring, '--replicas=0']);
    stack.kubectl([
      'wait',
      '--for=delete',
      'pod',
      '--selector=app.kubernetes.io/name=grafana',
      monitoring,
      '--timeout=120s',
    ]);
    const pod = join(stack.folder, 'dist', gauzian.name, 'restore.yaml');
    stack.kubectl(['apply', '--server-side', `--filename=${pod}`]);
    stack.kubectl(['wait', '--for=condition=Ready', 'pod/grafana-restore', monitoring, '--timeout=120s']);
    const restored = stack.kubectl([
      'exec',
      monitoring,
      'grafana-restore',
      '--',
      'python3',
      '/scripts/restore-sqlite.py',
      backup!,
      '/var/lib/grafana/grafana.db',
    ]);
    expect(restored).toMatch(/grafana\.db is grafana-.*\.db again/);
    stack.kubectl(['delete', `--filename=${pod}`]);
    stack.kubectl(['scale', 'deployment', 'grafana', monitoring, '--replicas=1']);
    stack.kubectl(['rollout', 'status', 'deployment/grafana', monitoring, '--timeout=120s']);
    const rows = Number(inGrafana('python3', '-c', count));
    measured.push(['rows in the backup, of 5,000 that had been committed', rows]);
    expect(rows).toBeGreaterThanOrEqual(5000);
  }, 300_000);
});

describe('Prometheus', () => {
  test('killed while it writes, has what it had written before', async () => {
    const before = client.query('count_over_time(up{job="prometheus"}[1h])').series[0]!.points[0]![1];
    const pod = 'app.kubernetes.io/name=prometheus';
    const { restartCount } = container('monitoring', pod, 'prometheus');
    stack.cluster.run(['pkill', '-KILL', '-x', 'prometheus']);
    await until('it was started again', () => {
      const state = pods('monitoring', pod)[0]?.status.containerStatuses.find(({ name }) => name === 'prometheus');
      return state && state.restartCount > restartCount && state.ready ? true : undefined;
    });
    const after = client.query('count_over_time(up{job="prometheus"}[1h])').series[0]!.points[0]![1];
    measured.push(['samples of a series before and after a kill', `${before} and ${after}`]);
    expect(after).toBeGreaterThanOrEqual(before);
  }, 180_000);
});
