import { durationToMilliseconds } from '../../core/duration';
import { kairoCms, kairoCmsCloud } from '../../infra/stacks/kairo-cms/stack';
import { externalLabelsOf } from '../../stack/external-labels';
import { deploy } from '../../pulumi/program';
import { secretText } from '../secret-values';
import { givenSecrets, remoteSecretsOf } from './deployed';
import { record, type Recording } from './recording';
import { config as stackConfig } from '../../infra/stacks';
import { joinedRules } from '../rule-files';

type Json = Readonly<Record<string, unknown>>;

/** Resources that the program registers for a stack, with all secrets given. */
function deployed(stack: typeof kairoCms | typeof kairoCmsCloud): Promise<Recording> {
  const given = { ...givenSecrets(stack), ...remoteSecretsOf(stack) };
  const config: Record<string, string> = { stack: stack.name, grafanaAuth: 't0ken', ...given };
  return record(
    async () => {
      await deploy(stackConfig.stacks);
    },
    { config: Object.fromEntries(Object.entries(config).map(([key, value]) => [`vigie:${key}`, value])) },
  );
}

let server: Recording;
let cloud: Recording;
beforeAll(async () => {
  server = await deployed(kairoCms);
  cloud = await deployed(kairoCmsCloud);
});

const ofType = ({ resources }: Recording, type: string) => resources.filter((one) => one.type.endsWith(`:${type}`));

/** Expression without the matchers of the external labels and without line breaks. */
function withoutExternalLabels(expression: string): string {
  return expression
    .replaceAll(/\b(?:cluster="kairo-cms-cloud"|environment="production"),?/g, '')
    .replaceAll('ignoring (cluster, environment)', '')
    .replaceAll(/,(?=\})|\s/g, '')
    .replaceAll('{}', '');
}

/** Files of a ConfigMap resource. */
function file(recording: Recording, map: string, name: string): string {
  const found = ofType(recording, 'ConfigMap').find((one) => one.name.endsWith(`/${map}`))!;
  return (found.inputs.data as Record<string, string>)[name]!;
}

