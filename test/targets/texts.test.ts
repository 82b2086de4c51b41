import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alert, ruleGroup, type NotificationPolicy } from '../../alerts';
import { formatIssue } from '../../core/errors';
import { fileText } from '../../core/yaml';
import { Dashboard, row, statPanel, query, textPanel } from '../../dashboards';
import { gibibytes, sum } from '../../promql';
import type { Receiver } from '../../servers/alertmanager/receiver';
import { dashboardText } from '../../servers/grafana/dashboard-file';
import { grafanaNotificationFile } from '../../servers/grafana/notifications';
import { providers } from '../../servers/grafana/provisioning';
import { grafanaRuleFileOf } from '../../stack/rules';
import { dashboardsOf } from '../../stack/runbooks';
import type { MonitoringStackProps } from '../../stack/stack';
import { validate } from '../../targets';
import { shownMarkdown } from '../markdown';
import { metrics as m } from '../shop';
import { agentStack, fullStack, minimalStack, otherStack } from '../stacks';
import { refusedTexts, texts } from '../texts';
import { chartOf, targeted } from '../targeted';

/**
 * Readers of the texts of a stack, with the test of each: with the program itself, or by its
 * documentation where it does not run here. Every file of a stack has one.
 */
const readers: readonly (readonly [files: RegExp, test: string])[] = [
  [/^(prometheus|blackbox)\.yml$/, 'test/e2e/servers/texts.test.ts'],
  [/^rules\/.*\.yml$|^[\w.-]+\.yml in prometheus-rules$/, 'test/e2e/servers/texts.test.ts'],
  [/^(alertmanager\.yml|vigie\.tmpl)$/, 'test/e2e/servers/notification-texts.test.ts'],
  [/^(prometheus-rule|restore|patches\/.*)\.yaml$|\.k8s\.yaml$/, 'test/e2e/manifests/texts.test.ts'],
  [/^(grafana-rules|grafana-notifications|dashboards|datasources)\.yml$/, 'test/targets/texts.test.ts'],
  [/^(dashboards|runbooks)\/.*\.json$|^[\w-]+\.json$/, 'test/targets/texts.test.ts'],
  [/^runbooks\/.*\.md$/, 'test/targets/texts.test.ts'],
  // Texts of this project only, or for people who review a change.
  [/^([\w-]+\.py|sizing\.yml|objectives\.txt|notifications\.txt)$/, 'test/targets/texts.test.ts'],
];

test('every file of a stack has a reader with a test', () => {
  const files = [minimalStack, fullStack, otherStack, agentStack].flatMap((stack) => {
    const { stack: rendered, target } = targeted(stack);
    const data = chartOf(stack)
      .servers.flatMap(({ spec }) => spec.files)
      .flatMap(({ name, files: set }) =>
        Object.keys(set).map((file) => (name === 'prometheus-rules' ? `${file} in ${name}` : file)),
      );
    return [...[...target.render(rendered).keys()].map((path) => path.replace(`${stack.name}/`, '')), ...data];
  });
  const readerOf = (file: string) => readers.filter(([pattern]) => pattern.test(file)).map(([, one]) => one);
  expect([...new Set(files)].filter((file) => new Set(readerOf(file)).size !== 1)).toEqual([]);
  for (const [, path] of readers) expect(existsSync(join(process.cwd(), path))).toBe(true);
});

/**
 * Variables as Grafana expands them:
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#use-environment-variables.
 */
const expanded = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value
      .split('$$')
      .map((part) => part.replaceAll(/\$(?:\{[^}]*\}|\w+)/g, ''))
      .join('$');
  }
  if (Array.isArray(value)) return value.map(expanded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, expanded(one)]));
};

/** Go template of a text without placeholders. */
const templated = (text: string): string => text.replaceAll(/\{\{ "(\{+)" \}\}/g, '$1');

/** Texts without line separators, which the parser of the test reads as YAML 1.2 does. */
const read = (file: string): unknown => parse(file, { version: '1.1' });

