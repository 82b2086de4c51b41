import type { Issue } from '../core/errors';
import type { MayHaveIssues } from './issues';
import { walk, type Node } from './node';

/** Returns the issues of the values from which an expression was built, each once. */
export function builtIssues(node: Node): Issue[] {
  return [...new Set(walk(node).flatMap(ownIssues))];
}

/**
 * Returns the issues of the values from which a node was built, including its matchers and windows.
 */
export function ownIssues(node: Node): readonly Issue[] {
  const { issues = [] } = node;
  const parts = partsOf(node);
  return parts.length === 0 ? issues : [...issues, ...parts.flatMap((part) => part.issues ?? [])];
}

function partsOf(node: Node): readonly MayHaveIssues[] {
  switch (node.type) {
    case 'labelSelector':
    case 'selector':
      return node.matchers;
    case 'matrix':
      return [node.window];
    case 'subquery':
      return node.step ? [node.window, node.step] : [node.window];
    case 'aggregation':
    case 'binary':
    case 'call':
    case 'negation':
    case 'number':
    case 'string':
      return [];
  }
}
