import { Mistake } from '../metrics';
import { transform, type MatcherNode, type Node, type SelectorNode } from './node';
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
  const own = context.window === undefined ? undefined : windowNode(context.window);
  return transform(node, {
    selector: (selector) => scoped(selector, context.scope ?? []),
    window: (window) => (own === undefined ? window : fixed(window, own)),
  });
}

function scoped(node: SelectorNode, scope: readonly MatcherNode[]): SelectorNode {
  const matched = new Set(node.matchers.map(({ label }) => label));
  const added = scope.filter(({ label }) => label in node.series.labels && !matched.has(label));
  return { ...node, matchers: [...node.matchers, ...added] };
}

function fixed(window: WindowNode, own: WindowNode): WindowNode {
  if (window.kind === 'fixed') return window;
  if (window.kind === 'readers') return own;
  throw new Mistake({
    fault: 'only a dashboard knows this window',
    given: window.text,
    allowed: 'a fixed window such as 1h, or the window of the rule',
  });
}
