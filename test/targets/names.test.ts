import { ApiObject, App, Chart } from 'cdk8s';
import { podNameIssues, type Workload } from '../../constructs/object-names';
import { formatIssue } from '../../core/errors';
import { SecretValue } from '../../core/secret-value';
import { Dashboard, row, textPanel } from '../../dashboards';
import { redisExporter } from '../../library/redis/exporter';
import type { Oidc } from '../../servers/grafana/oidc';
import type { MonitoringStackProps, StackProps } from '../../stack/stack';
import { kubernetes } from '../../targets/kubernetes';
import type { KubernetesTarget } from '../../targets/kubernetes/target';
import { validate } from '../../targets/validation';
import { agentStack, fullStack, minimalStack } from '../stacks';
import { targeted } from '../targeted';

const dashboard = (uid: string, title: string) =>
  new Dashboard({
    uid,
    title,
    description: 'Carts.',
    rows: { all: row('All', { carts: textPanel({ title: 'Carts', description: 'Carts.', content: 'Carts.' }) }) },
  });

/** Stack whose dashboards include its runbook pages. */
const paged: MonitoringStackProps = {
  ...minimalStack,
  rules: fullStack.rules.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, runbook: { impact: 'None.', steps: ['Look.'] as const } })),
  })),
  dashboards: fullStack.dashboards,
  jobs: fullStack.jobs.slice(0, 1),
};

function issuesOf(stack: StackProps, target?: KubernetesTarget): string[] {
  return validate([targeted(stack, target)]).map(formatIssue);
}

const one = (props: Partial<MonitoringStackProps>, target?: KubernetesTarget) =>
  issuesOf({ ...minimalStack, ...props }, target);

