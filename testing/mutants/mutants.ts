import { durationToMilliseconds, millisecondsToDuration } from '../../core/duration';
import { expressionIssues } from '../../promql/check';
import type { BinaryNode, Node } from '../../promql/node';
import { render } from '../../promql/render';
import type { TestedRule } from '../rule-tests/rules';
import { changesOf, type Change } from './mutations';
import type { MutationOperator } from './operators';

/** Changed rule that tests must detect. */
export interface Mutant {
  /** Kind of change. */
  readonly operator: MutationOperator;
  /** Text before and after the change. */
  readonly change: string;
  /** Rule with the change. */
  readonly rule: TestedRule;
}

/** Returns every valid rule that differs from a rule by one change. */
export function mutantsOf(rule: TestedRule): Mutant[] {
  const ofExpression = changesIn(rule.node)
    .filter(({ node }) => expressionIssues(node).length === 0)
    .map(({ operator, text, node }) => ({
      operator,
      change: text,
      rule: { ...rule, node, json: { ...rule.json, expr: render(node) } },
    }));
  return [...ofExpression, ...(rule.kind === 'alert' ? mutantsOfTimes(rule) : [])];
}

/** Returns the changes of a node and of its descendants. */
function changesIn(node: Node): Change[] {
  return [...changesOf(node), ...changesBelow(node)];
}

function changesBelow(node: Node): Change[] {
  const within = (child: Node, put: (changed: Node) => Node): Change[] =>
    changesIn(child).map((change) => ({ ...change, node: put(change.node) }));
  switch (node.type) {
    case 'negation':
    case 'subquery':
      return within(node.expression, (expression) => ({ ...node, expression }));
    case 'matrix':
      return within(node.selector, (selector) => ({ ...node, selector }) as Node);
    case 'aggregation':
      return within(node.expression, (expression) => ({ ...node, expression }));
    case 'call':
      return node.args.flatMap((arg, index) =>
        within(arg, (changed) => ({ ...node, args: node.args.with(index, changed) })),
      );
    case 'binary':
      return [
        ...within(node.left, (left) => ({ ...node, left })).map((change) => ({
          ...change,
          text: change.text + placeIn(node),
        })),
        ...within(node.right, (right) => ({ ...node, right })),
      ];
    case 'labelSelector':
    case 'number':
    case 'selector':
    case 'string':
      return [];
  }
}

/** Renders the comparison around a change when its right side is a number. */
function placeIn({ operator, right }: BinaryNode): string {
  return right.type === 'number' ? `, in … ${operator} ${right.value}` : '';
}

/**
 * Returns mutants of `for` and `keep_firing_for`: half, double, or 5 minutes where the rule has
 * none.
 */
function mutantsOfTimes(rule: TestedRule): Mutant[] {
  return (['for', 'keep_firing_for'] as const).flatMap((key) => {
    const given = rule.json[key];
    const length = given === undefined ? 0 : durationToMilliseconds(given);
    const others = length === 0 ? (['5m'] as const) : [length / 2, length * 2].map(millisecondsToDuration);
    return others.map((other) => ({
      operator: key,
      change: `${given ?? 'none'} → ${other}`,
      rule: { ...rule, json: { ...rule.json, [key]: other } },
    }));
  });
}
