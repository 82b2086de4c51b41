import type { Issue } from '../../core/errors';
import type { KnownAlert } from './alert-labels';
import { isKnown, labelsOfAll, matcherIssues } from './matcher-issues';
import type { PlacedRoute } from './placed-route';
import type { RoutedAlerts } from './routed-alerts';

/**
 * Returns the issues between routes and alerts: routes that no alert reaches, alerts that no child
 * route matches, labels that no alert of a route has, and reasons that are not needed.
 *
 * @param alerts all alerts of the stack
 */
export function routeIssues(routed: RoutedAlerts, alerts: readonly KnownAlert[]): Issue[] {
  const { placed, matched, below } = routed;
  const { where, route } = placed;
  const { matchers = {}, unreachableReason } = route;
  if (matched.length === 0) return unreachableReason === undefined ? unreachableIssues(placed, alerts) : [];
  return [
    ...matcherIssues({ where, matchers }, alerts),
    ...(unreachableReason === undefined
      ? []
      : [needless(where, 'unreachableReason', `alerts reach it: ${namesOf(matched)}`)]),
    ...groupingIssues(placed, matched),
    ...below.flatMap((one) => routeIssues(one, alerts)),
    ...catchAllIssues(routed),
  ];
}

function unreachableIssues({ where, route: { matchers = {} } }: PlacedRoute, alerts: readonly KnownAlert[]): Issue[] {
  const issues = matcherIssues({ where, matchers }, alerts);
  if (issues.length > 0) return issues;
  const remedy = 'remove or move it, or give a reason in unreachableReason';
  return [{ path: where, problem: 'no alert reaches it', remedy }];
}

function groupingIssues({ where, route: { groupBy = [] } }: PlacedRoute, matched: readonly KnownAlert[]): Issue[] {
  return groupBy
    .filter((label) => label !== '...' && !isKnown(label, matched))
    .map((given) => ({
      path: where,
      problem: 'groupBy names a label that none of its alerts has',
      given,
      allowed: labelsOfAll(matched),
    }));
}

function catchAllIssues({ placed: { where, route }, notified, below }: RoutedAlerts): Issue[] {
  if (route.catchAllReason !== undefined) {
    const why = below.length === 0 ? 'the route has no child routes' : 'the child routes match every alert';
    return notified.length > 0 && below.length > 0 ? [] : [needless(where, 'catchAllReason', why)];
  }
  if (below.length === 0 || notified.length === 0) return [];
  return [
    {
      path: where,
      problem: 'it has child routes, but possibly none of them matches these alerts',
      given: namesOf(notified),
      remedy: 'add a child route that matches them, or give a reason in catchAllReason',
    },
  ];
}

function needless(where: string, reason: string, why: string): Issue {
  return { path: where, problem: `${reason} is not needed: ${why}`, remedy: `remove ${reason}` };
}

function namesOf(alerts: readonly KnownAlert[]): string {
  return alerts.map(({ name }) => name).join(', ');
}
