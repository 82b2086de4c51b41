import { App } from 'cdk8s';
import type { RuleFileJson, RuleJson } from '../../alerts';
import { MonitoringStack, type MonitoringStackProps } from '../../constructs';
import { walk, type Node, type SelectorNode } from '../../promql/node';
import { resolve } from '../../promql/resolve';

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
  readonly file: RuleFileJson;
  readonly rules: readonly TestedRule[];
}

/** The rules of a stack, as it is synthesized. */
export function rulesOf(stack: MonitoringStackProps): StackRules {
  const file = new MonitoringStack(new App(), stack).prometheus.rules;
  const rules = stack.rules.flatMap((group, index) =>
    group.rules.map((rule, position): TestedRule => {
      const scope = group.job === undefined ? [] : [{ label: 'job', operator: '=' as const, value: group.job }];
      return {
        kind: rule.kind,
        name: rule.name,
        group: group.name,
        node: resolve(rule.node, { window: group.window, scope }),
        json: file.groups[index]!.rules[position]!,
      };
    }),
  );
  return { stack: stack.name, file, rules };
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
