import { walk, type Node, type SelectorNode } from './node';

/** Returns the selectors of an expression, in the order of the text. */
export function selectorsOf(node: Node): SelectorNode[] {
  return walk(node).filter((one): one is SelectorNode => one.type === 'selector');
}
