import * as runtime from '@pulumi/pulumi/runtime';
import type { Provider } from '@pulumi/kubernetes/provider';
import fc from 'fast-check';
import { SecretValue, type PulumiOutput } from '../../../../core';
import {
  Monitoring,
  RemoteGrafana,
  type MonitoringArgs,
  type PrometheusSource,
  type RemoteGrafanaArgs,
  type RuleResources,
  type Timeout,
} from '../../../../pulumi';
import { checkedChart } from '../../../../pulumi/monitoring';
import { remoteIssues } from '../../../../pulumi/remote-grafana';
import { throwIssues } from '../../../../core/errors';
import { kubernetes as kubernetesTarget } from '../../../../targets';
import { mutableProvider } from '../../../pulumi/deployed';
import { record } from '../../../pulumi/recording';
import { fullStack, minimalStack } from '../../../stacks';
import { alerts, oneReceiver, runbooks, withAgent } from '../base';
import { Call } from '../described';
import { valuesOf } from '../generated';
import { optional, required, type Subject } from '../subject';
import { textsWithout } from '../awkward';
import { dnsLabels, dnsSubdomains, freeTexts, hosts, noSecrets, noTexts, noUrls, secrets } from '../values';
import { noNamespaces, noSubdomains } from './kubernetes';
import { stacks } from './stacks';

/** Creates a call whose arguments are checked as by a program of Pulumi, which is run only for its result. */
const inProgram = (check: () => unknown, program: () => unknown): Call =>
  new Call(
    () => {
      runtime.setAllConfig({}, []);
      return check();
    },
    async () => (await record(program)).resources.map(({ name, inputs, isRetained }) => [name, inputs, isRetained]),
  );

const monitored = (args: MonitoringArgs): Call =>
  inProgram(
    () => checkedChart('shop', args),
    () => new Monitoring('shop', args, { provider: mutableProvider() }),
  );

const password = 'monitoring/grafana-credentials/admin-password';
const longText = 'Hx7rT2mQ9wLk4VbN8sZd';

const monitoring: Subject<MonitoringArgs> = {
  properties: {
    stack: required(fc.constant(minimalStack), fc.constant({ ...minimalStack, name: 'a b' })),
    target: optional(fc.constant(kubernetesTarget()), 'types'),
    secrets: optional(
      fc.constantFrom({}, { [password]: longText }),
      fc.constantFrom<Readonly<Record<string, string>>>(
        { [password]: '' },
        { [password]: 'admin' },
        { 'monitoring/none/key': longText },
        { '': longText },
        { toString: longText },
      ),
    ),
    passwordSeed: optional(
      fc.constantFrom(longText, 'ä'.repeat(20), 'x'.repeat(1000)),
      fc.constantFrom('', 'short', ' '.repeat(30), 'x'.repeat(19)),
    ),
    existingSecrets: optional(
      fc.constantFrom([], ['monitoring/grafana-secret-key'], ['monitoring/grafana-secret-key/secret-key']),
      fc.constantFrom(['monitoring/none'], [''], ['monitoring'], ['toString'], [`${password}/`]),
    ),
    retain: optional(fc.boolean(), 'types'),
    readyTimeout: optional(
      fc.constantFrom<Timeout>('90s', '10m', '1h', '1.5h'),
      fc.constantFrom('', '10', '5 m', '-1m', '1d', '0s', '0.0m', 'm', '1h30m', 'NaNs', '1e3s'),
    ),
    // Only a running program has one.
    retainedProvider: optional(fc.constant<Provider>(undefined as never), 'types'),
  },
  place: monitored,
};

const output = { apply: (): unknown => output } as PulumiOutput;
const withSecret = (adminPassword: SecretValue): MonitoringArgs => ({
  stack: { ...minimalStack, grafana: { ...minimalStack.grafana, adminPassword } },
});

const keys = fc.constantFrom('password', 'a.b', 'A_b-C', 'k'.repeat(253));
const noKeys = fc.constantFrom('', 'a b', 'a/b', 'é', 'k'.repeat(254), '.', '..');

interface SecretPath {
  readonly name: string;
  readonly key: string;
}

const existingSecret: Subject<SecretPath> = {
  properties: { name: required(dnsSubdomains, noSubdomains), key: required(keys, noKeys) },
  place: ({ name, key }) => monitored(withSecret(SecretValue.fromExisting(name, key))),
};

const outputSecret: Subject<SecretPath> = {
  properties: existingSecret.properties,
  place: ({ name, key }) => monitored(withSecret(SecretValue.fromOutput(name, key, output))),
};

const shown: RemoteGrafanaArgs = {
  stack: { ...withAgent({}).stack, rules: alerts, dashboards: fullStack.dashboards, runbooks },
  url: 'https://grafana.example',
  dataSource: 'grafanacloud-prom',
};

