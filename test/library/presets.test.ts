import { destinationsOf } from '../../alerts';
import { Size } from '../../core';
import { formatIssue } from '../../core/errors';
import { isNotifying, type Receiver } from '../../servers/alertmanager/receiver';
import { application, minio, presets, redis } from '../../library';
import { hours, minutes } from '../../promql';
import type { StackProps, System } from '../../stack';
import { grafanaRuleFileOf, rulesOf } from '../../stack/rules';
import { SecretValue } from '../../core/secret-value';
import { kubernetes, validate } from '../../targets';
import { shop } from '../shop';

const target = kubernetes();
const { commands } = target;
const url = (key: string) => SecretValue.fromExisting('notifications', key);
const chat = (name: string): Receiver => ({ name, integrations: [{ kind: 'slack', url: url(name) }] });
const receivers: readonly Receiver[] = [
  { name: 'phone', integrations: [{ kind: 'discord', url: url('phone') }] },
  chat('chat'),
  { name: 'nobody', silentReason: 'info alerts are looked at in Grafana' },
  { name: 'outside', integrations: [{ kind: 'webhook', url: url('outside'), sendsResolved: false }] },
  ...['web', 'data', 'pay'].map(chat),
];
const roles = { criticalReceiver: 'phone', warningReceiver: 'chat', watchdogReceiver: 'outside' } as const;
const notifications: presets.PresetNotifications = {
  ...roles,
  receivers: receivers.slice(0, 4),
  infoReceiver: 'nobody',
};
const issuesOf = (stack: StackProps) => validate([{ stack, target }]).map(formatIssue);

type Systems = Parameters<typeof presets.k3sServer>[1];
const one: Systems = (of) => [
  application.fromCatalogue({ ...of, job: 'shop', catalogue: shop, namespace: 'apps', port: 8080 }),
];

function server(systems: Systems = one, props: Partial<presets.K3sServerProps> = {}) {
  return presets.k3sServer(
    {
      ...{ name: 'shop', environment: 'production', commands, folder: 'Shop', domain: 'shop.example', backups: 3 },
      retention: { time: '15d', size: Size.gibibytes(4) },
      volumes: { prometheus: { size: Size.gibibytes(5) }, grafana: { size: Size.gibibytes(1) } },
      notifications,
      ...props,
    },
    systems,
  );
}

function cloud(systems: Systems = one, props: Partial<presets.AgentProps> = {}) {
  return presets.agent(
    {
      ...{ name: 'shop', environment: 'production', commands, folder: 'Shop', url: 'https://shop.grafana.example' },
      metrics: { url: 'https://prometheus.shop.example/api/prom/push', user: '1234' },
      retention: '390d',
      volume: { size: Size.gibibytes(1) },
      notifications: { ...roles, receivers: receivers.filter(isNotifying), infoReceiver: 'chat' },
      ...props,
    },
    systems,
  );
}

const off = { off: 'It is not needed here.' };

test.each<[string, StackProps]>([
  ['a server', server()],
  ['Grafana Cloud', cloud()],
  ['a server without machine and Traefik', server(one, { without: ['machine', 'traefik'] })],
  ['a server without Kubernetes', server(one, { without: ['kubernetes'] })],
  ['a server without exposed servers', server(one, { unexposed: ['prometheus', 'alertmanager'] })],
  [
    'a server without the report of failed notifications',
    server(one, { adjust: { AlertmanagerNotificationsFailing: off } }),
  ],
  [
    'a server with only warnings of Prometheus',
    server(one, {
      adjust: { PrometheusDown: { severity: 'warning' }, PrometheusStorageTrouble: { severity: 'info' } },
    }),
  ],
  [
    'a server without the Watchdog',
    server(one, {
      adjust: { Watchdog: off },
      notifications: { ...notifications, noWatchdogReceiverReason: 'The provider watches the server.' },
    }),
  ],
  ['Grafana Cloud with an info alert', cloud(one, { adjust: { PrometheusSamplesLost: { severity: 'info' } } })],
  ['another system', server(() => [minio.system({ language: 'en', namespace: 'apps' })])],
  [
    'options of the servers',
    server(one, {
      prometheus: { scrapeInterval: '30s', exposure: { host: 'metrics.shop.example', basicAuth: url('users') } },
      alertmanager: { replicas: 2 },
      grafana: { editable: true },
      nodeExporter: {},
      blackboxExporter: {},
    }),
  ],
])('the policy of a preset fits %s', (_, stack) => {
  expect(issuesOf(stack)).toEqual([]);
});

