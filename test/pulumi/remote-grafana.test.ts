import * as pulumi from '@pulumi/pulumi';
import { parse, stringify } from 'yaml';
import { runbookUids } from '../../alerts';
import { pulumiOutput } from '../../core/output-token';
import { SecretValue } from '../../core/secret-value';
import type { NotifyingReceiver } from '../../servers/alertmanager/receiver';
import { dashboardContext } from '../../stack/runbooks';
import { fullStack, otherStack } from '../stacks';
import { secretText } from '../secret-values';
import { standard, the } from './deployed';
import { notifiedStack, receivers, route, secrets, timeIntervals } from './remote-policy';
import { deployed, ofType, rulesOf } from './remote';
import type { Registration } from './recording';
import { monitoringStacks as stacks } from '../targeted';

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
