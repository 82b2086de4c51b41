import { durationIssues, isLonger, type Duration } from '../core/duration';
import type { Issue } from '../core/errors';
import { withIssues, type MayHaveIssues } from './issues';

/**
 * Window of a range vector: a fixed length; the rate interval, which is Grafana's
 * `$__rate_interval` on dashboards and the `window` of the rule group in rules; or a window that
 * exists only on dashboards.
 */
export type WindowNode = MayHaveIssues &
  (
    | { readonly kind: 'fixed'; readonly text: string }
    | { readonly kind: 'rate-interval' }
    | { readonly kind: 'dashboards'; readonly text: '$__range' | '$__interval' }
  );

/**
 * Window that is not a plain duration: {@link rateInterval}, {@link dashboardRange}, or one of
 * `durationExpression`.
 */
export class SpecialWindow {
  constructor(
    /** @hidden */
    readonly node: WindowNode,
  ) {}
}

/** Length of a window. */
export type Window = Duration | SpecialWindow;

/**
 * Rate interval: `$__rate_interval` on dashboards, and the `window` of the group in rules. It is
 * the default of `rate` and similar functions, so that an expression works in both.
 */
export const rateInterval = new SpecialWindow({ kind: 'rate-interval' });

/** Time range of a dashboard, `$__range`. Rules cannot use an expression with it. */
export const dashboardRange = new SpecialWindow({ kind: 'dashboards', text: '$__range' });

/** Creates the node of a window. An invalid or zero duration is an issue. */
export function windowNode(window: Window): WindowNode {
  if (window instanceof SpecialWindow) return window.node;
  return withIssues<WindowNode>({ kind: 'fixed', text: window }, durationIssues(window));
}

/** Returns an issue for a step of a subquery that is longer than its window, which has no sample then. */
export function stepIssues(window: WindowNode, step: WindowNode): Issue[] {
  if (window.kind !== 'fixed' || step.kind !== 'fixed' || !isLonger(step.text, window.text)) return [];
  return [
    {
      problem: 'the step of a subquery is longer than its window',
      given: step.text,
      allowed: `${window.text} and shorter`,
    },
  ];
}
