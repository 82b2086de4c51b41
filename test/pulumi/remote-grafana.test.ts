import * as pulumi from '@pulumi/pulumi';
import { parse, stringify } from 'yaml';
import { alert, recordingRule, ruleGroup, type Runbook, runbookUids } from '../../alerts';
import { scopeOf } from '../../alerts/rules/rule-group';
import { pulumiOutput } from '../../core/output-token';
import { SecretValue } from '../../core/secret-value';
import { rate, selectors, sum, gibibytes } from '../../promql';
import type { NotifyingReceiver } from '../../servers/alertmanager/receiver';
import { externalLabelsOf } from '../../stack/external-labels';
import { dashboardContext } from '../../stack/runbooks';
import { shop } from '../shop';
import { fullStack, minimalStack, otherStack } from '../stacks';
import { secretText } from '../secret-values';
import { standard, the } from './deployed';
import { notifiedStack, receivers, route, secrets, timeIntervals } from './remote-policy';
import { deployed, ofType, url } from './remote';
import type { Recording, Registration } from './recording';
import { monitoringStacks as stacks } from '../targeted';

const runbook: Runbook = { impact: 'Carts are lost.', steps: ['Look.'] };

interface Rule {
  readonly name: string;
  readonly for?: string;
  readonly condition?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly datas: readonly { readonly refId: string; readonly model: string }[];
  readonly record?: unknown;
}

const rulesOf = (recording: Recording): Rule[] =>
  ofType(recording, 'RuleGroup').flatMap(({ inputs }) => inputs.rules as Rule[]);

test('the sent dashboards, rules, contact points and policies of a stack', async () => {
  const recording = await deployed({
    stack: notifiedStack,
    receivers,
    timeIntervals,
    route,
    secrets: { ...secrets, 'monitoring/cloud/password': 'p4ssword' },
    dataSource: {
      url: 'https://prometheus.example/api/prom',
      login: { user: '1234', password: SecretValue.fromExisting('cloud', 'password') },
    },
  });
  const sent = recording.resources
    .filter(({ type }) => type.startsWith('grafana:'))
    .map(({ type, name, shown }) => ({ resource: `${type} ${name}`, inputs: shown }))
    .sort((one, other) => (one.resource < other.resource ? -1 : 1));
  expect(stringify(sent, { lineWidth: 0 })).toMatchSnapshot();
  for (const secret of [...Object.values(secrets), 'p4ssword', 't0ken']) {
    expect(JSON.stringify(recording.resources)).toContain(secret);
    expect(JSON.stringify(recording.resources.map((one) => ({ ...one, inputs: undefined })))).not.toContain(secret);
  }
});

describe('dashboards', () => {
  test.each(stacks)('of $name are equal to those in the cluster, and select the data source', async (stack) => {
    const recording = await deployed({ stack });
    const dashboards = ofType(recording, 'Dashboard').map(
      ({ inputs }) =>
        JSON.parse(String(inputs.configJson)) as { uid: string; templating: { list: { current: unknown }[] } },
    );
    const known = new Map(dashboards.map((one) => [one.uid, one]));
    expect([...known.keys()].sort()).toEqual(
      [...stack.dashboards.map(({ uid }) => uid), ...runbookUids(stack.rules)].sort(),
    );
    for (const dashboard of stack.dashboards) {
      const { templating, ...rest } = known.get(dashboard.uid)!;
      const { templating: expected, ...others } = JSON.parse(
        JSON.stringify(dashboard.toJson({ ...dashboardContext(stack), editable: false })),
      ) as {
        templating: { list: { current: unknown }[] };
      };
      expect(rest).toEqual(others);
      expect(templating.list[0]).toEqual({
        ...expected.list[0],
        current: { text: 'grafanacloud-prom', value: 'grafanacloud-prom', selected: true },
      });
      expect(templating.list.slice(1)).toEqual(expected.list.slice(1));
    }
  });
});

