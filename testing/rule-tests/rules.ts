import type { RuleFileJson, RuleGroup, RuleJson } from '../../alerts';
import { scopeOf } from '../../alerts/rules/rule-group';
import type { Node } from '../../promql/node';
import { resolve } from '../../promql/resolve';
import { linksOf, rulesOf as ruleFileOf } from '../../stack/rules';
import type { StackProps } from '../../stack/stack';
import { selectorsOf } from '../../promql/selectors-of';

/** Rule as its stack evaluates it. */
export interface TestedRule {
  /** Kind of rule: it fires an alert, or it records series. */
  readonly kind: 'alert' | 'record';
  /** Name of the alert, or of the recorded series. */
  readonly name: string;
  /** Name of its rule group. */
  readonly group: string;
  /** Expression with the windows and the job of the group, as a syntax tree. @hidden */
  readonly node: Node;
  /** Rule in the format of Prometheus. */
  readonly json: RuleJson;
  /**
   * External labels of the samples that the rule reads.
   *
   * @default - none
   */
  readonly externalLabels?: Readonly<Record<string, string>> | undefined;
}

/** Rules of a stack in dependency order. */
export interface StackRules {
  /** Name of the stack. */
  readonly stack: string;
  /** Rules in the order of the groups. */
  readonly rules: readonly TestedRule[];
}

/** Returns the rules of a stack as they are synthesized. */
export function rulesOf(stack: StackProps): StackRules {
  const { externalLabels } = linksOf(stack);
  return { stack: stack.name, rules: testedRules(stack.rules, ruleFileOf(stack), externalLabels) };
}

/**
 * Returns the rules of groups in order.
 *
 * @param file rule file to which the groups were rendered
 * @param externalLabels external labels of the samples that they read
 */
export function testedRules(
  groups: readonly RuleGroup[],
  file: RuleFileJson,
  externalLabels?: TestedRule['externalLabels'],
): TestedRule[] {
  return groups.flatMap(({ name: group, job, window, rules }, index) => {
    const scope = scopeOf(job);
    return rules.map(({ kind, name, node }, position) => ({
      kind,
      name,
      group,
      node: resolve(node, { window, scope }),
      json: file.groups[index]!.rules[position]!,
      externalLabels,
    }));
  });
}

/** Returns a rule and the recording rules that it needs, in the order of their evaluation. */
export function withNeeded(rule: TestedRule, all: readonly TestedRule[]): TestedRule[] {
  const names = new Set([rule.name]);
  for (let found = 0; found < names.size;) {
    found = names.size;
    for (const one of all.filter(({ name }) => names.has(name))) {
      for (const { series } of selectorsOf(one.node)) if (series.catalogue === 'recorded') names.add(series.name);
    }
  }
  return all.filter(({ name }) => names.has(name));
}

/** Rule file with some of the rules in their groups. */
export function fileWith(rules: readonly TestedRule[]): RuleFileJson {
  const names = [...new Set(rules.map(({ group }) => group))];
  return {
    groups: names.map((name) => ({
      name,
      rules: rules.filter(({ group }) => group === name).map(({ json }) => json),
    })),
  };
}
