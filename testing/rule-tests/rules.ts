import type { RuleFileJson, RuleGroup, RuleJson } from '../../alerts';
import { scopeOf } from '../../alerts/rules/rule-group';
import { walk, type Node, type SelectorNode } from '../../promql/node';
import { resolve } from '../../promql/resolve';
import { rulesOf as ruleFileOf } from '../../stack/rules';
import type { StackProps } from '../../stack/stack';

/** A rule as its stack evaluates it. */
export interface TestedRule {
  readonly kind: 'alert' | 'record';
  readonly name: string;
  readonly group: string;
  /** Its expression, with the windows and the job of its group. */
  readonly node: Node;
  readonly json: RuleJson;
}

/** The rules of a stack, in the order in which one may need the other. */
export interface StackRules {
  readonly stack: string;
  readonly rules: readonly TestedRule[];
}

/** The rules of a stack, as it is synthesized. */
export function rulesOf(stack: StackProps): StackRules {
  return { stack: stack.name, rules: testedRules(stack.rules, ruleFileOf(stack)) };
}

/**
 * The rules of groups, one after the other.
 *
 * @param file what the groups were rendered to
 */
export function testedRules(groups: readonly RuleGroup[], file: RuleFileJson): TestedRule[] {
  return groups.flatMap(({ name: group, job, window, rules }, index) => {
    const scope = scopeOf(job);
    return rules.map(({ kind, name, node }, position) => ({
      kind,
      name,
      group,
      node: resolve(node, { window, scope }),
      json: file.groups[index]!.rules[position]!,
    }));
  });
}

/** A rule and the recording rules that it needs, in the order in which they are evaluated. */
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

/** Every selector of an expression. */
export function selectorsOf(node: Node): SelectorNode[] {
  return [...walk(node)].filter((one): one is SelectorNode => one.type === 'selector');
}

/** A file with some of the rules, in their groups. */
export function fileWith(rules: readonly TestedRule[]): RuleFileJson {
  const names = [...new Set(rules.map(({ group }) => group))];
  return {
    groups: names.map((name) => ({
      name,
      rules: rules.filter(({ group }) => group === name).map(({ json }) => json),
    })),
  };
}