describe('on a server and in Grafana Cloud', () => {
  test('the dashboard is the same but for the data source that is chosen at first', () => {
    const serverDashboard = JSON.parse(file(server, 'grafana-dashboard-kairo-cms', 'kairo-cms.json')) as Json;
    const sent = ofType(cloud, 'Dashboard').find(({ name }) => name.endsWith('/kairo-cms'))!;
    const cloudDashboard = JSON.parse(String(sent.inputs.configJson)) as Json;
    const { templating, ...rest } = cloudDashboard;
    const texts = (dashboard: Json) =>
      JSON.parse(JSON.stringify(dashboard), (key, value: unknown) =>
        key === 'expr' ? withoutExternalLabels(String(value)) : value,
      ) as Json;
    expect(texts({ ...rest, templating: undefined })).toEqual(texts({ ...serverDashboard, templating: undefined }));
    const sourceOf = (one: unknown) => (one as { list: readonly { current: unknown }[] }).list[0]!.current;
    expect(sourceOf(templating)).toMatchObject({ value: 'grafanacloud-prom' });
    expect(sourceOf(serverDashboard.templating)).toMatchObject({ value: 'prometheus' });
  });

  interface RuleOfGrafana {
    readonly name: string;
    readonly for?: string;
    readonly labels: Json;
    readonly datas: readonly { readonly model: string; readonly datasourceUid: string }[];
  }
  const rulesInCloud = () =>
    new Map(
      ofType(cloud, 'RuleGroup').flatMap(({ inputs }) =>
        (inputs.rules as RuleOfGrafana[]).map(
          (rule) => [rule.name, { rule, seconds: inputs.intervalSeconds }] as const,
        ),
      ),
    );
  const rulesOnServer = () => {
    const map = ofType(server, 'ConfigMap').find((one) => one.name.endsWith('/prometheus-rules'))!;
    return joinedRules(Object.values(map.inputs.data as Record<string, string>)).groups;
  };
  const application = kairoCms.rules.filter(({ name }) => /kairo/.test(name));

  test.each(application.flatMap(({ name, rules }) => rules.map((rule) => [rule.name, name] as const)))(
    'the rule %s has the same expression, threshold, duration, labels and interval',
    (name, group) => {
      const { interval, rules } = rulesOnServer().find((one) => one.name === group)!;
      const written = rules.find(({ alert, record: series }) => (alert ?? series) === name)!;
      const { rule, seconds } = rulesInCloud().get(name)!;
      const [asked] = rule.datas;
      const { expr } = JSON.parse(asked!.model) as { readonly expr: string };
      expect(withoutExternalLabels(expr)).toBe(withoutExternalLabels(written.expr));
      expect(expr.match(/cluster="kairo-cms-cloud"/g)).toHaveLength(expr.match(/environment="production"/g)!.length);
      expect(asked!.datasourceUid).toBe('grafanacloud-prom');
      expect([rule.for, rule.labels]).toEqual([written.for, { ...externalLabelsOf(kairoCmsCloud), ...written.labels }]);
      expect(seconds).toBe(durationToMilliseconds(interval!) / 1000);
    },
  );

  test('the alerts on targets are equal', () => {
    const names = (stack: typeof kairoCms | typeof kairoCmsCloud) =>
      stack.rules.flatMap(({ rules }) => rules.map(({ name }) => name)).filter((name) => name.startsWith('Kairo'));
    expect(names(kairoCmsCloud)).toEqual(names(kairoCms));
    for (const name of names(kairoCms)) expect([...rulesInCloud().keys()]).toContain(name);
  });

  test('the receivers and working hours are equal', () => {
    const points = ofType(cloud, 'ContactPoint').map(({ inputs }) => inputs.name);
    expect(points.sort()).toEqual(['astreinte', 'equipe', 'veilleur']);
    const [policy] = ofType(cloud, 'NotificationPolicy');
    expect(policy!.inputs).toMatchObject({
      contactPoint: 'equipe',
      policies: [
        { contactPoint: 'veilleur', matchers: [{ label: 'alertname', match: '=', value: 'Watchdog' }] },
        { contactPoint: 'astreinte', matchers: [{ label: 'severity', match: '=', value: 'critical' }] },
        { contactPoint: 'equipe', activeTimings: ['working-hours'] },
      ],
    });
  });
});

describe('the cluster of Grafana Cloud', () => {
  test('has only the agent and the exporter', () => {
    const deployments = ofType(cloud, 'Deployment').map(({ name }) => name);
    expect(deployments.map((name) => name.split('/').at(-1)).sort()).toEqual(['blackbox-exporter', 'prometheus']);
    expect(ofType(cloud, 'StatefulSet')).toEqual([]);
  });

  test('has the tokens of the application and of Grafana Cloud, without showing them', () => {
    const secrets = Object.fromEntries(ofType(cloud, 'Secret').map(({ name, inputs }) => [name, inputs.stringData]));
    expect(secrets).toEqual({
      'kairo-cms-cloud/monitoring-kairo-cms-cloud/grafana-cloud': {
        token: secretText('monitoring-kairo-cms-cloud/grafana-cloud/token'),
      },
      'kairo-cms-cloud/monitoring-kairo-cms-cloud/kairo-cms-metrics': {
        token: secretText('monitoring-kairo-cms-cloud/kairo-cms-metrics/token'),
      },
    });
    const shown = JSON.stringify(cloud.resources.map(({ shown: one }) => one));
    expect(shown).not.toContain('s3cret');
    expect(shown).not.toContain('t0ken');
  });

  test('requires a token for Grafana', async () => {
    const config = Object.fromEntries(
      Object.entries({ stack: kairoCmsCloud.name, ...givenSecrets(kairoCmsCloud) }).map(([key, value]) => [
        `vigie:${key}`,
        value,
      ]),
    );
    const refused = record(
      async () => {
        await deploy(stackConfig.stacks);
      },
      { config },
    );
    await expect(refused).rejects.toThrow(/grafanaAuth is not set.*remedy: pulumi config set --secret grafanaAuth$/m);
  });
});
