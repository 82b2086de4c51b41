import { ValidationError } from '../core/errors';
import { ignoringExternal } from './external-labels';
import { labelsOf } from './labels';
import {
  childrenOf,
  transform,
  type BinaryNode,
  type MatcherNode,
  type Node,
  type SelectorNode,
  type Transformation,
} from './node';
import { windowNode, type Window, type WindowNode } from './window';

/** Context of an expression: a rule or a dashboard. */
export interface Context {
  /**
   * Length of windows that have none.
   *
   * @default - Grafana's `$__rate_interval`
   */
  readonly window?: Window;
  /**
   * Matchers to add to every selector that has the label and no matcher of it. Recorded series need
   * none where they are matched with series that have the matchers.
   *
   * @default - none
   */
  readonly scope?: readonly MatcherNode[];
  /**
   * Labels that a Prometheus adds to what it writes elsewhere. There, every selector without a
   * matcher of such a label gets one, so that it selects no samples of other servers.
   *
   * @default - none
   */
  readonly externalLabels?: Readonly<Record<string, string>>;
}

/**
 * Resolves an expression in its context: sets windows, and adds the matchers of the scope and of
 * external labels.
 *
 * @throws ValidationError when windows are fixed and the expression uses the time range of a
 * dashboard
 */
export function resolve(node: Node, context: Context): Node {
  const own = context.window === undefined ? undefined : windowNode(context.window);
  const { scope = [], externalLabels = {} } = context;
  const external = Object.entries(externalLabels).map(([label, value]) => equals(label, value));
  const unlimited: Transformation = {
    window: (window) => (own === undefined ? window : fixed(window, own)),
    selector: (selector) => withMatchers(selector, external),
  };
  const limited: Transformation = {
    ...unlimited,
    selector: (selector) => withMatchers(scoped(selector, scope), external),
    right: (one) => (isLimitedByLeft(one, scope) ? unlimited : limited),
  };
  return ignoringExternal(transform(node, limited), Object.keys(externalLabels));
}

function equals(label: string, value: string): MatcherNode {
  return { label, operator: '=', value };
}

function scoped(node: SelectorNode, scope: readonly MatcherNode[]): SelectorNode {
  return withMatchers(
    node,
    scope.filter(({ label }) => Object.hasOwn(node.series.labels, label)),
  );
}

/** Adds those matchers to a selector of whose labels it has none. */
function withMatchers(node: SelectorNode, matchers: readonly MatcherNode[]): SelectorNode {
  if (matchers.length === 0) return node;
  const matched = new Set(node.matchers.map(({ label }) => label));
  const added = matchers.filter(({ label }) => !matched.has(label));
  return added.length === 0 ? node : { ...node, matchers: [...node.matchers, ...added] };
}

/**
 * Reports whether the right side of an operator has only recorded series, and matches only series
 * within the scope on the left.
 */
function isLimitedByLeft({ operator, left, right, matching }: BinaryNode, scope: readonly MatcherNode[]): boolean {
  const isMatched = ({ label }: MatcherNode) =>
    // The right side is first, because it is often a number, which has no labels.
    [right, left].every((side) => labelsOf(side).has(label)) &&
    (!matching || matching.labels.includes(label) === (matching.kind === 'on'));
  return operator !== 'or' && isRecorded(right) && scope.every(isMatched);
}

/** Tests whether an expression has only recorded series. An aggregation over all jobs would have another value without the scope. */
function isRecorded(node: Node): boolean {
  if (node.type === 'aggregation') return false;
  return node.type === 'selector' ? node.series.catalogue === 'recorded' : childrenOf(node).every(isRecorded);
}

function fixed(window: WindowNode, own: WindowNode): WindowNode {
  if (window.kind === 'fixed') return window;
  if (window.kind === 'rate-interval') return own;
  throw new ValidationError({
    problem: 'this window exists only on dashboards',
    given: window.text,
    allowed: 'a fixed window such as 1h, or the window of the rule',
  });
}
