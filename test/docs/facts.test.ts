import { ruleFile } from '../../alerts/rules/rule-group';
import { patchJson } from '../../constructs/patch';
import { Size } from '../../core/size';
import { gauzian } from '../../infra/stacks/gauzian/stack';
import { percent, rate, ratio, render, selectors, sum } from '../../promql';
import { integrations } from '../../servers/alertmanager/integrations';
import { hostsOf } from '../../stack/hosts';
import { prometheusEstimate } from '../../servers/prometheus/spec';
import { prometheusOptions } from '../../stack/servers';
import { expectedFindings } from '../e2e/manifests/checkov-findings';
import { noLinks } from '../shop';
import { images, imageVersion } from '../../servers/images';
import { k3s } from '../../targets/kubernetes';
import { validate } from '../../targets/validation';
import { recipes } from '../../tools/recipes';
import { chartOf, monitoringStacks as stacks, targeted } from '../targeted';
import { textOf } from './pages';
import { shop } from './project/catalogue';

const sizing = textOf('docs/explanation/sizing.md');
const stack = chartOf(gauzian);

interface Pod {
  readonly containers: readonly {
    readonly name: string;
    readonly resources: Readonly<Record<'requests' | 'limits', { readonly cpu: string; readonly memory: string }>>;
  }[];
  readonly volumes?: readonly unknown[];
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly template?: { readonly spec: Pod };
    readonly jobTemplate?: { readonly spec: { readonly template: { readonly spec: Pod } } };
    readonly resources?: { readonly requests: { readonly storage: string } };
    readonly volumeClaimTemplates?: readonly {
      readonly spec: { readonly resources: { readonly requests: { readonly storage: string } } };
    }[];
  };
}
const objects = stack.toJson() as Manifest[];

const title: Readonly<Record<string, string>> = {
  prometheus: 'Prometheus',
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  'kube-state-metrics': 'kube-state-metrics',
  'node-exporter': 'node_exporter, on each machine',
  'blackbox-exporter': 'blackbox_exporter',
  'postgres-exporter': 'postgres_exporter, in the pod of postgres',
  'redis-exporter': 'redis_exporter, in the pod of redis',
  backup: 'backup of Grafana, for seconds each night',
};
const claims: Readonly<Record<string, string>> = {
  prometheus: 'prometheus-data',
  grafana: 'grafana-data',
  backup: 'grafana-backups',
};

/** Containers of a server: those of the manifests and of the patches. */
const containers = [
  ...objects.flatMap(({ spec }) => (spec?.jobTemplate?.spec ?? spec)?.template?.spec.containers ?? []),
  ...gauzian.patches!.flatMap((patch) => (patchJson(patch) as Manifest).spec!.template!.spec.containers),
];

function diskOf(container: string): string {
  const claimed = objects.flatMap(({ spec }) => spec?.volumeClaimTemplates ?? []);
  if (container === 'alertmanager') return claimed[0]!.spec.resources.requests.storage;
  const claim = objects.find(
    ({ kind, metadata }) => kind === 'PersistentVolumeClaim' && metadata.name === claims[container],
  );
  return claim?.spec?.resources?.requests.storage ?? '';
}

const number = (quantity: string): number => Number.parseInt(quantity || '0', 10);

test('the page about notifications names each kind of integration', () => {
  const [, named = ''] = /integrations \(([^)]*)\)/.exec(textOf('docs/explanation/notifications.md'))!;
  // The name of a service may have other words before the kind: Microsoft Teams.
  const kinds = named.split(/,\s+/).map((name) => name.toLowerCase().split(' ').at(-1));
  expect(kinds.sort()).toEqual(Object.keys(integrations).sort());
});

describe('the documentation has for the stack gauzian', () => {
  test.each(containers.map((container) => [container.name, container] as const))('the resources of %s', (name, one) => {
    const { requests, limits } = one.resources;
    const disk = diskOf(name);
    const row = sizing.split('\n').find((line) => line.startsWith(`| ${title[name]!} |`));
    const cells = row?.split('|').map((cell) => cell.trim());
    expect(cells).toEqual(['', title[name], requests.cpu, requests.memory, limits.memory, cells?.[5], disk, '']);
  });

  test('the total resources', () => {
    const sum = (of: (one: (typeof containers)[number]) => string) =>
      containers.reduce((total, one) => total + number(of(one)), 0);
    const cpu = sum(({ resources }) => resources.requests.cpu);
    const requested = sum(({ resources }) => resources.requests.memory);
    const limit = sum(({ resources }) => resources.limits.memory);
    const disk = sum(({ name }) => diskOf(name));
    expect(sizing).toContain(`| together | ${cpu}m | ${requested}Mi | ${limit}Mi | | ${disk}Gi |`);
  });

  test('what Prometheus is expected to hold', () => {
    const { series, samplesPerSecond, memory, disk } = prometheusEstimate(prometheusOptions(gauzian));
    expect(sizing).toContain(
      `${series.toLocaleString('en')} series, ${Math.round(samplesPerSecond)} samples a second, ` +
        `${memory.toMebibytes()} MiB, and ${disk.toGibibytes()} GiB for ${gauzian.prometheus.retention.time.replace('d', ' days')}`,
    );
    expect(Size.gibibytes(disk.toGibibytes())).toEqual(Size.gibibytes(7));
  });

  test('every Secret and its reload', () => {
    const page = textOf('docs/how-to/rotate-a-secret.md');
    for (const { namespace, secret, rotation } of stack.requiredSecrets) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${namespace}/${secret.secretName}\``));
      expect(row).toContain(`\`${secret.key}\``);
      const [, command] = /(kubectl .*)$/.exec(rotation) ?? [];
      if (command !== undefined) expect(row).toContain(`\`${command}\``);
    }
  });
});