describe('rules', () => {
  test.each(stacks)('of $name: every rule has the same query, duration and labels', async (stack) => {
    const found = new Map(rulesOf(await deployed({ stack })).map((rule) => [rule.name, rule]));
    const context = { window: '5m', panelUrl: () => undefined, runbookUrl: () => undefined } as const;
    const all = stack.rules.flatMap(({ rules, job, window }) =>
      rules.map((rule) => {
        const scope = scopeOf(job);
        return rule.toJson({ ...context, window, scope });
      }),
    );
    expect(found.size).toBe(all.length);
    for (const json of all) {
      const rule = found.get(json.alert ?? json.record!)!;
      const [query] = rule.datas;
      expect(JSON.parse(query!.model)).toMatchObject({ expr: json.expr, instant: true, range: false });
      const added = json.alert === undefined ? {} : externalLabelsOf(stack);
      expect([rule.for, rule.labels]).toEqual([json.for, { ...added, ...json.labels }]);
      expect(JSON.stringify(rule.annotations ?? {})).not.toMatch(/\$value\b/);
      expect(rule.annotations?.summary?.replaceAll('$values.query.Value', '$value')).toBe(json.annotations?.summary);
    }
  });

  test('fire for every series of the expression, and not without one', async () => {
    const [rule] = rulesOf(await deployed());
    const steps = rule!.datas.map(({ model }) => JSON.parse(model) as Record<string, unknown>);
    expect(steps.map(({ type, expression }) => [type, expression])).toEqual([
      [undefined, undefined],
      ['math', 'is_number($query) || is_nan($query) || is_inf($query)'],
      ['threshold', 'numbers'],
    ]);
    expect(rule).toMatchObject({ condition: 'threshold', noDataState: 'OK', execErrState: 'Error' });
  });

  test('a recording rule is a recording rule of Grafana', async () => {
    const { http_requests_total, memory_bytes } = selectors(shop);
    const recorded = recordingRule({
      name: 'job:http_requests:rate5m',
      expression: sum(rate(http_requests_total)).by('job'),
    });
    const large = alert({
      name: 'Large',
      condition: sum(memory_bytes).greaterThan(gibibytes(1)),
      severity: 'warning',
      summary: ({ value }) => `Large: ${value}`,
      description: 'Large.',
      keepFiringFor: '5m',
      runbook,
    });
    const rules = [ruleGroup({ name: 'shop', rules: [recorded, large], interval: '1m' })];
    const recording = await deployed({ stack: { ...minimalStack, rules } });
    expect(ofType(recording, 'RuleGroup')[0]!.inputs.intervalSeconds).toBe(60);
    expect(rulesOf(recording)).toMatchObject([
      {
        name: 'job:http_requests:rate5m',
        record: { metric: 'job:http_requests:rate5m', from: 'query', targetDatasourceUid: 'grafanacloud-prom' },
      },
      {
        name: 'Large',
        keepFiringFor: '5m',
        annotations: { summary: 'Large: {{ $values.query.Value | humanize1024 }}B' },
      },
    ]);
  });

  test('link to their panel and runbook page', async () => {
    const [rule] = rulesOf(await deployed());
    expect(rule!.annotations).toMatchObject({
      __dashboardUid__: 'shop',
      __panelId__: String(fullStack.dashboards[0]!.panelId('memory')),
      dashboard_url: expect.stringContaining(`${url}/d/shop?viewPanel=panel-`) as string,
      runbook_url: 'https://wiki.shop.example/runbooks/ShopLarge',
    });
  });

  test('link to their page in the same Grafana, which also has the silences', async () => {
    const rules = [ruleGroup({ name: 'shop', rules: [{ ...fullStack.rules[0]!.rules[0]!, runbook }] })];
    const recording = await deployed({ stack: { ...minimalStack, rules, dashboards: fullStack.dashboards } });
    const link = rulesOf(recording)[0]!.annotations!.runbook_url!;
    expect(link).toBe(`${url}/d/runbook-ShopLarge`);
    const found = ofType(recording, 'Dashboard').find(({ name }) => name.endsWith('/runbook-ShopLarge'))!;
    const folder = ofType(recording, 'Folder').find(({ inputs }) => inputs.uid === `${minimalStack.name}-runbooks`)!;
    expect(found.inputs.folder).toBe(folder.inputs.uid);
    expect(folder.inputs.title).toBe('Shop: Runbooks');
    const { panels } = JSON.parse(String(found.inputs.configJson)) as { panels: { options?: { content: string } }[] };
    const page = panels[0]!;
    expect(page.options!.content).toContain(
      `${url}/alerting/silence/new?alertmanager=grafana&matcher=alertname%3DShopLarge`,
    );
    expect(page.options!.content).not.toContain('amtool');
  });

  test('require a runbook page', async () => {
    const { rules } = fullStack;
    await expect(deployed({ stack: { ...minimalStack, rules, dashboards: fullStack.dashboards } })).rejects.toThrow(
      /alert ShopLarge has no runbook, but its notifications link to one; remedy/,
    );
  });

  test('and dashboards select only samples of the stack where other servers write too', async () => {
    const remote = {
      stack: { ...notifiedStack, prometheus: { ...notifiedStack.prometheus, externalLabels: { cluster: 'eu' } } },
      hasExternalLabels: true,
    };
    const matched = /\{(?:\w+="\w+",)*cluster="eu",environment="production"/;
    const recording = await deployed(remote);
    for (const rule of rulesOf(recording)) {
      expect(JSON.parse(rule.datas[0]!.model)).toMatchObject({ expr: expect.stringMatching(matched) as string });
      expect(rule.labels).toMatchObject({ cluster: 'eu', environment: 'production' });
    }
    const texts = ofType(recording, 'Dashboard').flatMap(({ inputs }) =>
      [...String(inputs.configJson).matchAll(/"(?:expr|definition)": "(.*)"/g)].map(([, text]) => text!),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.replaceAll('\\"', '"')).toMatch(matched);
  });

  test('of a stack with remote writes need to know which samples Grafana has', async () => {
    await expect(deployed({ hasExternalLabels: undefined } as never)).rejects.toThrow(
      /remote: hasExternalLabels is not set, but the Prometheus of the stack has remote writes; allowed: true where/,
    );
  });

  test('are evaluated at a multiple of ten seconds, as Grafana requires', async () => {
    expect(ofType(await deployed(), 'RuleGroup')[0]!.inputs.intervalSeconds).toBe(20);
  });
});

describe('reports all issues at once', () => {
  test('routes and receivers', async () => {
    const wrong = {
      receivers: [
        {
          name: 'team',
          integrations: [
            { kind: 'email', addresses: ['team'] },
            {
              kind: 'telegram',
              token: SecretValue.fromExisting('notifications', 'telegram'),
              chat: 1,
              server: 'https://t.example',
            },
          ],
        },
        receivers[0]!,
      ] as NotifyingReceiver[],
      route: { receiver: 'team', matchers: { severity: 'critical' }, routes: [{ receiver: 'nobody' }] },
    };
    await expect(deployed(wrong)).rejects.toThrow(
      /two receivers have the same name; given: "team".*\n.*the first route has matchers.*\n.*a route has a receiver that does not exist; given: "nobody"; allowed: team.*\n.*this is no email address; given: "team"\n.*telegram of receiver team: Grafana cannot use another server/,
    );
  });

  test('a route whose groups are looked at after twice its repeat interval', async () => {
    const wrong = { receivers, route: { ...route, repeatInterval: '1m', groupInterval: '1h' } } as const;
    await expect(deployed(wrong)).rejects.toThrow(
      /repeats after notifications are forgotten, so Alertmanager may notify no end; given: "every 1h/,
    );
  });

  test('missing secrets', async () => {
    await expect(deployed({ receivers })).rejects.toThrow(
      /vigie:monitoring\/notifications\/slack is not set: a secret string, the address of the slack of receiver on-call/,
    );
  });
});

test.each(['foo', 'https://', 'ftp://shop.example', 'https://user:p4ss@shop.example'])(
  'refuses %s as URL before anything is registered',
  async (wrong) => {
    const resources: Registration[] = [];
    await expect(deployed({ url: wrong }, { resources })).rejects.toThrow(/url: this is no address of Grafana/);
    expect(resources.filter(({ type }) => type !== 'pulumi:providers:grafana')).toEqual([]);
  },
);

describe('refuses before anything is registered', () => {
  const password = SecretValue.fromExisting('cloud', 'password');
  const source = { url: 'https://prometheus.example' };
  const withStack = (part: Partial<typeof fullStack>) => ({ stack: { ...fullStack, ...part } });
  const withPrometheus = (part: object) => withStack({ prometheus: { ...fullStack.prometheus, ...part } });

  test.each<[string, Parameters<typeof deployed>[0], string]>([
    ['a namespace', { namespace: '' }, 'namespace: this is no name of a namespace; given: ""'],
    ['a uid', { dataSource: 'a b' }, 'dataSource: invalid uid; given: "a b"'],
    ['an address', { dataSource: { url: 'https:///b' } }, 'dataSource: url: this is no address of Prometheus'],
    ['a user', { dataSource: { ...source, login: { user: 'a:b', password } } }, 'login: user: this is no user'],
    [
      'a key',
      { dataSource: { ...source, login: { user: 'a', password: SecretValue.fromExisting('cloud', '..a') } } },
      'login: password: this is no key of a Secret',
    ],
    ['a name', withStack({ name: 'a b' }), 'stack: this is no name of a stack; given: "a b"'],
    ['an environment', withStack({ environment: 'A' }), 'stack: environment: this is no name of an environment'],
    ['runbooks', withStack({ runbooks: 'https://a.example/?a' }), 'stack: runbooks: the names of alerts become'],
    ['a folder', withStack({ grafana: { ...fullStack.grafana, folder: ' ' } }), 'stack: grafana: folder: this text is'],
    ['an interval', withPrometheus({ evaluationInterval: '5' }), 'stack: prometheus.evaluationInterval: this is no'],
    [
      'a label',
      withPrometheus({ externalLabels: { 'a b': 'c' } }),
      'stack: prometheus.externalLabels: this is no name',
    ],
    [
      'rules twice',
      withStack({ rules: [...fullStack.rules, ...fullStack.rules] }),
      'two rule groups have the same name',
    ],
  ])('%s', async (_, args, message) => {
    const resources: Registration[] = [];
    await expect(deployed(args, { resources })).rejects.toThrow(message);
    expect(resources.filter(({ type }) => type !== 'pulumi:providers:grafana')).toEqual([]);
  });
});

test('accepts the output of another resource as URL', async () => {
  const recording = await deployed(() => ({
    url: `https://${pulumiOutput(pulumi.output('late.example'))}`,
    dataSource: { url: `https://${pulumiOutput(pulumi.output('prometheus.example'))}/api` },
  }));
  expect(ofType(recording, 'DataSource')[0]!.inputs.url).toBe('https://prometheus.example/api');
  expect(rulesOf(recording)[0]!.annotations?.dashboard_url).toContain('https://late.example/d/shop');
});

test('Prometheus writes to the cloud with a login from a Secret', async () => {
  const recording = await standard(otherStack);
  const { data } = the(recording, 'ConfigMap', 'look-out/prometheus-config').inputs as { data: Record<string, string> };
  expect(parse(data['prometheus.yml']!)).toMatchObject({
    remote_write: [
      {
        url: 'https://mimir.example/api/v1/push',
        basic_auth: { username: 'shop', password_file: '/etc/prometheus/secrets/mimir/password' },
      },
    ],
  });
  expect(the(recording, 'Secret', 'look-out/mimir').inputs.stringData).toEqual({
    password: secretText('look-out/mimir/password'),
  });
});
