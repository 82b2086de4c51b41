import { join } from 'node:path';
import { externalLabelsOf } from '../../../stack/external-labels';
import { isAgentStack, type MonitoringStackProps } from '../../../stack/stack';
import { until, untilSo } from '../../../tools/until';
import { disksOf } from '../cluster/mount-table';
import type { NodeSuite } from '../cluster/node-suite';
import { list, runningPods } from '../cluster/pods';
import { StackClient } from '../cluster/stack-client';
import { manifestOf, type DeployedStack, type StackCluster } from '../cluster/stack-cluster';
import { ofKind, readManifests, workloadsOf, type Manifest } from '../manifests/manifest';
import { interpolated, readDashboards } from '../servers/grafana';
import { testResources } from './resource-tests';

const readOnlyAlert = 'MachineFileSystemReadOnly';

/** Job of the machine in every stack that watches its own. */
const nodeJob = 'node';

/** Alerts that may fire because of the tests, and the reason. The report prints each. */
const exemptions: Readonly<Record<string, string>> = {
  PrometheusRuleEvaluationSlow: 'other suites share the processors of the machine of the tests',
  AlertmanagerNotificationsFailing: 'Alertmanager runs before the Secret with its URLs exists',
};

/** Tests of every stack on a real node. */
export function testDeployment(suite: NodeSuite<DeployedStack>): void {
  let client: StackClient;
  beforeAll(() => {
    client = new StackClient(suite.node);
  });
  const manifests = () => readManifests(manifestOf(suite.node.folder, suite.node.on.stack));
  const pods = () => runningPods(suite.node, namespacesOf([...manifests(), ...suite.node.on.around]));

  describe('the stack on a real node', () => {
    suite.test('has every pod ready, without restarts', () => {
      const all = pods();
      const states = all.flatMap(({ status }) => status.containerStatuses ?? []);
      expect(states.filter(({ ready, restartCount }) => !ready || restartCount > 0)).toEqual([]);
      suite.note('pods ready', all.length);
      suite.note('containers', states.length);
    });

    testResources(suite, () => ({ pods: pods(), own: workloadsOf(manifests()) }));

    suite.test('scrapes every target, with the labels on which queries rely', async () => {
      const { stack } = suite.node.on;
      // An agent adds them to what it writes.
      const external = isAgentStack(stack) ? Object.keys(externalLabelsOf(stack)) : [];
      const jobs = new Map(stack.jobs.map(({ job, targetLabels }) => [job, [...targetLabels, ...external].sort()]));
      const seen = () => client.query('up').series;
      const up = await until(
        () => `every target is up: ${JSON.stringify(seen())}`,
        () => {
          const series = seen();
          const names = new Set(series.map(({ labels }) => labels.job));
          const isUp =
            [...jobs.keys()].every((job) => names.has(job)) && series.every(({ points }) => points[0]![1] === 1);
          return isUp ? series : undefined;
        },
        // A Secret that is created after the pod is mounted later.
      );
      for (const { labels } of up) {
        const { __name__: _, ...others } = labels;
        expect(Object.keys(others).sort()).toEqual(jobs.get(labels.job!));
      }
      suite.note('targets up', up.length);
    });

    suite.test('has data of real servers in every panel', async () => {
      const { use, withoutData } = suite.node.on;
      const questions = questionsOf(suite.node);
      const isExcepted = ({ panel }: Question) => Object.hasOwn(withoutData, panel);
      const isEmpty = ({ expression }: Question) => client.query(expression).series.length === 0;
      expect(questions.map(({ panel }) => panel)).toEqual(expect.arrayContaining(Object.keys(withoutData)));
      let missing = questions.filter((one) => !isExcepted(one));
      suite.note('panel queries that must have data', `${missing.length} of ${questions.length}`);
      await untilSo('every panel has data', () => {
        use?.(client, suite.node);
        missing = missing.filter(isEmpty);
        return missing.length === 0;
        // MinIO counts its objects one minute after its start.
      }).catch(() => undefined);
      expect(missing).toEqual([]);
      for (const one of questions.filter(isExcepted)) {
        suite.note(`${isEmpty(one) ? 'no data' : 'data after all'} in ${one.panel}`, withoutData[one.panel]!);
      }
    });

    suite.test('shows the file systems of the node, each once, if the stack watches the node', () => {
      const series = client.query(`count by (mountpoint) (node_filesystem_readonly)`).series;
      const points = series.map(({ labels }) => labels.mountpoint!);
      // A disk without room for a mount point, or one that no process may read, has no series.
      const isWatched = suite.node.on.stack.jobs.some(({ job }) => job === nodeJob);
      const disks = isWatched ? disksOf(suite.node.cluster).map(({ point }) => point) : [];
      expect(points.filter((point) => !disks.includes(point))).toEqual([]);
      expect(points.includes('/')).toBe(isWatched);
      expect(series.filter(({ points: [sample] }) => sample![1] !== 1)).toEqual([]);
      suite.note('file systems of the node', points.length);
    });

    suite.test('fires the Watchdog, and what the node itself explains', async () => {
      const alerts = (state: string) =>
        client.query(`ALERTS{alertstate=~"${state}"}`).series.map(({ labels }) => labels);
      // A rule group is first evaluated one to two intervals after the start, which is one to two
      // minutes in a Grafana Cloud.
      const names = () => alerts('firing').map(({ alertname }) => alertname!);
      await untilSo('the Watchdog fires', () => names().includes('Watchdog'));
      const readOnly = alerts('firing|pending').filter(({ alertname }) => alertname === readOnlyAlert);
      const { rules } = suite.node.on.stack;
      const isWatched = rules.some((group) => group.rules.some(({ name }) => name === readOnlyAlert));
      const expected = isWatched ? disksOf(suite.node.cluster).filter(({ isReadOnly }) => isReadOnly) : [];
      expect(readOnly.map(({ mountpoint }) => mountpoint).sort()).toEqual(expected.map(({ point }) => point).sort());
      const exempted = names().filter((name) => Object.hasOwn(exemptions, name));
      for (const [name, reason] of Object.entries(exemptions)) {
        suite.note(`exempted, ${exempted.includes(name) ? 'fires' : 'does not fire'}: ${name}`, reason);
      }
      const others = names().filter((name) => name !== readOnlyAlert && !exempted.includes(name));
      expect(others).toEqual(['Watchdog']);
      suite.note('read-only file systems of the node, each with its alert', expected.length);
    });

    suite.test('is unchanged by a second apply', () => {
      const kinds =
        'deployments,statefulsets,daemonsets,cronjobs,services,configmaps,networkpolicies,ingressroutes,middlewares';
      const { stack } = suite.node.on;
      const state = () => [
        ...list(suite.node, kinds, '--all-namespaces', `--selector=app.kubernetes.io/part-of=${stack.name}`).map(
          ({ kind, metadata }) => [kind, metadata.name, metadata.generation],
        ),
        ...pods().map(({ metadata }) => [metadata.name, metadata.uid]),
      ];
      const before = state();
      suite.node.apply(stack);
      expect(state()).toEqual(before);
      suite.note('objects that a second apply leaves as they are', before.length);
    });
  });
}

