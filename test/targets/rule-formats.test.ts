import { parse } from 'yaml';
import { alert, recordingRule, ruleGroup } from '../../alerts';
import type { RuleJson } from '../../alerts/rules/rule';
import { gibibytes, rate, selectors, sum } from '../../promql';
import { formatIssue } from '../../core/errors';
import { grafanaRuleFileOf } from '../../stack/rules';
import { externalLabelsOf } from '../../stack/external-labels';
import type { MonitoringStackProps } from '../../stack/stack';
import { validate } from '../../targets/validation';
import { filesOf } from '../../targets/kubernetes/files';
import { shop } from '../shop';
import { minimalStack, testStacks } from '../stacks';
import { rulesAmong } from '../rule-files';
import { chartOf, monitoringStacks as stacks, targeted } from '../targeted';

const { http_requests_total, memory_bytes } = selectors(shop);
const requests = recordingRule({
  name: 'job:http_requests:rate5m',
  expression: sum(rate(http_requests_total)).by('job'),
  labels: { team: 'shop' },
});
const large = alert({
  name: 'Large',
  condition: sum(memory_bytes).by('job').greaterThan(gibibytes(1)),
  for: '10m',
  keepFiringFor: '5m',
  severity: 'warning',
  summary: ({ labels, value }) => `${labels.job}: ${value}`,
  description: 'Large.',
  labels: { team: 'shop', costs: '$5' },
});
/** Rules with all options. */
const everyRule: MonitoringStackProps = {
  ...minimalStack,
  name: 'every-rule',
  rules: [ruleGroup({ name: 'shop', rules: [requests, large], interval: '1m' })],
};

/** Normalized meaning of a rule. */
interface Meaning {
  readonly group: string;
  readonly name: string;
  readonly expression: string;
  readonly records: boolean;
  readonly after: string | undefined;
  readonly keeps: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly says: Readonly<Record<string, string>>;
}

interface PrometheusGroups {
  readonly groups: readonly { readonly name: string; readonly rules: readonly RuleJson[] }[];
}

/** Meaning of rules for Prometheus, which adds external labels to alerts. */
function ofPrometheus({ groups }: PrometheusGroups, externalLabels: Readonly<Record<string, string>>): Meaning[] {
  return groups.flatMap(({ name: group, rules }) =>
    rules.map(({ alert: name, record, expr, for: after, keep_firing_for: keeps, labels = {}, annotations = {} }) => ({
      group,
      name: name ?? record!,
      expression: expr,
      records: record !== undefined,
      after,
      keeps,
      labels: { ...(name === undefined ? {} : externalLabels), ...labels },
      says: annotations,
    })),
  );
}

interface GrafanaRules {
  readonly groups: readonly {
    readonly name: string;
    readonly folder: string;
    readonly interval: string;
    readonly rules: readonly {
      readonly uid: string;
      readonly title: string;
      readonly data: readonly { readonly refId: string; readonly model: Readonly<Record<string, unknown>> }[];
      readonly condition?: string;
      readonly record?: { readonly metric: string; readonly from: string };
      readonly for?: string;
      readonly keepFiringFor?: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
    }[];
  }[];
}

function ofGrafana({ groups }: GrafanaRules): Meaning[] {
  return groups.flatMap(({ name: group, rules }) =>
    rules.map(({ title, data, record, for: after, keepFiringFor: keeps, labels, annotations = {} }) => {
      const { __dashboardUid__: _, __panelId__: __, ...says } = annotations;
      const texts = Object.entries(says).map(([key, text]) => [key, text.replaceAll('$values.query.Value', '$value')]);
      const [query] = data;
      return {
        group,
        name: title,
        expression: String(query!.model.expr),
        records: record !== undefined,
        after,
        keeps,
        // A single dollar sign would be an environment variable.
        labels: Object.fromEntries(Object.entries(labels).map(([key, label]) => [key, unescaped(label)])),
        says: Object.fromEntries(texts) as Record<string, string>,
      };
    }),
  );
}

/** Expansion of a label in a file of Grafana, without any variables. */
const unescaped = (text: string) => text.replaceAll(/\$\$|\$\w+/g, (found) => (found === '$$' ? '$' : ''));

const all = [...stacks, ...testStacks, everyRule];

describe.each(all)('the rules of $name', (props) => {
  const { name } = props;
  const files = filesOf(chartOf(props));
  const read = (file: string): unknown => parse(files.get(`${name}/${file}`)!);
  const expected = ofPrometheus(rulesAmong(files, name), externalLabelsOf(props));
  const grafana = read('grafana-rules.yml') as GrafanaRules;

  test('have the same meaning for the Prometheus Operator', () => {
    const rule = read('prometheus-rule.yaml') as { spec: PrometheusGroups };
    expect(rule).toMatchObject({ apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule' });
    expect(ofPrometheus(rule.spec, externalLabelsOf(props))).toEqual(expected);
  });

  test('have the same meaning for Grafana', () => {
    expect(ofGrafana(grafana)).toEqual(expected);
    const rules = grafana.groups.flatMap((group) => group.rules);
    expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
    for (const { record, condition, data } of rules) {
      expect(data.map(({ refId }) => refId)).toContain(record?.from ?? condition);
      expect(data[0]!.model).toMatchObject({ instant: true, datasource: { uid: 'prometheus' } });
    }
  });
});

test('a removed rule is deleted by the uid that it had', () => {
  interface File extends GrafanaRules {
    readonly deleteRules?: readonly unknown[];
  }
  const fileOf = (stack: MonitoringStackProps) => grafanaRuleFileOf(stack) as File;
  const before = fileOf(everyRule).groups[0]!.rules.find(({ title }) => title === 'Large')!;
  expect(fileOf(everyRule)).not.toHaveProperty('deleteRules');
  const rules = [ruleGroup({ name: 'shop', rules: [requests], interval: '1m' })];
  const after = fileOf({ ...everyRule, rules, removedRules: ['Large'] });
  expect(after.deleteRules).toEqual([{ orgId: 1, uid: before.uid }]);
  expect(after.groups[0]!.rules.map(({ title }) => title)).toEqual(['job:http_requests:rate5m']);
});

test('a removed rule that is there, and one that is named twice, are refused', () => {
  const stack = { ...everyRule, removedRules: ['Large', 'Small', 'Small'] };
  expect(validate([targeted(stack)]).map(formatIssue)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /removedRules names a rule of the stack, so Grafana would delete it at each start; given: "Large"/,
      ),
      expect.stringMatching(/removedRules names a rule twice; given: "Small"/),
    ]),
  );
});

test('rules in the file of Grafana', () => {
  const files = filesOf(chartOf(everyRule));
  expect(files.get('every-rule/grafana-rules.yml')).toMatchSnapshot();
  expect(files.get('every-rule/prometheus-rule.yaml')).toMatchSnapshot();
});
