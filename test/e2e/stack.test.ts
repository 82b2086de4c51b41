import { join } from 'node:path';
import { gauzian } from '../../infra/stacks/gauzian';
import { until, untilSo } from '../../tools/until';
import { applications, minioUser } from './applications';
import { interpolated, readDashboards } from './grafana';
import { NodeSuite, secondsSince } from './node-suite';
import { list, runningPods } from './pods';
import { StackClient } from './stack-client';
import { fileDelay, rolledOut, startStack, type StackCluster } from './stack-cluster';

const grafana = `https://${gauzian.grafana.host}/`;
const prometheus = `https://${gauzian.prometheus.exposure!.host}/`;
const alertmanager = `https://${gauzian.alertmanager!.exposure!.host}/`;
const own = ['monitoring', 'node-exporter'];

const suite = new NodeSuite<StackCluster>('stack', 'gauzian');
let client: StackClient;
beforeAll(async () => {
  await suite.start(startStack());
  client = new StackClient(suite.node);
}, 300_000);
afterAll(() => suite.stop());

describe('the stack on a real node', () => {
  suite.test('has every pod ready, and none that was started twice', () => {
    const all = runningPods(suite.node, [...own, applications]);
    const states = all.flatMap(({ status }) => status.containerStatuses ?? []);
    expect(states.filter(({ ready, restartCount }) => !ready || restartCount > 0)).toEqual([]);
    suite.note('pods ready', all.length);
    suite.note('containers', states.length);
  });

  suite.test('asks for at least as much memory as it takes', async () => {
    const pods = runningPods(suite.node, [...own, applications]);
    const requests = pods.flatMap(({ metadata, spec }) =>
      spec.containers.flatMap(({ name, resources }) => {
        const request = Number.parseInt(resources?.requests?.memory ?? '', 10);
        return Number.isNaN(request) ? [] : [{ pod: metadata.name, name, request }];
      }),
    );
    expect(requests.length).toBeGreaterThanOrEqual(5);
    const taken = await until('the kubelet has measured every pod', () => {
      const measured = memoryTaken();
      return requests.every(({ pod, name }) => measured.has(`${pod} ${name}`)) ? measured : undefined;
    });
    for (const { pod, name, request } of requests) {
      const mebibytes = taken.get(`${pod} ${name}`)!;
      suite.note(`memory of ${name}, MiB of ${request} requested`, Math.round(mebibytes));
      expect(mebibytes).toBeLessThan(request);
    }
  });

  suite.test('reads every target, with the labels that its queries rely on', async () => {
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
    suite.note('targets up', up.length);
  });

  suite.test(
    'shows data in every panel, of real servers',
    async () => {
      // The stand-in has no metrics, no alert fires but the watchdog, and nobody gives out a certificate here.
      const empty = [
        'Latence de Grafana (p95)',
        'Mémoire de Grafana',
        'Tableaux de bord',
        'Alertes en cours',
        'Certificats',
        // Counted once a day, or when something is wrong.
        'Messages envoyés',
        "Échecs d'envoi/s",
      ];
      for (const request of [
        { method: 'PUT', path: '/bucket' },
        { method: 'PUT', path: '/bucket/object', body: 'some content' },
        { method: 'GET', path: '/bucket/object' },
      ] as const) {
        expect(client.askMinio(minioUser, request)).toBe(200);
      }
      const questions = questionsBut(empty);
      let missing = questions;
      await untilSo(
        'every panel has data',
        () => {
          client.visit(grafana);
          const inRedis = ['--namespace', applications, 'deployment/redis', '--container=redis', '--'];
          suite.node.run(['exec', ...inRedis, 'redis-cli', '--no-auth-warning', '-a', 'first', 'get', 'key']);
          missing = missing.filter(({ expression }) => client.query(expression).series.length === 0);
          return missing.length === 0;
          // MinIO counts its objects a minute after it was started.
        },
        150_000,
      ).catch(() => undefined);
      expect(missing).toEqual([]);
      suite.note('panel queries with data', questions.length);
    },
    200_000,
  );

  /** What every container takes, in MiB, by its pod and its name. */
  function memoryTaken(): Map<string, number> {
    const path = `/api/v1/nodes/${suite.node.cluster.name}/proxy/stats/summary`;
    const { pods } = JSON.parse(suite.node.run(['get', '--raw', path])) as {
      pods: { podRef: { name: string }; containers?: { name: string; memory?: { workingSetBytes?: number } }[] }[];
    };
    return new Map(
      pods.flatMap(({ podRef, containers = [] }) =>
        containers.flatMap(({ name, memory }) =>
          memory?.workingSetBytes ? [[`${podRef.name} ${name}`, memory.workingSetBytes / 2 ** 20] as const] : [],
        ),
      ),
    );
  }

  /** The queries of all panels but some, over the last hour and of everything that a variable may choose. */
  function questionsBut(excepted: readonly string[]): { where: string; expression: string }[] {
    const view = { end: 0, range: 3600 };
    const dashboards = readDashboards(join(suite.node.folder, 'dist', gauzian.name, 'dashboards'));
    return dashboards.flatMap(({ uid, queries, variables }) => {
      const values = Object.fromEntries(variables.map(({ name }) => [name, ['any']]));
      return queries
        .filter(({ panel }) => !excepted.includes(panel))
        .map(({ panel, refId, expression }) => ({
          where: `${uid}, ${panel} ${refId}`,
          expression: interpolated(expression, values, view).replaceAll('=~"any"', '=~".+"'),
        }));
    });
  }
});

