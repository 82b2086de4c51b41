import { durationIssues, type Duration } from '../core/duration';
import { withIssues, type MayHaveIssues } from './issues';

/**
 * How far a range vector looks back: a fixed length, or one that whoever renders the expression decides (a dashboard
 * writes Grafana's `$__rate_interval`, a rule its own fixed window), or one that only a dashboard knows.
 */
export type WindowNode = MayHaveIssues &
  (
    | { readonly kind: 'fixed'; readonly text: string }
    | { readonly kind: 'rate-interval' }
    | { readonly kind: 'dashboards'; readonly text: '$__range' | '$__interval' }
  );

/** A window that is not a plain duration; see {@link rateInterval}, {@link dashboardRange}, {@link durationExpression}. */
export class SpecialWindow {
  constructor(readonly node: WindowNode) {}
}

/** The length that a range looks back over. */
export type Window = Duration | SpecialWindow;

/**
 * The window of whoever reads the expression: `$__rate_interval` on a dashboard, the rule's `window` in a rule. It is the
 * default of `rate` and its kin, so that one expression serves both.
 */
export const rateInterval = new SpecialWindow({ kind: 'rate-interval' });

/** The time range that a dashboard shows, `$__range`. An expression with it cannot be used in a rule. */
export const dashboardRange = new SpecialWindow({ kind: 'dashboards', text: '$__range' });

/**
 * A duration that Prometheus computes, such as `max_of(step(), 5m)` or `2 * step()`
 * (https://prometheus.io/docs/prometheus/latest/querying/basics/#duration-expressions).
 *
 * An issue is that the text has characters that no duration expression has; its grammar is checked when it is parsed.
 */
export function durationExpression(text: string): SpecialWindow {
  const issue = {
    problem: 'this is no duration expression',
    given: text,
    allowed: 'durations, numbers, step(), range(), min_of(), max_of() and arithmetic',
  };
  const isPossible = /^[\w\s().,+\-*/%^]+$/.test(text);
  return new SpecialWindow(withIssues<WindowNode>({ kind: 'fixed', text }, isPossible ? [] : [issue]));
}

/** Node of a window. An issue is a duration that is none, or not longer than nothing. */
export function windowNode(window: Window): WindowNode {
  if (window instanceof SpecialWindow) return window.node;
  return withIssues<WindowNode>({ kind: 'fixed', text: window }, durationIssues(window));
}