describe('names in one stack', () => {
  test('two dashboards of a folder have different titles', () => {
    expect(one({ dashboards: [dashboard('paris', 'Carts'), dashboard('lyon', ' Carts ')] })).toEqual([
      'minimal: dashboard paris and dashboard lyon have the same title in the folder "Shop", so Grafana stops reading the dashboards of the stack; given: "Carts"; remedy: give each its own title',
    ]);
  });

  test('a dashboard has another title than the list of runbook pages', () => {
    const dashboards = [...paged.dashboards, dashboard('paris', 'Runbooks')];
    expect(issuesOf({ ...paged, dashboards })).toEqual([
      expect.stringMatching(/^minimal: dashboard paris and the list of runbook pages have the same title .*"Runbooks"/),
    ]);
    const french = [...paged.dashboards, dashboard('paris', 'Procédures')];
    expect(issuesOf({ ...paged, language: 'fr', dashboards: french })).toEqual([
      expect.stringMatching(/^minimal: dashboard paris and the list of runbook pages have the same title/),
    ]);
    expect(issuesOf({ ...paged, dashboards: french })).toEqual([]);
  });

  test.each([
    ['Shop_a', 'shop-a'],
    ['a', 'a'],
    ['A', 'a'],
  ])('two dashboards have different uids, also without case: %s and %s', (first, second) => {
    expect(one({ dashboards: [dashboard(first, 'One'), dashboard(second, 'Two')] })).toEqual([
      'minimal: dashboard "One" and dashboard "Two" have the same uid, so Grafana keeps only one; given: "' +
        [...new Set([first, second])].join(', ') +
        '"; allowed: uids that differ in more than case, - and _; remedy: give each its own uid',
    ]);
  });

  test.each(['General', 'general', ' General'])('the folder "%s" is refused', (folder) => {
    expect(one({ grafana: { ...minimalStack.grafana, folder } })).toEqual([
      `minimal: grafana.folder: Grafana does not create this folder; given: ${JSON.stringify(folder)}; allowed: any name but "General", which Grafana keeps for itself`,
    ]);
  });

  test.each(['prometheus', 'alertmanager', 'grafana', 'grafana-backup', 'blackbox-exporter', 'node-exporter'])(
    'an exporter has another name than the server %s',
    (name) => {
      const exporters = [redisExporter({ name, address: 'redis://redis.apps.svc' })];
      const { alertmanager, blackboxExporter, nodeExporter, grafana } = fullStack;
      const others = { alertmanager, blackboxExporter, nodeExporter, grafana };
      expect(one({ ...others, rules: fullStack.rules, exporters, runbooks: fullStack.runbooks })).toContainEqual(
        `minimal: exporter ${name} and server ${name} of a stack have the same name; given: "${name}"; remedy: rename the exporter`,
      );
    },
  );

  test.each(['namespace', 'priority', 'ingress', 'network', 'secrets'])('an exporter may be called %s', (name) => {
    expect(one({ exporters: [redisExporter({ name, address: 'redis://redis.apps.svc' })] })).toEqual([]);
  });

  test('two objects have different names', () => {
    expect(one({ exporters: [redisExporter({ name: 'default-deny', address: 'redis://redis.apps.svc' })] })).toEqual([
      'minimal: minimal/network/namespace.monitoring.default-deny and minimal/network/pods.monitoring.default-deny have the same objects; given: "NetworkPolicy monitoring/default-deny"; remedy: rename one of them',
    ]);
    const machines = kubernetes({ namespace: 'watch', machineNamespace: 'watch' });
    expect(one({ nodeExporter: {} }, machines)).toContainEqual(
      'minimal: minimal/namespace/namespace and minimal/node-exporter/app/namespace/namespace have the same objects; given: "Namespace watch"; remedy: give namespace and machineNamespace different values',
    );
  });

  test('Secrets whose names fold into one have different volumes', () => {
    const oidc: Oidc = {
      name: 'Shop',
      clientId: 'grafana',
      clientSecret: SecretValue.fromExisting('grafana.credentials', 'client-secret'),
      authorizeUrl: 'https://login.example/authorize',
      tokenUrl: 'https://login.example/token',
      userInfoUrl: 'https://login.example/userinfo',
      rolePath: "'Viewer'",
    };
    const stack = { ...minimalStack, grafana: { ...minimalStack.grafana, oidc } };
    expect(validate([targeted(stack)])).toEqual([]);
    const manifests = kubernetes().render(stack).get('minimal.k8s.yaml')!;
    expect(manifests).toMatch(/- name: secret-grafana-credentials\n/);
    expect(manifests).toMatch(/- name: secret-grafana-credentials-[0-9a-f]{16}\n/);
  });

  test('two volumes, and two paths of a container, are reported with their owners', () => {
    const chart = new Chart(new App(), 'chart');
    const volumes = ['a', 'b'].map((secretName) => ({ name: 'secret', secret: { secretName } }));
    const volumeMounts = ['first', 'second'].map((name) => ({ name, mountPath: '/etc/shop' }));
    const spec = { containers: [{ name: 'shop', volumeMounts }], volumes };
    new ApiObject(chart, 'app', {
      ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop' } },
      spec: { template: { spec } },
    });
    expect(podNameIssues(chart.toJson() as Workload[]).map(formatIssue)).toEqual([
      'Secret a and Secret b have the same volume in Deployment shop; given: "secret"; remedy: rename one of them',
      'volume first and volume second have the same path in container shop of Deployment shop; given: "/etc/shop"; remedy: rename one of them',
    ]);
  });

  test('two servers have different claims', () => {
    const storage = { prometheus: { existingClaim: 'disk' }, grafana: { existingClaim: 'disk' } };
    expect(one({}, kubernetes({ storage }))).toEqual([
      'minimal: storage of prometheus and storage of grafana have the same existingClaim, but a volume has one writer; given: "disk"; remedy: give each its own claim',
    ]);
  });

  test('two exporters of a patch have different ports', () => {
    const workload = { kind: 'Deployment', name: 'data', namespace: 'apps' } as const;
    const [first, second] = ['first', 'second'].map((name) => redisExporter({ name, address: 'redis://localhost' }));
    expect(one({ patches: [{ workload, exporters: [first!, second!] }] })).toEqual([
      'minimal: patch of data: exporter first and exporter second have the same port in the pods of Deployment apps/data, and only one can listen; given: "9121"; remedy: run one in its own pod (exporters of a stack)',
    ]);
  });

  test('two rules and two routes name both owners', () => {
    const { rules } = fullStack;
    const again = { ...rules[0]!, name: 'again' };
    expect(one({ ...fullStack, rules: [...rules, again] })).toContainEqual(
      expect.stringContaining(
        'rules: group shop and group again have the same rule; given: "ShopLarge"; remedy: rename or remove one',
      ),
    );
  });

  test('a time interval has another name than the one that mutes null receivers in Grafana', () => {
    const { policy } = fullStack.alertmanager;
    const [working] = policy.timeIntervals!;
    const route = { ...policy.route, routes: policy.route.routes!.map((child) => ({ ...child })) };
    route.routes[1] = { ...route.routes[1]!, activeTimeIntervals: ['always'] };
    const alertmanager = {
      ...fullStack.alertmanager,
      policy: { ...policy, route, timeIntervals: [{ ...working!, name: 'always' }] },
    };
    expect(issuesOf({ ...fullStack, alertmanager })).toEqual([
      'full: a time interval has the name of the one that mutes null receivers in grafana-notifications.yml; given: "always"; remedy: rename it',
    ]);
  });

  test.each(['my_shop', 'Shop', '-shop', 'shop.a', '', '../shop', 's'.repeat(64)])(
    'the name "%s" of a stack is refused',
    (name) => {
      expect(one({ name })).toContainEqual(
        `${name}: this is no name of a stack; given: ${JSON.stringify(name)}; allowed: 1 to 63 lowercase letters, digits and -, with a letter or digit at both ends`,
      );
    },
  );

  test('the name of an agent stack fits the uids of its folders', () => {
    const { folders: _, ...withoutTeams } = agentStack;
    const named = (length: number) => ({ ...withoutTeams, name: 'a'.repeat(length) });
    const target = kubernetes();
    expect(issuesOf(named(31), target)).toEqual([]);
    expect(issuesOf(named(32), target)).toEqual([
      expect.stringMatching(
        /the name of this stack is too long for an external Grafana; .*; allowed: at most 31 characters, because it is the/,
      ),
    ]);
  });
});