test.each(texts)('Grafana reads %j from its files', (text) => {
  const shown = alert({
    name: 'ShopLarge',
    condition: sum(m.memory_bytes).greaterThan(gibibytes(1)),
    severity: 'warning',
    summary: text,
    description: text,
    ...(text.includes('{{') ? {} : { labels: { note: text } }),
  });
  const stack: MonitoringStackProps = {
    ...minimalStack,
    runbooks: 'https://wiki.shop.example',
    rules: [ruleGroup({ name: text, rules: [shown] })],
    grafana: { ...minimalStack.grafana, folder: text },
  };
  const { groups } = read(fileText(grafanaRuleFileOf(stack), '1.1')) as {
    groups: readonly {
      name: string;
      folder: string;
      rules: readonly { labels: { note?: string }; annotations: Record<string, string> }[];
    }[];
  };
  const [group] = groups;
  const { labels, annotations } = group!.rules[0]!;
  expect(expanded([group!.name, group!.folder, labels.note ?? text])).toEqual([text, text, text]);
  // Annotations are not expanded.
  expect([annotations.summary!, annotations.description!].map(templated)).toEqual([text, text]);
  const dashboards = read(
    providers(
      { ...stack.grafana, scrapeInterval: '15s', dashboards: [] },
      { dashboards: '/a', runbooks: '/b', folder: (name) => name },
    ),
  );
  expect(expanded(dashboards)).toMatchObject({ providers: [{ folder: text }] });
});