const remote = (part: Partial<RemoteGrafanaArgs>): Call => {
  const { dataSource, namespace = 'monitoring', secrets: given } = { ...shown, ...part };
  const login = typeof dataSource === 'string' ? undefined : dataSource.login?.password;
  const password = login ? { [`${namespace}/${login.secretName}/${login.key}`]: longText } : {};
  const args: RemoteGrafanaArgs = { ...shown, ...part, secrets: { ...password, ...given } };
  return inProgram(
    () => {
      throwIssues(remoteIssues('grafana', args));
    },
    () => new RemoteGrafana('grafana', args),
  );
};

const sourceLogin: Subject<NonNullable<PrometheusSource['login']>> = {
  properties: {
    user: required(
      freeTexts.filter((text) => !text.includes(':')),
      fc.constantFrom('', ' ', 'a:b', 'a\nb', 'a\u0000'),
    ),
    password: required(secrets, noSecrets),
  },
  place: (login) => remote({ dataSource: { url: 'https://prometheus.example', login } }),
};

const sourceUrls = fc
  .tuple(hosts, fc.constantFrom('', '/', '/api/prom', ':9090'))
  .map(([host, rest]) => `https://${host}${rest}`);

const source: Subject<PrometheusSource> = {
  properties: { url: required(sourceUrls, noUrls), login: optional(valuesOf(sourceLogin), 'types') },
  place: (dataSource) => remote({ dataSource }),
};

const remoteGrafana: Subject<RemoteGrafanaArgs> = {
  properties: {
    stack: required(fc.constant(shown.stack), fc.constant({ ...shown.stack, name: 'a b' })),
    namespace: optional(dnsLabels(), noNamespaces),
    url: required(
      hosts.map((host) => `https://${host}`),
      noUrls,
    ),
    dataSource: required(
      fc.oneof(fc.constantFrom('grafanacloud-prom', 'A_1', 'x'.repeat(40)), valuesOf(source, 'login')),
      textsWithout((text) => /^[\w-]{1,40}$/.test(text)),
    ),
    hasExternalLabels: optional(fc.boolean(), 'types'),
    receivers: optional(fc.constant([]), fc.constantFrom([...oneReceiver.receivers, ...oneReceiver.receivers])),
    route: optional(fc.constant(undefined as never), fc.constant({ receiver: 'none' })),
    timeIntervals: optional(fc.constant([]), 'types'),
    ruleResources: optional(fc.constantFrom<RuleResources>('groups', 'rules'), 'types'),
    secrets: optional(fc.constant({}), fc.constantFrom({ 'monitoring/none/key': longText }, { '': longText })),
  },
  place: remote,
};

type Shown = RemoteGrafanaArgs['stack'];
const inGrafana = (part: Partial<Shown>) => remote({ stack: { ...shown.stack, ...part } });
const { properties: content } = stacks.MonitoringStackProps;

const shownPrometheus: Subject<Shown['prometheus']> = {
  properties: {
    evaluationInterval: optional(fc.constantFrom('15s', '1m'), fc.constantFrom('', '5', '0s', '-1m')),
    scrapeInterval: optional(fc.constantFrom('15s', '1m'), fc.constantFrom('', '5', '0s', '-1m')),
    externalLabels: optional(
      fc.constantFrom({}, { cluster: 'shop' }),
      fc.constantFrom({ '': 'a' }, { 'a b': 'c' }, { __name__: 'a' }),
    ),
    remoteWrites: optional(fc.constant([]), 'types'),
  },
  place: (prometheus) => inGrafana({ prometheus }),
};

const shownGrafana: Subject<Shown['grafana']> = {
  properties: { folder: required(freeTexts, noTexts), editable: optional(fc.boolean(), 'types') },
  place: (grafana) => inGrafana({ grafana }),
};

const shownStack: Subject<Shown> = {
  properties: {
    name: required(
      content.name.allowed.filter((name) => name.length < 32),
      content.name.refused,
    ),
    environment: content.environment,
    rules: content.rules,
    dashboards: content.dashboards,
    folders: content.folders,
    jobs: optional(content.jobs.allowed, 'types'),
    runbooks: content.runbooks,
    language: content.language,
    kind: optional(fc.constant('server'), 'types'),
    prometheus: required(valuesOf(shownPrometheus), 'types'),
    grafana: required(valuesOf(shownGrafana), 'types'),
  },
  coherent: (stack) => ({ runbooks, ...stack }),
  place: (stack) => remote({ stack }),
};

/** Subjects of components of Pulumi, and of secrets. */
export const pulumi = {
  MonitoringArgs: monitoring,
  RemoteGrafanaArgs: remoteGrafana,
  'RemoteGrafanaArgs.stack': shownStack,
  'RemoteGrafanaArgs.stack.prometheus': shownPrometheus,
  'RemoteGrafanaArgs.stack.grafana': shownGrafana,
  PrometheusSource: source,
  'PrometheusSource.login': sourceLogin,
  'SecretValue.fromExisting(…)': existingSecret,
  'SecretValue.fromOutput(…)': outputSecret,
};
