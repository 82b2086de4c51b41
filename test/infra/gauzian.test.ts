import { parser } from '@prometheus-io/lezer-promql';
import { App } from 'cdk8s';
import { parse, stringify } from 'yaml';
import { MonitoringStack } from '../../constructs';
import { filesOf } from '../../infra/output';
import { gauzian, gauzianStaging } from '../../infra/stacks/gauzian';
import { digest } from './digest';

const app = new App();
const stack = new MonitoringStack(app, gauzian);
const files = filesOf(stack);
const objects = stack.toJson() as {
  kind: string;
  metadata: { name: string; namespace?: string };
  data?: Record<string, string>;
}[];

/** The JSON of a dashboard, as it stands in the manifests. */
function dashboardOf(uid: string): {
  panels: { title: string; type: string; fieldConfig?: never; targets?: { expr: string }[] }[];
} {
  const map = objects.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === `grafana-dashboard-${uid}`,
  );
  return JSON.parse(map?.data?.[`${uid}.json`] ?? 'null') as never;
}

describe('what a reviewer reads', () => {
  test('the manifests', () => {
    // The contents of the files have snapshots of their own below.
    const withoutFiles = objects.map(({ data, ...object }) => ({
      ...object,
      ...(data ? { data: Object.fromEntries(Object.keys(data).map((key) => [key, '…'])) } : {}),
    }));
    expect(withoutFiles.map((object) => stringify(object)).join('---\n')).toMatchSnapshot();
  });

  test('prometheus.yml', () => {
    expect(files.get('gauzian/prometheus.yml')).toMatchSnapshot();
  });

  test('rules.yml', () => {
    expect(files.get('gauzian/rules/rules.yml')).toMatchSnapshot();
  });

  test.each(gauzian.dashboards.map((dashboard) => [dashboard.uid, dashboard] as const))(
    'dashboard %s',
    (_, dashboard) => {
      expect(digest(dashboard)).toMatchSnapshot();
    },
  );

  const read =
    /patches|restore|sizing|objectives\.txt|alertmanager\.yml|tmpl|notifications|runbooks\/(GauzianAvailabilityPage|PostgresDown|MinioAbsent|Watchdog)\.md/;
  test.each([...files.keys()].filter((path) => read.test(path)))('%s', (path) => {
    expect(files.get(path)).toMatchSnapshot();
  });

  test('what differs in staging', () => {
    // The pages of alerts say where everything is, in nearly every line.
    const linesOf = (one: MonitoringStack) =>
      [...[...filesOf(one)], ...one.toJson().map((object: unknown) => ['', stringify(object)] as const)]
        .filter(([path, text]) => !path.includes('runbooks') && !text.includes('runbooks.json'))
        .map(([, text]) => text)
        .join('')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => !line.startsWith('runbook_url: '));
    const production = new Set(linesOf(stack));
    const staging = linesOf(new MonitoringStack(new App(), gauzianStaging));
    expect([...new Set(staging.filter((line) => !production.has(line)))].join('\n')).toMatchSnapshot();
  });

  test("Grafana's provisioning", () => {
    const map = objects.find(({ metadata }) => metadata.name === 'grafana-provisioning');
    expect(map?.data).toMatchSnapshot();
  });
});