/** Additional tests of every server stack: notifications and access. */
export function testServer(suite: NodeSuite<StackCluster>, stack: MonitoringStackProps): void {
  const grafana = `https://${stack.grafana.host}/`;
  const prometheus = `https://${stack.prometheus.exposure!.host}/`;
  const alertmanager = `https://${stack.alertmanager!.exposure!.host}/`;
  let client: StackClient;
  beforeAll(() => {
    client = new StackClient(suite.node);
  });
  const admin = () => `admin:${suite.node.passwords.prometheus}`;

  describe('Alertmanager', () => {
    suite.test("receives alerts of Prometheus, and notifies the dead man's switch", async () => {
      // Before its URL existed, requests failed. A notification that is still retried counts as neither.
      const requests = (what: string) => `sum(alertmanager_notification_requests_${what}{integration="webhook"})`;
      const delivered = `${requests('total')} - ${requests('failed_total')} > 0`;
      await untilSo('the Watchdog is delivered', () => client.query(delivered).series.length === 1);
      // Prometheus could not send alerts before Alertmanager was ready: only later ones count.
      const counted = (what: string) =>
        client.query(`sum(prometheus_notifications_${what}_total)`).series[0]!.points[0]![1];
      const [sent, dropped] = [counted('sent'), counted('dropped')];
      await untilSo('Prometheus sends alerts again', () => counted('sent') > sent);
      expect(counted('dropped')).toBe(dropped);
    });
  });

  describe('Traefik in front of the stack', () => {
    suite.test('requires the password of Prometheus', () => {
      expect(client.visit(prometheus).status).toBe(401);
      expect(client.visit(prometheus, { user: 'admin:wrong' }).status).toBe(401);
      expect(client.visit(`${prometheus}-/ready`, { user: admin() }).status).toBe(200);
    });

    suite.test('requires the password of Alertmanager, which allows silences', () => {
      expect(client.visit(alertmanager).status).toBe(401);
      expect(client.visit(`${alertmanager}api/v2/silences`, { user: 'admin:wrong' }).status).toBe(401);
      expect(client.visit(`${alertmanager}api/v2/silences`, { user: admin() }).status).toBe(200);
    });

    suite.test('leaves the login to Grafana, and redirects to HTTPS with security headers', () => {
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

    suite.test('admits the requests of a dashboard, and limits password attempts', () => {
      expect(client.visitTogether(200, `${grafana}api/health`)).toEqual({ 200: 200 });
      // Ten per second are admitted, so most of a thousand are rejected, even on a busy machine.
      expect(client.visitTogether(1000, prometheus)['429']).toBeGreaterThan(0);
    });
  });
}

/** Namespaces of objects. */
function namespacesOf(manifests: readonly Manifest[]): string[] {
  return ofKind(manifests, 'Namespace').map(({ metadata }) => metadata.name);
}

/** Query of a panel. */
interface Question {
  /** Uid of the dashboard and title of the panel. */
  readonly panel: string;
  readonly refId: string;
  readonly expression: string;
}

/** Queries of all panels over the last hour, with all values of variables. */
function questionsOf({ folder, on }: DeployedStack): Question[] {
  const view = { end: 0, range: 3600 };
  return readDashboards(join(folder, 'dist', on.stack.name, 'dashboards')).flatMap(({ uid, queries, variables }) => {
    const values = Object.fromEntries(variables.map(({ name }) => [name, ['any']]));
    return queries.map(({ panel, refId, expression }) => ({
      panel: `${uid}, ${panel}`,
      refId,
      expression: interpolated(expression, values, view).replaceAll('=~"any"', '=~".+"'),
    }));
  });
}
