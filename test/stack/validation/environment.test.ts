import { alert, ruleGroup, type Rule } from '../../../alerts';
import { formatIssue } from '../../../core/errors';
import { catalogue, gauge, open } from '../../../metrics';
import { selectors, sum } from '../../../promql';
import { staticJob } from '../../../servers';
import { externalLabelIssues, externalLabelsOf } from '../../../stack/external-labels';
import type { MonitoringStackProps } from '../../../stack/stack';
import { grafanaRuleFileOf, operatorRulesOf, rulesOf } from '../../../stack/rules';
import { agentStack, fullStack, minimalStack } from '../../stacks';
import { chartOf } from '../../targeted';

const issuesOf = (stack: MonitoringStackProps) => externalLabelIssues(stack).map(formatIssue);

test.each(['production', 'staging', 'eu-1', 'a'.repeat(30)])('the environment %s is accepted', (environment) => {
  expect(issuesOf({ ...minimalStack, environment })).toEqual([]);
});

test.each(['', 'Staging', '1st', 'a b', '{{ . }}', 'a'.repeat(31), 'é'])(
  'the environment "%s" is refused',
  (environment) => {
    expect(issuesOf({ ...minimalStack, environment })).toEqual([
      `environment: this is no name of an environment; given: ${JSON.stringify(environment)}; allowed: 'production', or 1 to 30 lowercase letters, digits and -, the first one a letter`,
    ]);
  },
);

test('the environment is no external label of its own', () => {
  const prometheus = { ...minimalStack.prometheus, externalLabels: { environment: 'test' } };
  expect(issuesOf({ ...minimalStack, prometheus })).toEqual([
    'prometheus.externalLabels contains environment; given: "test"; remedy: remove it, and set the property environment of the stack',
  ]);
});

test.each(['', '__name__', 'a-b'])('the external label "%s" is refused', (label) => {
  const prometheus = { ...minimalStack.prometheus, externalLabels: { [label]: 'shop' } };
  expect(issuesOf({ ...minimalStack, prometheus })).toEqual([
    expect.stringMatching(/^prometheus.externalLabels: this is no name of a label; given: ".*"; allowed: /),
  ]);
});

test('remote writes need external labels, so that samples do not mix', () => {
  const { externalLabels: _, ...prometheus } = fullStack.prometheus;
  expect(issuesOf({ ...fullStack, prometheus })).toEqual([
    "prometheus has remote writes but no externalLabels, so its samples mix with those of other servers; remedy: set prometheus.externalLabels, such as { cluster: 'shop' }",
  ]);
});

test.each([fullStack, agentStack])(
  'it is an external label, and a label of the alerts of $name in Grafana',
  (stack) => {
    const prometheus = chartOf(stack).servers.find(({ spec }) => spec.name === 'prometheus')!;
    expect(JSON.stringify(prometheus.spec.files)).toContain('external_labels:\\n    environment: production\\n');
    const { groups } = grafanaRuleFileOf(stack) as {
      groups: readonly { rules: readonly { labels: Readonly<Record<string, string>> }[] }[];
    };
    for (const { labels } of groups.flatMap(({ rules }) => rules))
      expect(labels).toMatchObject(externalLabelsOf(stack));
  },
);

describe('a label with the name of an external label', () => {
  const cart = catalogue({
    name: 'cart',
    software: 'cart',
    version: '1',
    metrics: {
      carts_open: gauge({ help: 'Carts.', unit: 'none', labels: { environment: open(3), cluster: open(2) } }),
    },
  });
  const { carts_open: carts } = selectors(cart);
  const many = (props: Partial<Parameters<typeof alert>[0]>) =>
    alert({
      name: 'CartsMany',
      condition: sum(carts).greaterThan(10),
      severity: 'warning',
      summary: 'Many carts',
      description: 'Many carts are open.',
      ...props,
    });
  const withRule = (rule: Rule) => issuesOf({ ...minimalStack, rules: [ruleGroup({ name: 'carts', rules: [rule] })] });
  const hidden =
    'these alerts have a label environment of their own, which hides that of the stack; given: "CartsMany"; remedy: remove it from labels; where a metric has it, aggregate without it, or rename it with labelReplace()';

  test('is refused in an alert where it hides the environment', () => {
    expect(withRule(many({ labels: { environment: 'test' } }))).toEqual([hidden]);
    expect(withRule(many({ condition: carts.greaterThan(10) }))).toEqual([hidden]);
    expect(withRule(many({ condition: sum(carts).by('environment').greaterThan(10) }))).toEqual([hidden]);
    expect(withRule(many({ condition: sum(carts).by('cluster').greaterThan(10) }))).toEqual([]);
  });

  test('is refused in a metric of a stack with remote writes, whose queries would not find it', () => {
    const jobs = [staticJob({ job: 'cart', catalogue: cart, targets: ['cart.example:80'] })];
    const { remoteWrites = [], externalLabels = {} } = fullStack.prometheus;
    const message = (label: string) =>
      `the job cart has metrics with the label ${label}, which remote writes keep in place of the external label, so no query there finds them; given: "carts_open"; remedy: rename the label of the metric, or the external label`;
    expect(issuesOf({ ...minimalStack, jobs, prometheus: { ...minimalStack.prometheus, externalLabels } })).toEqual([]);
    const inherited = { ...minimalStack.prometheus, externalLabels: { constructor: 'a' }, remoteWrites };
    expect(issuesOf({ ...minimalStack, jobs, prometheus: inherited })).toEqual([message('environment')]);
    expect(
      issuesOf({ ...minimalStack, jobs, prometheus: { ...minimalStack.prometheus, externalLabels, remoteWrites } }),
    ).toEqual([message('environment'), message('cluster')]);
  });
});

test('alerts for the Prometheus Operator carry the environment, which its Prometheus does not know', () => {
  const labels = operatorRulesOf(fullStack).groups.flatMap(({ rules }) => rules.map((rule) => rule.labels));
  expect(labels).toEqual([{ environment: 'production', severity: 'warning', subject: 'ShopLarge' }]);
});

test('rules of an agent stack carry the labels of the samples that they read, others get them from Prometheus', () => {
  const labels = (stack: Parameters<typeof rulesOf>[0]) =>
    rulesOf(stack).groups.flatMap(({ rules }) => rules.map((rule) => rule.labels?.environment));
  expect(labels(agentStack)).toEqual(['production']);
  expect(labels(fullStack)).toEqual([undefined]);
});