test('a server without machine and Traefik has neither their jobs nor their alerts', () => {
  const stack = server(one, { without: ['machine', 'traefik'] });
  expect(stack.jobs.map(({ job }) => job)).not.toEqual(expect.arrayContaining(['node']));
  expect(stack).not.toHaveProperty('nodeExporter');
  const unknown = server(one, { without: ['machine'], adjust: { MachineDown: off } });
  expect(issuesOf(unknown).join('\n')).toMatch(/no alert of the library has this name here; given: "MachineDown"/);
});

test('a server watches Kubernetes, with the given options', () => {
  const adjust = { KubernetesJobSlow: { threshold: hours(2) } };
  const stack = server(one, { kubernetes: { kubeStateMetrics: { namespaces: ['apps'] }, selfSigned: true }, adjust });
  expect(issuesOf(stack)).toEqual([]);
  expect(stack.kubeStateMetrics).toEqual({ namespaces: ['apps'] });
  expect(stack.jobs.find(({ job }) => job === 'kubelet')!.targets).toEqual({ kind: 'nodes', selfSigned: true });
  const slow = rulesOf(stack).groups.flatMap(({ rules }) => rules.filter((rule) => rule.alert === 'KubernetesJobSlow'));
  expect(slow.map(({ expr }) => expr.split('>').at(-1)!.trim())).toEqual(['7200']);
});

test('a server without Kubernetes has neither its jobs, nor its alerts, nor kube-state-metrics', () => {
  const stack = server(one, { without: ['kubernetes'] });
  expect(stack.jobs.map(({ job }) => job).filter((job) => /^kube|cadvisor/.test(job))).toEqual([]);
  expect(stack).not.toHaveProperty('kubeStateMetrics');
  const unknown = server(one, { without: ['kubernetes'], adjust: { KubernetesPodNotReady: off } });
  expect(issuesOf(unknown).join('\n')).toMatch(
    /no alert of the library has this name here; given: "KubernetesPodNotReady"/,
  );
});

test.each<[string, Partial<presets.K3sServerProps>, RegExp]>([
  [
    'a receiver that does not exist',
    { notifications: { ...notifications, infoReceiver: 'nobdy' } },
    /notifications: infoReceiver: no receiver has this name; given: "nobdy"; allowed: phone, chat/,
  ],
  [
    'a receiver of a team that does not exist',
    { teams: { web: { criticalReceiver: 'wb' } } },
    /teams\.web: criticalReceiver: no receiver has this name; given: "wb"/,
  ],
])('%s is an issue', (_, props, message) => {
  expect(issuesOf(server(one, props)).join('\n')).toMatch(message);
});

test('options of an exporter that a preset does not deploy are an issue', () => {
  const stacks = [
    server(one, { without: ['kubernetes'], kubernetes: {} }),
    server(one, { without: ['machine'], nodeExporter: {} }),
    cloud(one, { blackboxExporter: {} }),
  ];
  expect(stacks.map(issuesOf)).toEqual([
    [expect.stringMatching(/rules: kubernetes is set, but without lists kubernetes; remedy: remove one of them$/)],
    [expect.stringMatching(/rules: nodeExporter is set, but without lists machine; remedy: remove one of them$/)],
    [expect.stringMatching(/blackbox-exporter: it has no modules, so no job can use it; remedy: add a module$/)],
  ]);
  const probed: Systems = (of) => [
    application.fromCatalogue({
      ...{ ...of, job: 'shop', catalogue: shop, namespace: 'apps', port: 8080 },
      publicUrls: [{ url: 'https://shop.example/' }],
    }),
  ];
  const image = 'registry.example/blackbox:v1';
  const stack = cloud(probed, { blackboxExporter: { image } });
  expect(issuesOf(stack)).toEqual([]);
  expect(stack.blackboxExporter).toMatchObject({ image });
});

