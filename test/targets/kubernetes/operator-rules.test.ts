import { parseAllDocuments } from 'yaml';
import { alert, recordingRule, ruleGroup, type RuleGroup } from '../../../alerts';
import { jsonBytes, objectLimit } from '../../../constructs/spread';
import { quantity, rate, selectors, sum } from '../../../promql';
import { operatorRulesOf } from '../../../stack/rules';
import { operatorRules } from '../../../targets/kubernetes/operator-rules';
import { shop } from '../../shop';
import { minimalStack } from '../../stacks';

const { http_requests_total } = selectors(shop);
const requests = sum(rate(http_requests_total)).by('job');

/** Alert of a few kibibytes. */
const large = (name: string) =>
  alert({
    name,
    condition: requests.greaterThan(quantity(1, 'requests/s')),
    severity: 'warning',
    summary: 'Many requests',
    description: '<&>'.repeat(200),
  });

const indices = (count: number) => Array.from({ length: count }, (_, index) => index);
const groups = (count: number) =>
  indices(count).map((index) => ruleGroup({ name: `app-${index}`, rules: [large(`App${index}`)] }));

interface PrometheusRule {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: ReturnType<typeof operatorRulesOf>;
}

function objectsOf(rules: readonly RuleGroup[]): PrometheusRule[] {
  const [[path, text] = ['', '']] = operatorRules({ ...minimalStack, rules }, 'watch');
  expect(path).toBe('prometheus-rule.yaml');
  return parseAllDocuments(text).map((one) => one.toJS() as PrometheusRule);
}

const namesOf = (objects: readonly PrometheusRule[]) => objects.map(({ metadata }) => metadata.name);

/** Names of the objects that are not the same in both. */
function changed(one: readonly RuleGroup[], other: readonly RuleGroup[]): string[] {
  const [before, after] = [one, other].map(
    (rules) => new Map(objectsOf(rules).map((object) => [object.metadata.name, JSON.stringify(object)])),
  );
  return [...new Set([...before!.keys(), ...after!.keys()])].filter((name) => before!.get(name) !== after!.get(name));
}

describe('the rules for the Prometheus Operator', () => {
  test('are one object with all groups in their order, as long as they fit', () => {
    const objects = objectsOf(groups(20));
    expect(namesOf(objects)).toEqual([`${minimalStack.name}-rules`]);
    expect(objects[0]!.spec).toEqual(operatorRulesOf({ ...minimalStack, rules: groups(20) }));
  });

  test('are spread over objects below the limit, each group whole and once', () => {
    const objects = objectsOf(groups(300));
    expect(objects.length).toBeGreaterThan(4);
    for (const object of objects) {
      expect(object).toMatchObject({ kind: 'PrometheusRule', metadata: { namespace: 'watch' } });
      expect(jsonBytes(object)).toBeLessThan(objectLimit);
    }
    expect(new Set(namesOf(objects)).size).toBe(objects.length);
    const byName = (all: PrometheusRule['spec']['groups']) =>
      [...all].sort((one, other) => one.name.localeCompare(other.name));
    expect(byName(objects.flatMap(({ spec }) => spec.groups))).toEqual(
      byName(operatorRulesOf({ ...minimalStack, rules: groups(300) }).groups),
    );
  });

  test('change one object with a changed group, and two with a split', () => {
    const all = groups(300);
    expect(changed(all, [ruleGroup({ name: 'app-0', rules: [large('Changed')] }), ...all.slice(1)])).toHaveLength(1);
    const counts = indices(20).map((index) => changed(all.slice(0, 65 + index), all.slice(0, 66 + index)).length);
    expect([...new Set(counts)].sort()).toEqual([1, 2]);
  });

  test('keep all names of their objects when groups are added', () => {
    const names = [50, 100, 150, 200, 250, 300].map((count) => namesOf(objectsOf(groups(count))));
    for (const [index, after] of names.slice(1).entries()) expect(after).toEqual(expect.arrayContaining(names[index]!));
    expect(names[0]).toContain(`${minimalStack.name}-rules`);
  });

  test('spread the alerts of a group that does not fit, and keep it one group in each object', () => {
    const objects = objectsOf([ruleGroup({ name: 'apps', rules: indices(200).map((index) => large(`App${index}`)) })]);
    expect(objects.length).toBeGreaterThan(1);
    for (const object of objects) {
      expect(object.spec.groups.map(({ name }) => name)).toEqual(['apps']);
      expect(jsonBytes(object)).toBeLessThan(objectLimit);
    }
    const alerts = objects.flatMap(({ spec }) => spec.groups.flatMap(({ rules }) => rules.map((rule) => rule.alert)));
    expect(alerts.sort()).toEqual(
      indices(200)
        .map((index) => `App${index}`)
        .sort(),
    );
  });

  test('keep a group with recording rules whole, whose alerts read what they record', () => {
    const recording = recordingRule({ name: 'job:requests:rate5m', expression: requests });
    const rules = [recording, ...indices(200).map((index) => large(`Other${index}`))];
    const objects = objectsOf([ruleGroup({ name: 'others', rules }), ...groups(10)]);
    const found = objects.flatMap(({ spec }) => spec.groups.filter(({ name }) => name === 'others'));
    expect(found.map((group) => group.rules.length)).toEqual([201]);
  });
});