describe("the installation guide's dashboard", () => {
  const { panels } = dashboardOf('gauzian-overview');
  const guide: readonly (readonly [
    title: string,
    type: string,
    unit: string,
    thresholds: readonly (readonly [number | null, string])[],
  ])[] = [
    ['Requêtes HTTP/s', 'timeseries', 'reqps', [[null, 'green']]],
    ['Connexions Actives', 'stat', 'short', [[null, 'green']]],
    // rouge <95%, jaune <99%, vert ≥99%
    [
      'Taux de Succès',
      'stat',
      'percentunit',
      [
        [null, 'red'],
        [0.95, 'yellow'],
        [0.99, 'green'],
      ],
    ],
    // Grafana writes seconds below one as milliseconds
    [
      'Latence p50/p95/p99',
      'timeseries',
      's',
      [
        [null, 'green'],
        [0.5, 'yellow'],
        [1, 'red'],
      ],
    ],
    ['Uploads de Fichiers', 'stat', 'short', [[null, 'green']]],
    ['Downloads de Fichiers', 'stat', 'short', [[null, 'green']]],
    // KB/MB/GB
    ['Bytes Uploadés', 'stat', 'bytes', [[null, 'green']]],
    ["Tentatives d'Auth", 'timeseries', 'short', [[null, 'green']]],
    // vert <1s, jaune <3s, rouge ≥3s
    [
      'Durée S3 (p95)',
      'gauge',
      's',
      [
        [null, 'green'],
        [1, 'yellow'],
        [3, 'red'],
      ],
    ],
    [
      'Top 10 Endpoints',
      'table',
      's',
      [
        [null, 'green'],
        [0.5, 'yellow'],
        [1, 'red'],
      ],
    ],
    ['Erreurs 4xx/5xx', 'timeseries', 'reqps', [[null, 'green']]],
    ['Upload Chunks (p95)', 'timeseries', 's', [[null, 'green']]],
    ['Opérations Redis', 'timeseries', 'ops', [[null, 'green']]],
    [
      'Durée DB (p95)',
      'timeseries',
      's',
      [
        [null, 'green'],
        [0.1, 'red'],
      ],
    ],
  ];

  test('its 14 panels stand in its order', () => {
    const titles = guide.map(([title]) => title);
    expect(panels.map(({ title }) => title).filter((title) => titles.includes(title))).toEqual(titles);
  });

  test.each(guide)('%s: a %s in %s', (title, type, unit, thresholds) => {
    const panel = panels.find((one) => one.title === title)!;
    const { defaults, overrides } = panel.fieldConfig as unknown as {
      defaults: { unit?: string; thresholds?: { steps: { value: number | null; color: string }[] } };
      overrides: { properties: { id: string; value: unknown }[] }[];
    };
    const properties = new Map(
      overrides.flatMap((override) => override.properties.map(({ id, value }) => [id, value])),
    );
    const steps = (type === 'table' ? properties.get('thresholds') : defaults.thresholds) as {
      steps: { value: number | null; color: string }[];
    };
    expect(panel.type).toBe(type);
    expect(type === 'table' ? properties.get('unit') : defaults.unit).toBe(unit);
    expect(steps.steps.map(({ value, color }) => [value, color])).toEqual(thresholds);
  });

  test.each([
    ['errors by endpoint', "Taux d'erreur par endpoint"],
    ['upload throughput', "Débit d'upload"],
    ['success of authentication', "Taux de succès d'authentification"],
    ['mean time of S3 operations', 'Durée S3 moyenne'],
  ])('its query for %s has a panel too', (_, title) => {
    expect(panels.map((panel) => panel.title)).toContain(title);
  });
});

describe('every expression', () => {
  const rules = (
    parse(files.get('gauzian/rules/rules.yml')!) as { groups: { rules: { alert?: string; expr: string }[] }[] }
  ).groups.flatMap((group) => group.rules);
  const ofRules = rules.map(({ alert, expr }) => [alert ?? 'record', expr] as const);
  const ofPanels = gauzian.dashboards.flatMap(({ uid }) =>
    dashboardOf(uid).panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => [`${uid}: ${title}`, expr] as const),
    ),
  );

  test('there are as many as the dashboards and rules have', () => {
    expect(ofPanels).toHaveLength(gauzian.dashboards.reduce((count, { queries }) => count + queries.length, 0));
    expect(ofRules).toHaveLength(gauzian.rules.reduce((count, group) => count + group.rules.length, 0));
  });

  test.each([...ofPanels, ...ofRules])('%s parses', (_, expression) => {
    const text = expression.replaceAll(/\$__(rate_interval|range)/g, '5m');
    const faults: string[] = [];
    parser.parse(text).iterate({
      enter: ({ type, from }) => {
        if (type.isError) faults.push(text.slice(from));
      },
    });
    expect(faults).toEqual([]);
  });
});

test('every alert says in its summary and description what it is about, and points to a panel', () => {
  const links = gauzian.rules.flatMap(
    (group) => stack.prometheus.rules.groups.find(({ name }) => name === group.name)!.rules,
  );
  for (const { alert, annotations } of links) {
    expect(annotations?.summary).not.toBe('');
    expect(annotations?.description).not.toBe('');
    if (alert !== undefined && alert !== 'Watchdog')
      expect(annotations?.dashboard_url).toMatch(
        /^https:\/\/grafana\.gauzian\.pupin\.fr\/d\/[\w-]+\?viewPanel=panel-\d+$/,
      );
  }
});