describe('the documentation has', () => {
  test('every host that needs a DNS record', () => {
    const hosts = stacks.flatMap((one) => [...hostsOf(one).values()]);
    for (const host of hosts) expect(textOf('docs/how-to/deploy-with-kubectl.md')).toContain(`\`${host}\``);
  });

  test('the reason of each finding of Checkov', () => {
    const rows = textOf('docs/explanation/security.md')
      .split('\n')
      .filter((line) => line.startsWith('| CKV'));
    expect(rows.map((row) => /^\| (\w+)/.exec(row)![1])).toEqual(Object.keys(expectedFindings));
    Object.values(expectedFindings).forEach(({ reason }, index) => {
      expect(rows[index]).toContain(reason);
    });
  });
});

test('the documentation has every alert that bridges missed scrapes', () => {
  const [, section] = textOf('docs/explanation/dashboards-and-alerts.md').split('| alert | bridge | otherwise |');
  const rows = section!.split('\n').filter((line) => line.startsWith('| `'));
  const named = (cell: RegExp) =>
    rows
      .filter((row) => cell.test(row))
      .flatMap((row) => [...row.split('|')[1]!.matchAll(/`…?(\w+)`/g)].map(([, name]) => name!));
  const alerts = stacks.flatMap(({ rules }) =>
    ruleFile(rules, noLinks).groups.flatMap((group) =>
      group.rules.flatMap((rule) =>
        'alert' in rule ? [{ keeps: 'keep_firing_for' in rule, expr: rule.expr, name: rule.alert }] : [],
      ),
    ),
  );
  const isNamed = (names: readonly string[], name: string) => names.some((one) => name.endsWith(one));
  const last = named(/_over_time/);
  const kept = named(/keep_firing_for/);
  expect(last.length * kept.length).toBeGreaterThan(0);
  for (const { name, expr, keeps } of alerts) {
    expect([name, isNamed(last, name)]).toEqual([name, /(last|max)_over_time/.test(expr)]);
    expect([name, isNamed(kept, name)]).toEqual([name, keeps]);
  }
});

test('the README has the query that its example renders to', () => {
  const { http_requests_total } = selectors(shop);
  const requests = sum(rate(http_requests_total)).by('route');
  const errors = sum(rate(http_requests_total.where({ status: /5../ }))).by('route');
  const query = render(ratio(errors, requests).greaterThan(percent(5)).node);
  const line = query.replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')');
  expect(textOf('README.md')).toContain(`\n\`${line.replaceAll(/rate\([^)]*\)/g, 'rate(…)')}\``);
});

test('a PVC that exists is not part of the stack, so that its size can grow in the description alone', () => {
  const volume = { size: Size.gibibytes(20) };
  const retention = { time: '30d', size: Size.gibibytes(16) } as const;
  const grown = { ...gauzian, prometheus: { ...gauzian.prometheus, volume, retention } };
  const target = k3s({ storage: { prometheus: { existingClaim: claims.prometheus! } } });
  expect(validate([targeted(grown, target)])).toEqual([]);
  const claimsOf = (of: typeof objects) =>
    of.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ metadata }) => metadata.name);
  const after = chartOf(grown, target).toJson() as Manifest[];
  expect(claimsOf(after)).toEqual(claimsOf(objects).filter((name) => name !== claims.prometheus));
  const volumes = (of: typeof objects) =>
    of.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'prometheus')!.spec!.template!.spec
      .volumes;
  expect(volumes(after)).toEqual(volumes(objects));
});

test('the page about supported versions names the deployed images and the parts of the node', () => {
  const page = textOf('docs/reference/supported-versions.md');
  const shown = (name: string) => new RegExp(`^\\| ${name}[^|]*\\| (\\S+) \\|`, 'm').exec(page)?.[1];
  const deployed = {
    Prometheus: images.prometheus,
    Alertmanager: images.alertmanager,
    Grafana: images.grafana,
    node_exporter: images.nodeExporter,
    blackbox_exporter: images.blackboxExporter,
    postgres_exporter: images.postgresExporter,
    redis_exporter: images.redisExporter,
    rclone: images.rclone,
  };
  for (const [name, image] of Object.entries(deployed))
    expect([name, shown(name)]).toEqual([name, imageVersion(image)]);
  const parts = {
    Kubernetes: 'kubernetes',
    'kube-router': 'kube-router',
    'local-path-provisioner': 'local-path-provisioner',
    Traefik: 'traefik',
    containerd: 'containerd',
  };
  for (const [title, name] of Object.entries(parts)) {
    expect([title, shown(title)]).toEqual([title, recipes.find((one) => one.name === name)!.version]);
  }
});