describe('50 services of three teams', () => {
  const teams = ['web', 'data', 'pay'] as const;
  const services = Array.from({ length: 50 }, (_, index) => ({ job: `service-${index}`, team: teams[index % 3]! }));
  const systems: Systems = (of) => {
    const [first, ...others] = services.map(({ job, team }): System => {
      return application.fromCatalogue({ ...of, job, team, catalogue: shop, namespace: team, port: 8080 });
    });
    const cache = redis.system({
      ...{ ...of, namespace: 'data', lost: 'reports are slow', team: 'data' },
      unreachable: { severity: 'warning', impact: 'Reports are slow.' },
    });
    return [first!, ...others, cache];
  };
  const props = {
    teams: {
      web: { criticalReceiver: 'web', warningReceiver: 'web' },
      data: { folder: 'Data and reports', warningReceiver: 'data' },
      pay: { criticalReceiver: 'pay' },
      // Its last application is gone.
      gone: { criticalReceiver: 'pay' },
    },
  };
  const stack = server(systems, { ...props, notifications: { ...notifications, receivers } });

  test('are a valid stack, on a server and in Grafana Cloud', () => {
    expect(issuesOf(stack)).toEqual([]);
    expect(issuesOf(cloud(systems, props))).toEqual([]);
  });

  test('notify the receivers of their teams', () => {
    const rules = rulesOf(stack).groups.flatMap((group) => group.rules);
    const receiversOf = (alertname: string) =>
      destinationsOf(stack.alertmanager!.policy, {
        alertname,
        ...rules.find(({ alert }) => alert === alertname)!.labels,
      }).map(({ receiver }) => receiver);
    expect(['Service0Down', 'Service1Down', 'Service2Down'].map(receiversOf)).toEqual([['web'], ['phone'], ['pay']]);
    expect(receiversOf('RedisUnreachable')).toEqual(['data']);
    expect(receiversOf('MachineDiskAlmostFull')).toEqual(['phone']);
  });

  test('have a folder for each team', () => {
    expect(stack.folders!.map(({ title, dashboards }) => [title, dashboards.length])).toEqual([
      ['Web', 17],
      ['Data and reports', 18],
      ['Pay', 16],
    ]);
    const { groups } = grafanaRuleFileOf(stack) as { groups: { folder: string }[] };
    expect([...new Set(groups.map(({ folder }) => folder))].sort()).toEqual(['Data and reports', 'Pay', 'Shop', 'Web']);
    const files = target.render(stack);
    expect([...files.values()].join('\n')).toContain('/etc/grafana/folders/data');
  });
});

describe('a server with remote writes', () => {
  const remoteWrites = [{ name: 'elsewhere', url: 'https://metrics.example/api/v1/write' }];
  const prometheus = { remoteWrites, externalLabels: { cluster: 'shop' } };
  const changed = { PrometheusSendingLate: { threshold: minutes(7) } };
  const rulesNamed = (stack: StackProps, name: string) =>
    rulesOf(stack).groups.flatMap(({ rules }) => rules.filter(({ alert }) => alert === name));

  test('has the alerts on them, and their row with the threshold of its alert', () => {
    const stack = server(one, { prometheus, adjust: changed });
    expect(issuesOf(stack)).toEqual([]);
    expect(rulesNamed(stack, 'PrometheusSendingLate').map(({ expr }) => expr.split('>').at(-1)!.trim())).toEqual([
      '420',
    ]);
    expect(rulesNamed(stack, 'PrometheusSamplesLost')).toHaveLength(1);
    expect([...target.render(stack).values()].join('\n')).toMatch(/"value": ?420\b/);
  });

  test('has none of them without remote writes', () => {
    const stack = server();
    expect(rulesNamed(stack, 'PrometheusSendingLate')).toEqual([]);
    expect(issuesOf(server(one, { adjust: changed })).join('\n')).toMatch(
      /no alert of the library has this name here; given: "PrometheusSendingLate"/,
    );
  });
});
