import { Mistake } from '../metrics';
import { childrenOf, type MatcherNode, type Node, type SelectorNode } from './node';
import { windowNode, type Window, type WindowNode } from './window';

/** What the place of an expression decides about it. */
export interface Context {
  /**
   * The length of windows that are left to the reader.
   *
   * @default - Grafana's `$__rate_interval`
   */
  readonly window?: Window;
  /**
   * Matchers added to every selector that has such a label and does not match it itself.
   *
   * @default - none
   */
  readonly scope?: readonly MatcherNode[];
}

/**
 * The expression as it stands in its place: windows fixed, selectors limited to the scope.
 *
 * @throws Mistake when a fixed window is asked for and the expression looks back over the dashboard's time range
 */
export function resolve(node: Node, context: Context): Node {
  const window = context.window === undefined ? undefined : windowNode(context.window);
  return resolveWith(node, { ...(window ? { window } : {}), scope: context.scope ?? [] });
}

interface Resolved {
  readonly window?: WindowNode;
  readonly scope: readonly MatcherNode[];
}

function resolveWith(node: Node, context: Resolved): Node {
  switch (node.type) {
    case 'selector':
      return scoped(node, context.scope);
    case 'matrix':
      return { ...node, selector: scoped(node.selector, context.scope), window: fixed(node.window, context) };
    case 'subquery':
      return {
        ...node,
        expression: resolveWith(node.expression, context),
        window: fixed(node.window, context),
        ...(node.step ? { step: fixed(node.step, context) } : {}),
      };
    case 'negation':
      return { ...node, expression: resolveWith(node.expression, context) };
    case 'aggregation':
      return {
        ...node,
        expression: resolveWith(node.expression, context),
        ...(node.parameter ? { parameter: resolveWith(node.parameter, context) } : {}),
      };
    case 'call':
      return { ...node, args: childrenOf(node).map((child) => resolveWith(child, context)) };
    case 'binary':
      return { ...node, left: resolveWith(node.left, context), right: resolveWith(node.right, context) };
    default:
      return node;
  }
}

function scoped(node: SelectorNode, scope: readonly MatcherNode[]): SelectorNode {
  const matched = new Set(node.matchers.map(({ label }) => label));
  const added = scope.filter(({ label }) => label in node.series.labels && !matched.has(label));
  return { ...node, matchers: [...node.matchers, ...added] };
}

function fixed(window: WindowNode, { window: own }: Resolved): WindowNode {
  if (window.kind === 'fixed' || own === undefined) return window;
  if (window.kind === 'readers') return own;
  throw new Mistake({
    fault: 'only a dashboard knows this window',
    given: window.text,
    allowed: 'a fixed window such as 1h, or the window of the rule',
  });
}
