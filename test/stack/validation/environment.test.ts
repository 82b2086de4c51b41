import { formatIssue } from '../../../core/errors';
import { externalLabelIssues, externalLabelsOf } from '../../../stack/external-labels';
import type { MonitoringStackProps } from '../../../stack/stack';
import { grafanaRuleFileOf, rulesOf } from '../../../stack/rules';
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

test('rules of an agent stack carry the labels of the samples that they read, others get them from Prometheus', () => {
  const labels = (stack: Parameters<typeof rulesOf>[0]) =>
    rulesOf(stack).groups.flatMap(({ rules }) => rules.map((rule) => rule.labels?.environment));
  expect(labels(agentStack)).toEqual(['production']);
  expect(labels(fullStack)).toEqual([undefined]);
});