describe('Alertmanager', () => {
  suite.test(
    "is told by Prometheus, and tells the dead man's switch",
    async () => {
      // Before it had its address, it could not.
      const failed = 'sum by (integration) (alertmanager_notifications_failed_total)';
      const told = `alertmanager_notifications_total{integration="webhook"} - on (integration) ${failed} > 0`;
      await untilSo('the Watchdog is told', () => client.query(told).series.length === 1, fileDelay);
      // Nor could Prometheus tell Alertmanager before that was ready: what it tells from now on counts.
      const counted = (what: string) =>
        client.query(`sum(prometheus_notifications_${what}_total)`).series[0]!.points[0]![1];
      const [sent, dropped] = [counted('sent'), counted('dropped')];
      await untilSo('Prometheus tells Alertmanager again', () => counted('sent') > sent, fileDelay);
      expect(counted('dropped')).toBe(dropped);
    },
    300_000,
  );
});

describe('Traefik, before the stack', () => {
  suite.test('lets nobody in to Prometheus without the right password', () => {
    const right = `admin:${suite.node.passwords.prometheus}`;
    expect(client.visit(prometheus).status).toBe(401);
    expect(client.visit(prometheus, { user: 'admin:wrong' }).status).toBe(401);
    expect(client.visit(`${prometheus}-/ready`, { user: right }).status).toBe(200);
  });

  suite.test('lets nobody in to Alertmanager without it, and whoever has it may silence', () => {
    const right = `admin:${suite.node.passwords.prometheus}`;
    expect(client.visit(alertmanager).status).toBe(401);
    expect(client.visit(`${alertmanager}api/v2/silences`, { user: 'admin:wrong' }).status).toBe(401);
    expect(client.visit(`${alertmanager}api/v2/silences`, { user: right }).status).toBe(200);
  });

  suite.test('leaves Grafana its own login, and sends everybody to HTTPS with security headers', () => {
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

  suite.test('lets a page of Grafana pass, and stops who guesses passwords', () => {
    expect(client.visitTogether(200, `${grafana}api/health`)).toEqual({ 200: 200 });
    // Ten a second pass: of a thousand most are stopped, however busy this machine is.
    expect(client.visitTogether(1000, prometheus)['429']).toBeGreaterThan(0);
  });
});

describe('a change', () => {
  const generations = () =>
    Object.fromEntries(runningPods(suite.node, own).map(({ metadata }) => [metadata.name, metadata.uid]));
  const english = { ...gauzian, alertmanager: { ...gauzian.alertmanager!, language: 'en' } } as const;
  /** The pods that are others than before, by name or only by identity. */
  const changedSince = (before: Record<string, string>) =>
    Object.entries(generations()).flatMap(([name, uid]) => (before[name] === uid ? [] : [name]));
  const arrives = (what: string, isThere: () => boolean) => untilSo(what, isThere, fileDelay);
  const configuration = () => (client.get('status/config') as { data: { yaml: string } }).data.yaml;
  const groups = () => (client.get('rules') as { data: { groups: unknown[] } }).data.groups;

  suite.test('of nothing changes nothing', () => {
    const kinds =
      'deployments,statefulsets,daemonsets,cronjobs,services,configmaps,networkpolicies,ingressroutes,middlewares';
    const versions = () =>
      list(suite.node, kinds, '--all-namespaces', `--selector=app.kubernetes.io/part-of=${gauzian.name}`).map(
        ({ kind, metadata }) => [kind, metadata.name, metadata.generation],
      );
    const before = [generations(), versions()];
    suite.node.apply(gauzian);
    expect([generations(), versions()]).toEqual(before);
    suite.note('objects that a second apply leaves as they are', versions().length);
  });

  suite.test(
    'of retention, rules and a dashboard arrives by itself, and no pod is started again',
    async () => {
      const before = generations();
      const started = Date.now();
      const { retention } = gauzian.prometheus;
      const changed = {
        ...gauzian,
        prometheus: { ...gauzian.prometheus, retention: { ...retention, time: '40d' } },
        rules: gauzian.rules.slice(0, -1),
      } as const;
      suite.node.apply(changed, (text) => text.replace('"title": "Gauzian - Overview"', '"title": "Another title"'));
      await arrives('Prometheus has the configuration', () => configuration().includes('time: 40d'));
      await arrives('Prometheus has the rules', () => groups().length === changed.rules.length);
      suite.note('a changed configuration reaches Prometheus', secondsSince(started));
      const title = () => client.dashboards()['gauzian-overview'];
      await arrives('the dashboard is there', () => title() === 'Another title');
      suite.note('a changed dashboard reaches Grafana', secondsSince(started));
      expect(generations()).toEqual(before);
    },
    240_000,
  );

  suite.test(
    'of who is told starts Alertmanager again, and nothing else; what it knew, it still knows',
    async () => {
      const before = generations();
      const logged = () => client.query('alertmanager_nflog_snapshot_size_bytes').series.length;
      const started = Date.now();
      suite.node.apply(english);
      rolledOut(suite.node, 'monitoring', 'alertmanager', 'statefulset');
      suite.note('Alertmanager is there again, with another configuration', secondsSince(started));
      expect(changedSince(before)).toEqual(['alertmanager-0']);
      await arrives('it is read again', () => client.query('up{job="alertmanager"} == 1').series.length === 1);
      expect(logged()).toBe(1);
    },
    240_000,
  );

  suite.test(
    'of the scrape interval, and of which dashboards there are, starts Grafana again, and nothing else',
    async () => {
      const before = generations();
      const started = Date.now();
      suite.node.apply({
        ...english,
        prometheus: { ...gauzian.prometheus, scrapeInterval: '10s' },
        dashboards: gauzian.dashboards.filter(({ uid }) => uid !== 'traefik'),
      });
      rolledOut(suite.node, 'monitoring', 'grafana');
      suite.note('Grafana is there again, with other dashboards', secondsSince(started));
      expect(Object.keys(client.dashboards())).not.toContain('traefik');
      expect(changedSince(before)).toEqual([expect.stringMatching(/^grafana-/)]);
      await arrives('Prometheus has the interval', () => configuration().includes('scrape_interval: 10s'));
      suite.note('a changed scrape interval reaches Prometheus', secondsSince(started));
    },
    240_000,
  );
});
