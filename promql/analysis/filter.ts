import { childrenOf, isComparison, type BinaryNode, type Node } from '../node';

/** Tests whether an expression, or a part of it, drops series by a comparison. */
export function hasFilter(node: Node): boolean {
  return filterOf(node) !== undefined || childrenOf(node).some(hasFilter);
}

/** Returns the node if it is a comparison that drops series. */
export function filterOf(node: Node): BinaryNode | undefined {
  return node.type === 'binary' && isComparison(node.operator) && !node.bool ? node : undefined;
}
