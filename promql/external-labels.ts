import { selects } from './labels';
import type { BinaryNode, CallNode, MatchingNode, Node } from './node';
import { kindOf } from './signature';

/** Whether all series of a result have the external labels, none has them, or some do. */
type Presence = 'all' | 'none' | 'some';

/**
 * Leaves external labels out of matching. Prometheus itself has series without them; where it
 * writes, series have them until an aggregation drops them, so two sides could differ in nothing
 * else.
 */
export function ignoringExternal(node: Node, labels: readonly string[]): Node {
  if (labels.length === 0) return node;
  const inner = (one: Node) => ignoringExternal(one, labels);
  switch (node.type) {
    case 'negation':
    case 'subquery':
      return { ...node, expression: inner(node.expression) };
    case 'aggregation':
      return {
        ...node,
        expression: inner(node.expression),
        ...(node.parameter ? { parameter: inner(node.parameter) } : {}),
      };
    case 'call':
      return { ...node, args: node.args.map(inner) };
    case 'binary':
      return matched({ ...node, left: inner(node.left), right: inner(node.right) }, labels);
    case 'labelSelector':
    case 'matrix':
    case 'number':
    case 'selector':
    case 'string':
      return node;
  }
}

function matched(node: BinaryNode, labels: readonly string[]): BinaryNode {
  const { left, right, matching } = node;
  if (kindOf(left) === 'scalar' || kindOf(right) === 'scalar' || matching?.kind === 'on') return node;
  const [ofLeft, ofRight] = [presence(left), presence(right)];
  if (ofLeft === ofRight && ofLeft !== 'some') return node;
  const ignored = [...(matching?.labels ?? []), ...labels];
  const ignoring: MatchingNode = { ...matching, kind: 'ignoring', labels: [...new Set(ignored)].sort() };
  return { ...node, matching: ignoring };
}

function presence(node: Node): Presence {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'labelSelector':
      return 'none';
    case 'selector':
    case 'matrix':
      return 'all';
    case 'negation':
    case 'subquery':
      return presence(node.expression);
    case 'call':
      return presenceOfCall(node);
    case 'aggregation':
      return selects(node) || node.grouping?.kind === 'without' ? presence(node.expression) : 'none';
    case 'binary':
      return presenceOfBinary(node);
  }
}

function presenceOfCall({ name, args }: CallNode): Presence {
  const vector = args.find((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
  return vector === undefined || name === 'scalar' ? 'none' : presence(vector);
}

function presenceOfBinary({ operator, left, right, matching }: BinaryNode): Presence {
  if (kindOf(right) === 'scalar') return presence(left);
  if (kindOf(left) === 'scalar') return presence(right);
  const [ofLeft, ofRight] = [presence(left), presence(right)];
  if (operator === 'or') return ofLeft === ofRight ? ofLeft : 'some';
  if (operator === 'and' || operator === 'unless') return ofLeft;
  if (matching?.group) return matching.group.side === 'left' ? ofLeft : ofRight;
  if (matching === undefined) return ofLeft;
  // The labels that `ignoring` leaves out may be the external ones.
  return matching.kind === 'on' ? 'none' : 'some';
}
