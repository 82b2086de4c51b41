import type { Issue } from '../core/errors';
import type { MayHaveIssues } from './issues';
import { childrenOf, type Node } from './node';

/** Returns the issues of the values from which an expression was built, each once. */
export function builtIssues(node: Node): Issue[] {
  return [...new Set(allIssues(node))];
}

/**
 * Returns the issues of the values from which a node was built, including its matchers and windows.
 */
export function ownIssues(node: Node): Issue[] {
  return [node, ...partsOf(node)].flatMap(({ issues = [] }) => issues);
}

function allIssues(node: Node): Issue[] {
  return [...ownIssues(node), ...childrenOf(node).flatMap(allIssues)];
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