test.each(texts)('Grafana reads the receiver %j from its file', (text) => {
  const receivers: readonly Receiver[] = [
    { name: text, integrations: [{ kind: 'email', addresses: ['a@shop.example'] }] },
  ];
  const policy: NotificationPolicy = {
    route: { receiver: text, routes: [{ receiver: text, matchers: { note: text } }] },
  };
  const file = read(fileText(grafanaNotificationFile(receivers, policy, 'production'), '1.1')) as Record<
    string,
    readonly unknown[]
  >;
  expect(expanded(file.contactPoints)).toMatchObject([{ name: text }]);
  const [route] = expanded(file.policies) as readonly [
    { readonly receiver: string; readonly routes: readonly [{ readonly matchers: readonly string[] }] },
  ];
  expect(route.receiver).toBe(text);
  const [, quoted] = /^note="(.*)"$/s.exec(route.routes[0].matchers[0]!)!;
  const unescaped = quoted!.replaceAll(/\\(["\\n])/g, (_, one: string) => (one === 'n' ? '\n' : one));
  expect(unescaped).toBe(text);
});

test.each(texts)('Grafana reads %j from a dashboard', (text) => {
  const dashboard = new Dashboard({
    uid: 'texts',
    title: text,
    description: text,
    tags: [text],
    noValue: text,
    links: [{ title: text, url: 'https://shop.example' }],
    rows: {
      all: row(text, {
        value: statPanel({ title: text, description: text, queries: [query(sum(m.memory_bytes), { legend: text })] }),
        content: textPanel({ title: text, description: text, content: text }),
      }),
    },
  });
  const written = dashboardText(dashboard, { editable: false });
  expect(written).not.toMatch(/[^\n\x20-\x7e\u00a0-\u2027\u202a-\uffef]/);
  const { panels, ...json } = JSON.parse(written) as { panels: readonly Record<string, unknown>[] } & Record<
    string,
    unknown
  >;
  expect(json).toMatchObject({ title: text, description: text, tags: [text], links: [{ title: text }] });
  expect(panels).toMatchObject([
    { title: text },
    { title: text, description: text, fieldConfig: { defaults: { noValue: text } }, targets: [{ legendFormat: text }] },
    { title: text, description: text, options: { content: text } },
  ]);
});

test.each(texts)('a runbook page shows the texts of an alert: %j', (text) => {
  const shown = alert({
    name: 'ShopLarge',
    condition: sum(m.memory_bytes).greaterThan(gibibytes(1)),
    severity: 'warning',
    summary: text,
    description: `${text}‹end›`,
    runbook: { impact: 'None.', steps: ['Look.'] },
  });
  const { runbookFiles } = dashboardsOf({ ...minimalStack, rules: [ruleGroup({ name: 'shop', rules: [shown] })] });
  const page = shownMarkdown(runbookFiles.get('ShopLarge')!);
  // Markdown shows the white space around line breaks as nothing.
  const joined = (one: string) => one.replaceAll(/[ \t]*\n[ \t]*/g, '\n').replaceAll('\t', ' ');
  expect(joined(page)).toContain(`\n${joined(text)}`);
  expect(joined(page)).toContain(`${joined(text)}‹end›`);
});

test.each(refusedTexts)('%j is refused in every text', (text) => {
  const { alertmanager, grafana, prometheus } = fullStack;
  const shown = (props: object) =>
    ruleGroup({
      name: 'shop',
      rules: [
        alert({
          name: 'ShopLarge',
          condition: sum(m.memory_bytes).greaterThan(gibibytes(1)),
          severity: 'warning',
          summary: 'Large',
          description: 'Large.',
          ...props,
        }),
      ],
    });
  const [receiver] = alertmanager.receivers;
  const wrong: readonly Partial<MonitoringStackProps>[] = [
    { rules: [shown({ summary: text })] },
    { rules: [shown({ description: ({ value }: { value: string }) => `${value}${text}` })] },
    { rules: [shown({ labels: { note: text } })] },
    { rules: [shown({ runbook: { impact: text, steps: ['Look.'] } })] },
    { rules: [{ ...shown({}), name: text }] },
    { grafana: { ...grafana, folder: text } },
    { prometheus: { ...prometheus, externalLabels: { cluster: text } } },
    { alertmanager: { ...alertmanager, receivers: [{ ...receiver!, name: text }, ...alertmanager.receivers] } },
    { exporters: fullStack.exporters.map((one) => ({ ...one, args: [text] })) },
    { exporters: fullStack.exporters.map((one) => ({ ...one, env: { TEXT: text } })) },
  ];
  const issues = wrong.map((props) => validate([targeted({ ...fullStack, ...props })]).map(formatIssue));
  for (const one of issues)
    expect(one).toContainEqual(
      expect.stringMatching(
        /the text has the character U\+[0-9A-F]{4}, which its readers refuse; given: ".*"; remedy: remove it$/,
      ),
    );
});

test('a line separator is refused in a command, where YAML 1.1 reads a line break', () => {
  const exporters = fullStack.exporters.map((one) => ({ ...one, args: ['a\u2028b'] }));
  expect(validate([targeted({ ...fullStack, exporters })]).map(formatIssue)).toContainEqual(
    expect.stringMatching(/an argument or an environment variable has a line separator/),
  );
});

test('a template is refused in an address of email, which Alertmanager would expand', () => {
  const receivers: readonly Receiver[] = [
    { name: 'team', integrations: [{ kind: 'email', addresses: ['{{.}}@shop.example'] }] },
  ];
  const alertmanager = {
    ...fullStack.alertmanager,
    receivers: [...receivers, ...fullStack.alertmanager.receivers.slice(1)],
  };
  expect(validate([targeted({ ...fullStack, alertmanager })]).map(formatIssue)).toContainEqual(
    expect.stringMatching(/this is no email address; given: "\{\{\.\}\}@shop\.example"/),
  );
});

test.each(['${HOME}', '$__env{HOME}', '$__file{/etc/passwd}', '%(client_id)s'])(
  '%s is refused in a login, where Grafana would replace it',
  (text) => {
    const { oidc } = otherStack.grafana;
    const grafana = { ...otherStack.grafana, oidc: { ...oidc!, name: `Shop ${text}` } };
    expect(validate([targeted({ ...otherStack, grafana })]).map(formatIssue)).toContainEqual(
      `other: grafana: oidc: name: Grafana replaces this part of the text by another value; given: "${text}"; remedy: write the text without it`,
    );
    const plain = { ...otherStack.grafana, oidc: { ...oidc!, name: 'Shop $HOME 100 % $$ {a}' } };
    expect(validate([targeted({ ...otherStack, grafana: plain })])).toEqual([]);
  },
);

test.each(['authorizeUrl', 'tokenUrl', 'userInfoUrl'])('a variable is refused in %s of a login', (name) => {
  const { oidc } = otherStack.grafana;
  const grafana = { ...otherStack.grafana, oidc: { ...oidc!, [name]: 'https://id.shop.example/${HOME}' } };
  expect(validate([targeted({ ...otherStack, grafana })]).map(formatIssue)).toEqual([
    `other: grafana: oidc: ${name}: Grafana replaces this part of the text by another value; given: "\${HOME}"; remedy: write the text without it`,
  ]);
});
