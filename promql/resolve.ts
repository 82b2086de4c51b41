import { ValidationError } from '../core/errors';
import { labelsOf } from './labels';
import {
  transform,
  walk,
  type BinaryNode,
  type MatcherNode,
  type Node,
  type SelectorNode,
  type Transformation,
} from './node';
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
   * Matchers added to every selector that has such a label and does not match it itself. What was recorded needs none where
   * it is matched with something that has them: there are few such series.
   *
   * @default - none
   */
  readonly scope?: readonly MatcherNode[];
}

/**
 * The expression as it stands in its place: windows fixed, selectors limited to the scope.
 *
 * @throws ValidationError when a fixed window is asked for and the expression looks back over the dashboard's time range
 */
export function resolve(node: Node, context: Context): Node {
  const own = context.window === undefined ? undefined : windowNode(context.window);
  const { scope = [] } = context;
  const unlimited: Transformation = {
    window: (window) => (own === undefined ? window : fixed(window, own)),
  };
  const limited: Transformation = {
    ...unlimited,
    selector: (selector) => scoped(selector, scope),
    right: (one) => (isLimitedByLeft(one, scope) ? unlimited : limited),
  };
  return transform(node, limited);
}

function scoped(node: SelectorNode, scope: readonly MatcherNode[]): SelectorNode {
  const matched = new Set(node.matchers.map(({ label }) => label));
  const added = scope.filter(({ label }) => label in node.series.labels && !matched.has(label));
  return { ...node, matchers: [...node.matchers, ...added] };
}

/** Whether the right of an operator holds only what was recorded, and can only match what the scope leaves on its left. */
function isLimitedByLeft({ operator, left, right, matching }: BinaryNode, scope: readonly MatcherNode[]): boolean {
  const isMatched = ({ label }: MatcherNode) =>
    [left, right].every((side) => labelsOf(side).has(label)) &&
    (!matching || matching.labels.includes(label) === (matching.kind === 'on'));
  // An aggregation of all jobs together would be another one.
  const isRecorded = [...walk(right)].every(
    (one) => one.type !== 'aggregation' && (one.type !== 'selector' || one.series.catalogue === 'recorded'),
  );
  return operator !== 'or' && isRecorded && scope.every(isMatched);
}

function fixed(window: WindowNode, own: WindowNode): WindowNode {
  if (window.kind === 'fixed') return window;
  if (window.kind === 'rate-interval') return own;
  throw new ValidationError({
    problem: 'only a dashboard knows this window',
    given: window.text,
    allowed: 'a fixed window such as 1h, or the window of the rule',
  });
}
