import type { RuleGroupJson } from '../../alerts/rules/rule-group';
import { selectorLabels } from '../../constructs/labels';
import { fitIntoObject, jsonBytes, spread, type Item } from '../../constructs/spread';
import { groupBy } from '../../core/group-by';
import { fileText } from '../../core/yaml';
import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import { operatorRulesOf } from '../../stack/rules';
import { isAgentStack, type StackProps } from '../../stack/stack';

/** Renders the rules of a stack for the Prometheus Operator: a file with as many objects as they need. */
export function operatorRules(stack: StackProps, namespace: string): (readonly [path: string, text: string])[] {
  if (isAgentStack(stack)) return [];
  const objects = spread(operatorRulesOf(stack).groups.flatMap(itemsOf)).map(({ bits, items }) =>
    prometheusRule(stack.name, namespace, { bits, groups: joined(items) }),
  );
  return [['prometheus-rule.yaml', objects.map((one) => fileText(one, '1.1')).join('---\n')]];
}

/**
 * Returns a PrometheusRule, by https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule.
 * Its name has the bits up to the last 1. So one of the two halves of a split keeps the name: an object
 * that nobody deletes would have the same rules once more.
 */
function prometheusRule(
  stack: string,
  namespace: string,
  { bits, groups }: { readonly bits: string; readonly groups: readonly RuleGroupJson[] },
) {
  const suffix = bits.replace(/0+$/, '');
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: suffix === '' ? `${stack}-rules` : `${stack}-rules-${suffix}`,
      namespace,
      labels: selectorLabels(prometheusAddress.name, stack),
    },
    spec: { groups },
  };
}

/**
 * Returns a group as one item. Alerts of a group that does not fit into an object are items of their own,
 * as they are files of their own for the Prometheus of the stack; with recording rules they belong together.
 */
function itemsOf(group: RuleGroupJson): Item<RuleGroupJson>[] {
  const item = (name: string, content: RuleGroupJson) => ({ name, bytes: jsonBytes(content) + 1, content });
  const whole = item(group.name, group);
  return fitIntoObject(whole.bytes) || group.rules.some(({ record }) => record !== undefined)
    ? [whole]
    : group.rules.map((rule) => item(`${group.name}.${rule.alert!}`, { ...group, rules: [rule] }));
}

/** Joins parts of the same group, because the names of groups are unique in an object. */
function joined(groups: readonly RuleGroupJson[]): RuleGroupJson[] {
  return [...groupBy(groups, ({ name }) => name).values()].map((parts) => ({
    ...parts[0],
    rules: parts.flatMap(({ rules }) => rules),
  }));
}
